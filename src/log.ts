// The operator's log: JSON lines, or readable ones on a terminal. Keeps design rule 6: no secret in any line,
// however deep in an error it hides, because secrets are cut out of the finished text.
import { Writable } from 'node:stream'
import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'

export type Log = Logger

export interface LogOptions {
  readonly level: string
  /** Readable lines instead of JSON. */
  readonly pretty: boolean
  readonly stream: NodeJS.WritableStream
  /** Strings that must never be printed: the bot token, the webhook secret. */
  readonly secrets: readonly string[]
}

/** A log that writes to `stream`, without any of the `secrets`. */
export function createLog({ level, pretty: readable, stream, secrets }: LogOptions): Log {
  const out = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      stream.write(redact(String(chunk), secrets))
      done()
    },
  })
  const target = readable ? pretty({ colorize: true, ignore: 'pid,hostname', destination: out }) : out
  return pino({ level, base: null, serializers: { err: describeError } }, target)
}

/** `text` with every secret, also its half after the colon and its URL-encoded form, replaced by `[secret]`. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), secret.slice(secret.indexOf(':') + 1)]) {
      if (form.length >= 8) clean = clean.replaceAll(form, '[secret]')
    }
  }
  return clean
}

/**
 * What the log holds of an error: kind, message, code, stack and causes. Everything else is left out, because
 * errors of the Telegram client carry the whole call, and with it what a citizen wrote.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const code = (error as { code?: unknown }).code
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(error.cause !== undefined && depth < 5 ? { cause: describeError(error.cause, depth + 1) } : {}),
  }
}
