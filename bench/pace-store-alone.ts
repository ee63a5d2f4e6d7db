// Announcer, outbox and courier on a store, without a network: every message takes Telegram 50 ms.
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createAnnouncer } from '../src/chat/announcer.ts'
import { createCourier, type Outcome } from '../src/chat/courier.ts'
import { noticePace, telegramPaces } from '../src/store/database/pace.ts'
import { openStore } from '../src/store/store.ts'
import { wait } from '../src/telegram/wait.ts'
import { chatIds, prepare } from '../tests/support/announcing.ts'
import { standInEngine } from '../tests/support/stand-in-engine.ts'
import type { Measured, Run } from './pace-over-http.ts'
import { createTelegram } from './pace-telegram.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

export async function storeAlone({ dataDir, count, perSecond }: Run): Promise<Measured> {
  const place = { dataDir, databaseUrl: null }
  await prepare(place, chatIds(count))
  const paces = {
    ...telegramPaces,
    all: { everyMs: 1000 / (perSecond + 400), burst: 64 },
    careful: { everyMs: 1000 / (perSecond + 400), burst: 64 },
    notices: noticePace(perSecond),
  }
  const store = await openStore({ ...place, now: Date.now, paces })
  const { outbox, deliveries, newsroom } = store
  const telegram = createTelegram(perSecond, 20_000)
  const stop = new AbortController()
  const journal = { info: () => {}, warn: () => {}, error: (facts: object) => console.error(facts) }
  const clock = { now: Date.now, wait }
  const common = { clock, journal, perSecond, stop: stop.signal, giveUp: stop.signal }
  const courier = createCourier({
    ...{ ...common, outbox, reachable: async () => true },
    async deliver(post): Promise<Outcome> {
      const refusal = post.edits === null ? telegram.refusal() : null
      if (refusal === null && post.edits === null) telegram.sent()
      await sleep(50)
      if (refusal === null) return { kind: 'sent', message: telegram.sends }
      if (typeof refusal === 'object') refusal.answered?.()
      return { kind: 'flood', seconds: 2 }
    },
  })
  const engine = standInEngine()
  const announcer = createAnnouncer({
    ...{ ...common, deliveries, newsroom, consent: false, bot: 'bot', timeZone: 'Asia/Shanghai' },
    ...{ engine: () => engine, editors: () => [], onPosts: courier.wake },
  })
  const running = Promise.all([courier.run(stop.signal), announcer.run(stop.signal)])
  const memory: string[] = []
  const measure = () => {
    collect()
    const { rss, heapUsed } = process.memoryUsage()
    memory.push([rss, heapUsed].map((bytes) => Math.round(bytes / 2 ** 20)).join(' / '))
  }
  while (telegram.sends < count) {
    await sleep(100)
    if (telegram.sends >= count * ([0.1, 0.5][memory.length] ?? 2)) measure()
  }
  measure()
  stop.abort()
  await running
  await store.close()
  return { telegram, memory, asked: [] }
}
