// Start and stop: reads the environment, builds the engine, wires the bot or the terminal to it; decides nothing else.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { parse } from 'dotenv'
import { keptFor } from './chat/retention.ts'
import { StoreUnavailable } from './chat/unavailable.ts'
import { runCommandLine } from './cli/commands.ts'
import { heartbeat } from './cli/health.ts'
import type { Args, Io } from './cli/io.ts'
import { todayIn } from './cli/today.ts'
import { type Config, parseConfig, secretsOf } from './config.ts'
import type { Engine } from './engine/engine.ts'
import { type Live, type Prepare, startLive } from './engine/live.ts'
import type { Versions } from './engine/versions.ts'
import { warmingUp } from './engine/warm-up.ts'
import { describeFault, FaultError } from './fault.ts'
import { createLog, type Log, redact } from './log.ts'
import { languageOfCode, phrasesIn } from './render/phrases.ts'
import { noticePace, type Paces, telegramPaces } from './store/database/pace.ts'
import type { Provision } from './thread/protocol.ts'
import type { Thread } from './thread/responder.ts'

/** A connection that hangs is given up half a minute after it began; a stop takes less than 5 s. */
const timing = { pollSeconds: 20, drainMs: 3500 }
const tidyMs = 60 * 60_000
/** So soon at the latest another process's version is noticed, also where the database does not tell. */
const followMs = 2000
/** Replies go at once, as long as Telegram takes them, beside announcements; each chat has the pace that it documents. */
const repliesPerSecond = 400

/** Runs this process: `.env`, command line, exit status. */
export async function runProcess(): Promise<void> {
  const { stdout, stderr, stdin } = process
  let env: Io['env'] = process.env
  // A reader that has seen enough (`| head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  process.on('uncaughtException', (error) => process.exit(report(error, { stderr, env })))
  // The real environment wins over the file.
  env = { ...readDotEnv('.env'), ...process.env }
  const isTTY = stdin.isTTY === true && stdout.isTTY === true
  process.exitCode = await main(process.argv.slice(2), { stdout, stderr, stdin, env, isTTY })
  // Whatever still holds the loop, an idle connection or a paused stdin, must not hold the process.
  setTimeout(() => process.exit(), 300).unref()
}

/** Runs a command line to its exit status. Never throws: faults go to `io.stderr`, one a line. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommandLine(argv, io, {
      start: (args) => start(args, io),
      chat: (args) => chat(args, io),
      doctor: (args) => doctor(args, io),
      announce: (args) => announceFrom(args, io),
      publish: (args) => publishFrom(args, io),
    })
  } catch (error) {
    return report(error, io)
  }
}

async function start(args: Args, io: Io): Promise<number> {
  const { config, warnings } = configOf(io)
  if (config.botToken === null) {
    const { noToken } = phrasesIn(localeOf(io)).terminal
    for (const line of [...warnings, ...noToken]) io.stderr.write(`${line}\n`)
    return chat(args, io)
  }
  const log = createLog({
    level: config.logLevel,
    pretty: (io.stderr as { isTTY?: boolean }).isTTY === true,
    stream: io.stderr,
    secrets: secretsOf(io.env),
  })
  for (const warning of warnings) log.warn(warning)
  const stop = untilSignal()
  try {
    const { knowledge } = args
    await serve(config, { token: config.botToken, env: io.env, knowledge, log, stop: stop.signal })
  } finally {
    stop.release()
  }
  return 0
}

interface Serving {
  readonly token: string
  readonly env: Io['env']
  /** The knowledge folder. */
  readonly knowledge: string
  readonly log: Log
  readonly stop: AbortSignal
}

/** Opens the store and runs the bot on it. */
async function serve(config: Config, { token, env, knowledge, log, stop }: Serving): Promise<void> {
  const [{ runBot }, { openStore }, { watchAnnouncements }, { startThread }, { prepareAside }] =
    await Promise.all([
      import('./bot.ts'),
      import('./store/store.ts'),
      import('./cli/announcement-watch.ts'),
      import('./thread/responder.ts'),
      import('./store/prepare-aside.ts'),
    ])
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
      (await thread?.prepare({ ...folder, files, today })) ?? null
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
  const [
    { builtOf, keptIn, readKnowledge, remembersWhenServing },
    { loadLanguageData },
    { buildAside },
    { knowledgeFolder },
  ] = await Promise.all([
    import('./store/knowledge.ts'),
    import('./store/language-data.ts'),
    import('./store/build-aside.ts'),
    import('./store/folder-files.ts'),
  ])
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

async function chat(args: Args, io: Io): Promise<number> {
  const engine = await engineOf(args, io)
  const { converse } = await import('./cli/terminal.ts')
  const stop = untilSignal()
  try {
    return await converse({ engine, language: localeOf(io), signal: stop.signal }, io)
  } finally {
    stop.release()
  }
}

async function announceFrom(args: Args, io: Io): Promise<number> {
  const { config } = configOf(io)
  const { dataDir, databaseUrl, timeZone, announcing } = config
  const engine = await engineOf(args, io)
  const { announce } = await import('./cli/announce.ts')
  const { catalogue } = engine
  return announce(args, io, { dataDir, databaseUrl, timeZone, catalogue, consent: announcing.consent })
}

async function publishFrom(args: Args, io: Io): Promise<number> {
  const { dataDir, databaseUrl } = configOf(io).config
  const { publish } = await import('./cli/publish.ts')
  return publish(args, io, { dataDir, databaseUrl, language: localeOf(io), today: todayIn(io.env) })
}

async function doctor({ knowledge: knowledgeDir }: Args, io: Io): Promise<number> {
  const parsed = parseConfig(io.env)
  const { examine } = await import('./cli/doctor.ts')
  return examine('faults' in parsed ? parsed : { ...parsed.config, knowledgeDir }, io)
}

async function engineOf({ knowledge }: Args, { env }: Io): Promise<Engine> {
  const { keptIn, loadEngine } = await import('./store/knowledge.ts')
  return loadEngine(knowledge, { ...keptIn(env['DATA_DIR'] || 'data'), today: todayIn(env) })
}

function configOf(io: Io): { config: Config; warnings: readonly string[] } {
  const parsed = parseConfig(io.env)
  if ('faults' in parsed) throw new FaultError(parsed.faults)
  return parsed
}

function aliveFile({ dataDir }: Config, log: Log): () => void {
  return heartbeat(dataDir, Date.now, (error) => {
    log.warn({ err: error }, 'the heartbeat for `yuanwen health` cannot be written to DATA_DIR')
  })
}

/** Aborted by the first SIGTERM or SIGINT; the second ends the process at once. */
function untilSignal(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController()
  const onSignal = (_name: NodeJS.Signals, number: number) => {
    if (controller.signal.aborted) process.exit(128 + number)
    controller.abort()
  }
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  return {
    signal: controller.signal,
    release: () => void process.off('SIGTERM', onSignal).off('SIGINT', onSignal),
  }
}

/** Tells the operator what went wrong, without secrets; a stack only for what is a mistake in the program. */
function report(error: unknown, { stderr, env }: Pick<Io, 'stderr' | 'env'>): number {
  const lines =
    error instanceof FaultError
      ? error.faults.map(describeFault)
      : [`internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  for (const line of lines) stderr.write(`${redact(line, secretsOf(env))}\n`)
  return 1
}

/** The terminal's language; one that says nothing (`C`, `POSIX`) leaves the bot's own. */
function localeOf({ env }: Io) {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return languageOfCode(/^(C|POSIX)?(\.|$)/.test(locale) ? undefined : locale)
}

function readDotEnv(file: string): Record<string, string> {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return {}
    const mend = 'make it a file that this user may read, or remove it'
    throw new FaultError([{ code: 'dotenv', where: file, what: `cannot be read (${code})`, mend }])
  }
}
