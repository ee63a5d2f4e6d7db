// Start and stop: reads the environment, and starts the bot or whatever the command line names; decides nothing else.
import { readFileSync } from 'node:fs'
import { parse } from 'dotenv'
import { runCommandLine } from './cli/commands.ts'
import type { Args, Io } from './cli/io.ts'
import { todayIn } from './cli/today.ts'
import { type Config, parseConfig, secretsOf } from './config.ts'
import type { Engine } from './engine/engine.ts'
import { describeFault, FaultError } from './fault.ts'
import { createLog, redact } from './log.ts'
import { languageOfCode, phrasesIn } from './render/phrases.ts'

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
  const { serve } = await import('./serve.ts')
  const stop = untilSignal()
  try {
    const { knowledge } = args
    await serve(config, { token: config.botToken, env: io.env, knowledge, log, stop: stop.signal })
  } finally {
    stop.release()
  }
  return 0
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
