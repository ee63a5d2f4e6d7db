// The bot's own HTTP server: Telegram's updates by webhook, and /healthz. An update is answered with 200 only once it
// is stored. TLS is the business of the proxy in front.
import { createHash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Fault, FaultError } from '../fault.ts'
import type { Log } from '../log.ts'

export interface ServerParts {
  readonly port: number
  /** The path of the webhook's address. */
  readonly path: string
  /** What Telegram says in X-Telegram-Bot-Api-Secret-Token. */
  readonly secret: string
  /** Resolves once the update is stored, rejects when it cannot be. */
  readonly accept: (update: unknown) => Promise<void>
  readonly health: () => { readonly ok: boolean; readonly text: string }
  readonly log: Log
}

export interface Server {
  /** Takes no more connections; resolves when the requests under way are answered. */
  close(): Promise<void>
}

/** Far above the largest update. */
const bodyLimit = 1024 * 1024
const requestTimeoutMs = 30_000

interface Reply {
  readonly status: number
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Listens. Throws FaultError when the port cannot be had. */
export async function listen(parts: ServerParts): Promise<Server> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    answer(request, parts)
      .catch((error: unknown): Reply => {
        parts.log.error({ err: error }, 'a request failed')
        return { status: 500, text: 'internal error' }
      })
      .then((reply) => send(response, reply, request.complete))
      .catch((error: unknown) => parts.log.error({ err: error }, 'a request was not answered'))
  })
  server.listen(parts.port)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new FaultError([portFault(parts.port, (error as NodeJS.ErrnoException).code ?? 'unknown')])
  }
  server.on('error', (error) => parts.log.error({ err: error }, 'the web server is in trouble'))
  return {
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}

async function answer(request: IncomingMessage, parts: ServerParts): Promise<Reply> {
  const path = (request.url ?? '').split('?')[0]
  if (path === '/healthz') {
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD')
    const { ok, text } = parts.health()
    return { status: ok ? 200 : 503, text }
  }
  if (path !== parts.path) return { status: 404, text: 'not found' }
  if (request.method !== 'POST') return notAllowed('POST')
  if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], parts.secret)) {
    return refused(parts, 401, 'wrong secret')
  }
  const body = await bodyOf(request)
  if (body === 'too large') return refused(parts, 413, 'too large')
  if (body === 'cut off') return refused(parts, 400, 'cut off')
  const update = parsed(body)
  return update === undefined ? refused(parts, 400, 'no JSON') : store(update, parts)
}

async function store(update: unknown, { accept, log }: ServerParts): Promise<Reply> {
  try {
    await accept(update)
    return { status: 200, text: '' }
  } catch (error) {
    // Telegram brings it again.
    log.warn({ err: error }, 'an update was not stored')
    return { status: 503, text: 'not stored', headers: { 'retry-after': '1' } }
  }
}

/** Compared by digest: as long for any guess. */
function isSecret(given: string | readonly string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))
}

/** The whole body, put together before it is decoded: a Chinese character may lie across two chunks. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | 'too large' | 'cut off'> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) return 'too large'
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > bodyLimit) return 'too large'
      chunks.push(chunk)
    }
  } catch {
    // Only a connection that ends too early makes reading fail.
    return 'cut off'
  }
  return Buffer.concat(chunks)
}

/** Undefined for what is no JSON in UTF-8. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    // JSON.parse and the decoder have no other way to say no.
    return undefined
  }
}

function refused({ log }: ServerParts, status: number, text: string): Reply {
  log.warn({ status }, `a request to the webhook was refused: ${text}`)
  return { status, text }
}

function notAllowed(allow: string): Reply {
  return { status: 405, text: 'method not allowed', headers: { allow } }
}

function send(response: ServerResponse, { status, text, headers }: Reply, bodyRead: boolean): void {
  // An unread body must not be taken for the next request.
  const connection: Record<string, string> = bodyRead ? {} : { connection: 'close' }
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers, ...connection })
  response.end(text === '' ? '' : `${text}\n`)
}

function portFault(port: number, code: string): Fault {
  const taken = code === 'EADDRINUSE'
  return {
    code: 'port',
    where: `PORT=${port}`,
    what: taken ? 'is in use by another program' : `cannot be listened on (${code})`,
    mend: taken ? 'stop that program or choose another PORT' : 'choose a PORT from 1024 on',
  }
}
