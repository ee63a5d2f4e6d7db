// The bot in this process against the double over HTTP, with a stand-in engine on a real store.
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { type BotOptions, runBot } from '../../src/bot/bot.ts'
import { StoreUnavailable } from '../../src/chat/unavailable.ts'
import { comparing } from '../../src/desk/compare.ts'
import { type Live, startLive } from '../../src/engine/live.ts'
import type { Files } from '../../src/engine/versions.ts'
import { createLog } from '../../src/log.ts'
import type { IsoDate } from '../../src/release/release.ts'
import type { EvenPace } from '../../src/store/database/pace.ts'
import { knowledgeFolder } from '../../src/store/folder-files.ts'
import { builtOf, readKnowledge } from '../../src/store/knowledge.ts'
import { loadLanguageData } from '../../src/store/language-data.ts'
import { prepareAside } from '../../src/store/prepare-aside.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'
import { type BotApiDouble, startBotApi } from './bot-api-double.ts'
import { standInEngine } from './stand-in-engine.ts'

export interface RunningBot {
  readonly api: BotApiDouble
  readonly store: Store
  /** The knowledge that it answers from, where it was given a folder. */
  readonly live: Live | null
  /** Whether every call of the store rejects from now on. */
  setAway(is: boolean): void
  /** What the log holds by now. */
  log(): string
  /** Settles when it ends by itself, or is stopped. */
  readonly ended: Promise<void>
  /** Stops it as SIGTERM does, and closes the store. Throws what `runBot` throws. */
  stop(): Promise<void>
}

export interface BotSetting {
  readonly place: Pick<StoreOptions, 'dataDir' | 'databaseUrl'>
  readonly api?: BotApiDouble
  readonly engine?: ReturnType<typeof standInEngine>
  /** A knowledge folder to answer from and to edit, in place of an engine. */
  readonly knowledge?: string
  readonly over?: Partial<BotOptions>
  /** The pace of announcements; as fast as it goes where it is not told. */
  readonly notices?: EvenPace
  /** Called before the bot starts. */
  readonly prepare?: (api: BotApiDouble) => void
}

/** No pace but what Telegram's refusals make. */
const paces = {
  all: { everyMs: 0.01, burst: 100 },
  careful: { everyMs: 0.01, burst: 100 },
  notices: { everyMs: 0.01, aheadMs: 0 },
  private: { everyMs: 0.01, burst: 100 },
  group: { everyMs: 0.01, burst: 100 },
}

export async function startBot({
  place,
  over = {},
  prepare,
  notices,
  ...given
}: BotSetting): Promise<RunningBot> {
  const api = given.api ?? (await startBotApi())
  prepare?.(api)
  const engine = given.engine ?? standInEngine()
  const stream = new PassThrough()
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  const log = createLog({ level: 'info', pretty: false, stream, secrets: [] })
  const store = await openStore({ ...place, now: Date.now, paces: { ...paces, ...(notices && { notices }) } })
  const live = given.knowledge === undefined ? null : await liveOn(store, given.knowledge)
  const stopping = new AbortController()
  let away = false
  const reached = <T extends object>(port: T): T => interruptible(port, () => away)
  const ended = runBot({
    account: { token: api.token, apiRoot: api.apiRoot, proxyEnv: {} },
    engine: () => live?.engine() ?? engine,
    desk: live && {
      store: store.desk,
      versions: store.versions,
      live,
      prepare: prepareAside,
      breathe: setImmediate,
      compare: (order, onBuilt) => comparing(order, { build: live.build, breathe: setImmediate }, onBuilt),
    },
    store: {
      inbox: reached(store.inbox),
      outbox: reached(store.outbox),
      memory: reached(store.memory),
      newsroom: reached(store.newsroom),
      waiting: reached(store.waiting),
      deliveries: reached(store.deliveries),
    },
    webhook: null,
    owners: [],
    timeZone: 'Asia/Shanghai',
    announcing: { perSecond: 1000, consent: false },
    log,
    stop: stopping.signal,
    onAlive: () => undefined,
    pollSeconds: 1,
    drainMs: 8000,
    ...over,
  })
  // Whoever waits for the end hears of it.
  ended.catch(() => undefined)
  return {
    ...{ api, store, live, ended },
    setAway: (is) => {
      away = is
    },
    log: () => text,
    async stop() {
      stopping.abort()
      try {
        await ended
      } finally {
        await store.close()
      }
    },
  }
}

/** Builds in this thread: what a thread of its own makes is the same (tests/store/live.test.ts), and slower to start. */
async function liveOn({ versions }: Store, knowledge: string): Promise<Live> {
  const { lexicon, gazetteer } = await loadLanguageData()
  const build = async (files: Files, today: IsoDate) =>
    builtOf(await readKnowledge(knowledge, { files, today }), { lexicon, gazetteer })
  return startLive({
    ...{
      versions,
      folder: knowledgeFolder(knowledge),
      buildFirst: build,
      build,
      shared: false,
      prepare: async () => null,
    },
    ...{ today: () => '2026-11-27', onSwap: () => {}, onLeft: () => {}, onFaults: () => {} },
  })
}

/** The same port, out of reach while `away` says so. */
function interruptible<T extends object>(port: T, away: () => boolean): T {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...args: readonly unknown[]) => {
        if (away()) throw new StoreUnavailable('out of reach, for a test', null)
        return value.apply(target, args)
      }
    },
  })
}
