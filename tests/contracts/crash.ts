// What every store promises when its process is killed (kill -9) in the middle of its work, many times.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { type NewStore, type TestStore, unpaced } from '../support/databases.ts'
import { sayings, startWorker } from '../support/worker-process.ts'
import { answer, postTo, textOf } from './examples.ts'

const lanes = 3
const lease = { leaseMs: 400, renewMs: 50 }

export function crashContract(newStore: NewStore, { kills }: { readonly kills: number }): void {
  describe('killed again and again', () => {
    let at: TestStore
    beforeEach(async () => {
      at = await newStore()
      await at.store.close()
    })
    afterEach(() => at.dispose())

    it('loses nothing that was taken, answers each once and in order, and knows what may have been sent', async () => {
      const { dataDir, databaseUrl } = at.options
      const lines: string[] = []
      for (let round = 0; round < kills; round++) {
        const worker = startWorker({ dataDir, databaseUrl, from: 1 + round * 1000, count: 150, lanes, lease })
        // Killed at another point of its work each time.
        await worker.said('taken', 5 + round * 7)
        await worker.said('sending', 1 + ((round * 5) % 13))
        await worker.kill()
        lines.push(...worker.lines)
      }
      lines.push(...(await workOffTheRest(at)))
      const { taken, sendings } = sayings(lines)
      const sent = new Set(sendings.map(({ id }) => id))
      expect(taken.filter((id) => !sent.has(id))).toEqual([])
      // A second sending of one post knows that it is one; no update was answered by two posts.
      const again = sendings.filter(({ id }, i) => sendings.findIndex((one) => one.id === id) < i)
      expect(again.filter(({ maybe }) => !maybe)).toEqual([])
      expect(again.length).toBeLessThanOrEqual(kills * lanes)
      for (let chat = 1; chat <= lanes; chat++) {
        const order = [...new Set(sendings.filter((one) => one.chat === chat).map(({ id }) => id))]
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }
    }, 120_000)
  })
}

/** What the last kill left, done here; told as the workers tell it. */
async function workOffTheRest(at: TestStore): Promise<string[]> {
  const lines: string[] = []
  const { inbox, outbox, close } = await openStore({ ...at.options, now: Date.now, paces: unpaced, lease })
  while ((await inbox.waiting()) > 0)
    for (const { id, lane } of await inbox.claim(10))
      await inbox.finish(id, [answer(postTo(Number(lane), `${id}`))])
  // What is under way in a dead process is given back when its lease is over.
  for (let idle = 0; idle < 100; ) {
    const posts = await outbox.claim(10, Date.now())
    for (const post of posts) {
      lines.push(`sending ${textOf(post)} ${post.to.chat} ${post.maybeSent}`)
      await outbox.sent(post.id, 1)
    }
    idle = posts.length === 0 ? idle + 1 : 0
    if (posts.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await close()
  return lines
}
