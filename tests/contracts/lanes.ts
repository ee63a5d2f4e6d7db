// Whatever happens in whatever order: each update is done exactly once, in the order of its lane.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NewStore } from '../support/databases.ts'
import { answer, postTo, textOf, update } from './examples.ts'

type Step =
  | { readonly kind: 'take'; readonly ids: readonly number[] }
  | { readonly kind: 'claim'; readonly limit: number }
  | { readonly kind: 'finish' | 'release'; readonly which: number }
  | { readonly kind: 'reopen' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('take'), ids: fc.array(fc.nat(40), { maxLength: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('claim'), limit: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('finish'), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release'), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen') }) },
)

/** Four lanes, whose names are their chats. */
const laneOf = (id: number) => 1 + (id % 4)

export function lanesContract(newStore: NewStore, { runs }: { readonly runs: number }): void {
  describe('any order of events', () => {
    it('does each update once, in the order of its lane', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          const at = await newStore()
          try {
            await follow(at, steps)
          } finally {
            await at.dispose()
          }
        }),
        { numRuns: runs },
      )
    }, 120_000)
  })
}

async function follow(at: Awaited<ReturnType<NewStore>>, steps: readonly Step[]): Promise<void> {
  const taken = new Set<number>()
  const done: number[] = []
  let held: number[] = []
  const finish = async (id: number) => {
    await at.store.inbox.finish(id, [answer(postTo(laneOf(id), `${id}`))])
    done.push(id)
    held = held.filter((one) => one !== id)
  }
  const claim = async (limit: number) => {
    for (const { id } of await at.store.inbox.claim(limit)) {
      // Nothing before it waits in its lane, and nothing else is under way there.
      const earlier = [...taken].filter((one) => laneOf(one) === laneOf(id) && one < id)
      expect(earlier.filter((one) => !done.includes(one))).toEqual([])
      expect(held.map(laneOf)).not.toContain(laneOf(id))
      held.push(id)
    }
  }
  for (const one of steps) {
    if (one.kind === 'take') {
      const fresh = new Set(one.ids.filter((id) => !taken.has(id)))
      expect(await at.store.inbox.take(one.ids.map((id) => update(id, `${laneOf(id)}`)))).toBe(fresh.size)
      for (const id of fresh) taken.add(id)
    } else if (one.kind === 'claim') await claim(one.limit)
    else if (one.kind === 'reopen') {
      await at.reopened()
      held = []
    } else {
      const id = held[one.which % Math.max(1, held.length)]
      if (id === undefined) continue
      if (one.kind === 'finish') await finish(id)
      else {
        await at.store.inbox.release(id, at.clock.now)
        held = held.filter((other) => other !== id)
      }
    }
  }
  while ((await at.store.inbox.waiting()) > 0) {
    for (const id of held) await finish(id)
    await claim(4)
  }
  expect(done.toSorted()).toEqual([...taken].toSorted())
  expect((await sendAll(at)).toSorted()).toEqual(done.map(String).toSorted())
}

async function sendAll(at: Awaited<ReturnType<NewStore>>): Promise<string[]> {
  const sent: string[] = []
  for (;;) {
    const next = await at.store.outbox.next()
    if (next === null) return sent
    at.clock.now = Math.max(next, at.clock.now)
    for (const post of await at.store.outbox.claim(10, at.clock.now)) {
      sent.push(textOf(post))
      await at.store.outbox.sent(post.id, sent.length)
    }
  }
}
