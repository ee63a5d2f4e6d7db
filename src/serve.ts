// The bot with everything that it needs: its store, its knowledge, the thread that answers beside it. Opened, wired and
// closed here, and loaded only where there is a bot to run.
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { runBot } from './bot/bot.ts'
import { keptFor } from './chat/retention.ts'
import { StoreUnavailable } from './chat/unavailable.ts'
import { watchAnnouncements } from './cli/announcement-watch.ts'
import { heartbeat } from './cli/health.ts'
import type { Io } from './cli/io.ts'
import { todayIn } from './cli/today.ts'
import type { Config } from './config.ts'
import { type Live, type Prepare, startLive } from './engine/live.ts'
import type { Versions } from './engine/versions.ts'
import { warmingUp } from './engine/warm-up.ts'
import { describeFault } from './fault.ts'
import type { Log } from './log.ts'
import { buildAside } from './store/build-aside.ts'
import { compareAside } from './store/compare-aside.ts'
import { noticePace, type Paces, telegramPaces } from './store/database/pace.ts'
import { knowledgeFolder } from './store/folder-files.ts'
import { builtOf, keptIn, readKnowledge, remembersWhenServing } from './store/knowledge.ts'
import { loadLanguageData } from './store/language-data.ts'
import { prepareAside } from './store/prepare-aside.ts'
import { openStore } from './store/store.ts'
import type { Provision } from './thread/protocol.ts'
import { startThread, type Thread } from './thread/responder.ts'

/** A connection that hangs is given up half a minute after it began; a stop takes less than 5 s. */
const timing = { pollSeconds: 20, drainMs: 3500 }
const tidyMs = 60 * 60_000
/** So soon at the latest another process's version is noticed, also where the database does not tell. */
const followMs = 2000
/** Replies go at once, as long as Telegram takes them, beside announcements; each chat has the pace that it documents. */
const repliesPerSecond = 400

export interface Serving {
  readonly token: string
  readonly env: Io['env']
  /** The knowledge folder. */
  readonly knowledge: string
  readonly log: Log
  readonly stop: AbortSignal
}

/** Opens the store and runs the bot on it. */
export async function serve(config: Config, { token, env, knowledge, log, stop }: Serving): Promise<void> {
  const { dataDir, databaseUrl, webhook, port, announcing } = config
  const kept = { ...keptFor, ...config.kept }
  const onTrouble = (trouble: Error | null) => {
    if (trouble === null) log.info('the store answers again')
    else log.error({ reason: trouble.message }, 'the store cannot be used: everything waits until it can')
  }
  const notices = noticePace(announcing.perSecond)
  const paces: Paces = {
    ...telegramPaces,
    notices,
    all: { everyMs: 1000 / (repliesPerSecond + announcing.perSecond), burst: 64 },
  }
  const store = await openStore({
    dataDir,
    databaseUrl,
    now: Date.now,
    onTrouble,
    kept,
    paces,
  })
  // What cannot be tidied now is tidied an hour later.
  const tidying = setInterval(() => void store.tidy().catch(() => undefined), tidyMs)
  let following: NodeJS.Timeout | undefined
  let thread: Thread | null = null
  const folder = { knowledgeDir: knowledge, dataDir }
  let provided: () => Provision = () => ({ ...folder, today: todayIn(env) })
  try {
    // On a single processor a second thread only takes from the first.
    if (availableParallelism() > 1) thread = startThread({ provide: () => provided(), journal: log })
    const prepare: Prepare = async (files, today) =>
      thread === null ? null : thread.prepare({ ...folder, files, today })
    const { versions } = store
    const live = await liveOf(knowledge, { env, versions, shared: databaseUrl !== null, log, prepare })
    // The store says itself when it is out of reach.
    const follow = () => void live.follow().catch(notUnavailable(log))
    following = setInterval(follow, followMs)
    store.onVersion(follow)
    provided = () => ({ ...folder, files: live.files(), today: live.version().day })
    const watched = watchAnnouncements(announcing.folder, {
      ...{ newsroom: store.newsroom, engine: live.engine, journal: log, stop },
      style: { timeZone: config.timeZone, consent: announcing.consent },
    })
    await runBot({
      account: { token, apiRoot: config.telegramApiRoot, proxyEnv: env },
      engine: live.engine,
      ...(thread === null ? {} : { respond: thread.beside(live.engine) }),
      desk: {
        store: store.desk,
        versions: store.versions,
        live,
        prepare: prepareAside,
        compare: compareAside({ knowledgeDir: knowledge, loading: keptIn(dataDir) }, () => todayIn(env)),
        breathe: setImmediate,
      },
      webhook: webhook === null ? null : { ...webhook, port },
      owners: config.adminIds,
      timeZone: config.timeZone,
      ...{ announcing, kept },
      ...{ store, log, stop, onAlive: aliveFile(config, log), ...timing },
    })
    await watched
  } finally {
    clearInterval(tidying)
    clearInterval(following)
    await Promise.all([thread?.close(), store.close()])
  }
}

interface Knowing {
  readonly env: Io['env']
  readonly versions: Versions
  readonly shared: boolean
  readonly log: Log
  readonly prepare: Prepare
}

/** The engine of now and those that will follow it. */
async function liveOf(knowledge: string, { env, versions, shared, log, prepare }: Knowing): Promise<Live> {
  const kept = { ...keptIn(env['DATA_DIR'] || 'data'), remembers: remembersWhenServing }
  const data = await loadLanguageData()
  const live = await startLive({
    ...{ versions, shared, prepare, folder: knowledgeFolder(knowledge), today: () => todayIn(env) },
    buildFirst: async (files, today) =>
      builtOf(await readKnowledge(knowledge, { ...kept, files, today }), data, kept),
    build: (files, today) =>
      buildAside({ knowledgeDir: knowledge, loading: { ...kept, files, today } }, data),
    onSwap: ({ knowledge, id, way }) =>
      log.info({ knowledgeVersion: knowledge, version: id, way }, 'other knowledge answers now'),
    onLeft: (why) => log.warn({ why }, 'the knowledge folder is not in step with what was published'),
    onFaults: (faults) => {
      for (const fault of faults)
        log.error({ fault: describeFault(fault) }, 'the folder has faults: what was published answers')
    },
  })
  for (const _ of warmingUp(live.engine()));
  return live
}

function notUnavailable(log: Log): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof StoreUnavailable))
      log.error({ err: error }, 'another version cannot be taken over')
  }
}

function aliveFile({ dataDir }: Config, log: Log): () => void {
  return heartbeat(dataDir, Date.now, (error) => {
    log.warn({ err: error }, 'the heartbeat for `yuanwen health` cannot be written to DATA_DIR')
  })
}
