// Several processes on one PostgreSQL: each update once and in order, one pace, and a dead one's work taken over.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCourier, type Outcome } from '../../src/chat/courier.ts'
import type { Outbox } from '../../src/chat/outbox.ts'
import { openStore } from '../../src/store/store.ts'
import { start, unpaced } from '../support/databases.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { steppedClock } from '../support/stepped-clock.ts'
import { sayings, startWorker } from '../support/worker-process.ts'
import { answer, happen, postTo, textOf, update } from './examples.ts'

sayWithout('tests/contracts/processes.test.ts')
const silent = { info: () => {}, warn: () => {}, error: () => {} }

describe.skipIf(noPostgres !== null)('several processes', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.dispose())
  const opened = (databaseUrl: string, over = {}) =>
    openStore({ dataDir: '', databaseUrl, now: () => start, paces: unpaced, ...over })

  const count = 80

  it('share the work: each update once, in the order of its lane, also those of one that is killed', async () => {
    const databaseUrl = await server.newDatabase()
    const options = { dataDir: '', databaseUrl, count, lanes: 5, lease: { leaseMs: 1500, renewMs: 200 } }
    const other = startWorker({ ...options, from: null })
    await other.said('open', 1)
    const producer = startWorker({ ...options, from: 1 })
    await producer.said('taken', count / 2)
    await producer.kill()
    const { taken } = sayings(producer.lines)
    // The other one alone does what is left, once the lease of the dead one is over.
    const workers = [producer, other]
    const said = () => workers.flatMap((worker) => sayings(worker.lines).sendings)
    const missing = () => {
      const sent = new Set(said().map(({ id }) => id))
      return taken.filter((id) => !sent.has(id)).length
    }
    while (missing() > 0) await other.said('', other.lines.length + 1)
    await other.kill()
    const certain = said()
      .filter(({ maybe }) => !maybe)
      .map(({ id }) => id)
    expect(new Set(certain).size).toBe(certain.length)
    for (const worker of workers)
      for (let chat = 1; chat <= 5; chat++) {
        const order = sayings(worker.lines).sendings.filter((one) => one.chat === chat && !one.maybe)
        expect(order).toEqual(order.toSorted((a, b) => a.id - b.id))
      }
  }, 120_000)

  it('never work in one lane or one chat at once', async () => {
    const databaseUrl = await server.newDatabase()
    const [one, other] = [await opened(databaseUrl), await opened(databaseUrl)]
    await one.inbox.take([update(1, 'a'), update(2, 'a'), update(3, 'b')])
    const both = await Promise.all([one.inbox.claim(5), other.inbox.claim(5)])
    expect(
      both
        .flat()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([1, 3])
    const mine = both[0].some(({ id }) => id === 1) ? one : other
    const notMine = mine === one ? other : one
    await notMine.inbox.finish(1, [answer()])
    expect(await one.inbox.waiting()).toBe(3)
    await mine.inbox.finish(1, [answer(postTo(5, 'one')), answer(postTo(5, 'two'))])
    const posts = await Promise.all([one.outbox.claim(5, start), other.outbox.claim(5, start)])
    expect(posts.flat().map(textOf)).toEqual(['one'])
    await Promise.all([one.close(), other.close()])
  })

  it('keep one pace together', async () => {
    const databaseUrl = await server.newDatabase()
    const paces = { ...unpaced, all: { everyMs: 1000, burst: 4 } }
    const stores = await Promise.all([1, 2, 3].map(() => opened(databaseUrl, { paces })))
    const [first] = stores
    if (!first) throw new Error('three were opened')
    await happen(first, ...Array.from({ length: 20 }, (_, i) => answer(postTo(i + 1))))
    const claims = await Promise.all([...stores, ...stores].map((store) => store.outbox.claim(3, start)))
    expect(claims.flat()).toHaveLength(4)
    expect(new Set(claims.flat().map(({ id }) => id)).size).toBe(4)
    expect(await first.outbox.next()).toBe(start + 1000)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('hold what they claimed ahead when one of them is refused', async () => {
    const databaseUrl = await server.newDatabase()
    const paces = { ...unpaced, notices: { everyMs: 100, aheadMs: 2000 } }
    const [refused, other] = [await opened(databaseUrl, { paces }), await opened(databaseUrl, { paces })]
    const news = (chat: number) => answer(postTo(chat, 'news', { urgency: 'notice' }))
    await happen(refused, ...Array.from({ length: 10 }, (_, i) => news(i + 1)))
    const { clock, step, until } = steppedClock(start)
    const stop = new AbortController()
    const courier = (outbox: Outbox, deliver: () => Promise<Outcome>) =>
      createCourier({
        ...{ outbox, deliver, clock, journal: silent, perSecond: 1000, reachable: async () => true },
        ...{ giveUp: stop.signal, stop: stop.signal },
      })
    // One bot has the first post under way, and gets no answer yet; the other one has claimed the rest.
    const answered = Promise.withResolvers<Outcome>()
    let isUnderWay = false
    const claimOne: Outbox['claim'] = (limit, now, notices) =>
      isUnderWay ? Promise.resolve([]) : refused.outbox.claim(Math.min(limit, 1), now, notices)
    const answering = async () => {
      isUnderWay = true
      return answered.promise
    }
    const running = [courier({ ...refused.outbox, claim: claimOne }, answering).run(stop.signal)]
    await until(() => isUnderWay)
    const sentAt: number[] = []
    const sending = courier(other.outbox, async () => {
      sentAt.push(clock.now())
      return { kind: 'sent', message: 1 }
    })
    running.push(sending.run(stop.signal))
    await until(() => sentAt.length === 3)
    answered.resolve({ kind: 'flood', seconds: 5 })
    const opens = async () => (await other.outbox.next()) ?? 0
    await until(async () => (await opens()) > start + 2500)
    const [before, held] = [sentAt.length, await opens()]
    for (let i = 0; i < 20; i++) await step(100)
    expect(sentAt).toHaveLength(before)
    while (sentAt.length < 10) await step(100)
    expect(sentAt.slice(before).filter((at) => at < held)).toEqual([])
    stop.abort()
    await Promise.all(running)
    await Promise.all([refused.close(), other.close()])
  }, 30_000)

  it('take in an update once that reaches two of them at once', async () => {
    const databaseUrl = await server.newDatabase()
    const stores = await Promise.all([1, 2].map(() => opened(databaseUrl)))
    for (let id = 1; id <= 10; id++) {
      const fresh = await Promise.all(
        stores.map((store) => store.inbox.take([update(id, 'a'), update(1000 + id, 'b')])),
      )
      expect(fresh.reduce((sum, count) => sum + count)).toBe(2)
    }
    expect(await stores[0]?.inbox.waiting()).toBe(20)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('believe a process whose lease was over when it says that a post was sent', async () => {
    const databaseUrl = await server.newDatabase()
    const one = await opened(databaseUrl)
    await happen(one, answer())
    const [post] = await one.outbox.claim(1, start)
    // To the others it is gone: its lease is over.
    const lease = { leaseMs: 60_000, renewMs: 20 }
    const other = await opened(databaseUrl, { now: () => start + 30_000, lease })
    let taken: Awaited<ReturnType<typeof other.outbox.claim>> = []
    while (taken.length === 0) taken = await other.outbox.claim(1, start + 30_000)
    const ticket = taken[0]?.ticket
    expect(taken).toEqual([{ ...post, maybeSent: true, goesAt: start + 30_000, ticket }])
    await one.outbox.failed(post?.id ?? 0, 'not its own any more', true)
    await one.outbox.sent(post?.id ?? 0, 101)
    expect(await other.memory.answerIn(5, 101)).not.toBeNull()
    await other.outbox.sent(post?.id ?? 0, 102)
    expect(await other.memory.answerIn(5, 102)).toBeNull()
    await Promise.all([one.close(), other.close()])
  })

  it('send a notice once that was claimed by a process whose lease was over before it departed', async () => {
    const databaseUrl = await server.newDatabase()
    const one = await opened(databaseUrl)
    await happen(one, answer(postTo(5, 'news', { urgency: 'notice' })))
    const [post] = await one.outbox.claim(1, start)
    const lease = { leaseMs: 60_000, renewMs: 20 }
    const other = await opened(databaseUrl, { now: () => start + 30_000, lease })
    let taken: Awaited<ReturnType<typeof other.outbox.claim>> = []
    while (taken.length === 0) taken = await other.outbox.claim(1, start + 30_000)
    const [again] = taken
    if (post === undefined || again === undefined) throw new Error('it was not claimed')
    expect(again).toMatchObject({ id: post.id, maybeSent: false })
    const departures = [await one.outbox.depart(post, start), await other.outbox.depart(again, start)]
    expect(departures).toEqual([{ kind: 'dropped' }, { kind: 'goes' }])
    await Promise.all([one.close(), other.close()])
  })
})
