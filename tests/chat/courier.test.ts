// The courier by itself: what was claimed ahead goes at its time, and never too much of it at once.
import { expect, it } from 'vitest'
import { createCourier } from '../../src/chat/courier.ts'
import type { ClaimedPost, Departure, Outbox } from '../../src/chat/outbox.ts'
import { postTo } from '../contracts/examples.ts'
import { steppedClock } from '../support/stepped-clock.ts'

const start = 1_000_000

/** Posts that are handed out at once, and what is said about them afterwards. */
function outboxOf(posts: readonly ClaimedPost[], said: string[], departure: Departure): Outbox {
  let waiting = posts
  const note = (what: string) => async (id: number) => void said.push(`${id} ${what}`)
  return {
    async claim(limit) {
      const given = waiting.slice(0, limit)
      waiting = waiting.slice(limit)
      return given
    },
    ...{ sent: note('sent'), failed: note('failed'), lost: note('lost'), later: note('later') },
    ...{
      moved: note('moved'),
      refused: note('refused'),
      depart: async () => departure,
      next: async () => null,
    },
    pause: async () => {},
    pauseNotices: async () => {},
  }
}

const notice = (id: number, goesAt: number): ClaimedPost => ({
  ...postTo(id, 'news', { urgency: 'notice' }),
  ...{ id, goesAt, maybeSent: false, ticket: 't' },
})

function courierOf(
  posts: readonly ClaimedPost[],
  perSecond: number,
  departure: Departure = { kind: 'goes' },
) {
  const time = steppedClock(start)
  const [said, sentAt]: [string[], number[]] = [[], []]
  const stop = new AbortController()
  const courier = createCourier({
    ...{ outbox: outboxOf(posts, said, departure), clock: time.clock, perSecond },
    journal: { info: () => {}, warn: () => {}, error: () => {} },
    async deliver() {
      sentAt.push(time.clock.now() - start)
      return { kind: 'sent', message: 1 }
    },
    ...{ reachable: async () => true, giveUp: stop.signal, stop: stop.signal },
  })
  return { ...time, said, sentAt, stop, running: courier.run(stop.signal) }
}

it('sends what waits for one moment as slowly as a second allows', async () => {
  const { step, sentAt, stop, running } = courierOf(
    [1, 2, 3, 4, 5, 6, 7].map((id) => notice(id, start)),
    3,
  )
  await step(0)
  for (let i = 0; i < 25; i++) await step(100)
  expect(sentAt).toEqual([0, 0, 0, 1000, 1000, 1000, 2000])
  stop.abort()
  await running
})

it('sends each at its time, and gives back at the stop what has not had its time', async () => {
  const { step, said, sentAt, stop, running } = courierOf(
    [0, 100, 200, 500].map((ms, i) => notice(i, start + ms)),
    30,
  )
  await step(0)
  for (let i = 0; i < 3; i++) await step(100)
  expect(sentAt).toEqual([0, 100, 200])
  stop.abort()
  await running
  expect(said).toEqual(['0 sent', '1 sent', '2 sent', '3 later'])
})

it('says nothing of what was dropped before its time, and puts off what is held', async () => {
  for (const [departure, what] of [
    [{ kind: 'dropped' }, []],
    [{ kind: 'held', until: start + 1000 }, ['1 later']],
  ] as const) {
    const { step, said, sentAt, stop, running } = courierOf([notice(1, start + 50)], 30, departure)
    await step(0)
    await step(100)
    expect([said, sentAt]).toEqual([what, []])
    stop.abort()
    await running
  }
})
