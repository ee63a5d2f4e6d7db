// A small Bot API server on loopback: real HTTP, updates that tests put in, calls that it records and checks.
// What Telegram would refuse, it refuses, and notes among `complaints`, so that a test can expect none.
import { once } from 'node:events'
import { createServer, type IncomingMessage as Request, type ServerResponse as Response } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { visibleOf } from './telegram-markup.ts'

type Payload = Readonly<Record<string, unknown>>

export interface RecordedCall {
  readonly method: string
  readonly payload: Payload
  /** What a reader sees of `text`. */
  readonly visible: string
  /** The id of the message that the call made, where it made one. */
  readonly messageId: number
  /** When it came, in ms of this process. */
  readonly at: number
}

/**
 * How a call of a method goes wrong. `lost`: carried out, but the answer never arrives; `hang`: not carried out, and
 * the connection stays open.
 */
export type Trouble =
  | {
      readonly status: number
      readonly description: string
      readonly parameters?: Payload
      /** Called when the answer has left. */
      readonly answered?: () => void
    }
  | 'reset'
  | 'lost'
  | 'hang'

export interface BotApiDouble {
  readonly apiRoot: string
  readonly token: string
  readonly complaints: readonly string[]
  /** What getMe says besides. */
  me: Payload
  /** Who administers every group. */
  readonly administrators: Set<number>
  readonly calls: readonly RecordedCall[]
  /** False: calls are carried out, but not written down. */
  remembers: boolean
  /** How long an answer takes to leave, in ms. */
  delayMs: number
  /** Called for every call that is carried out. */
  heard: ((method: string, payload: Payload, messageId: number) => void) | null
  /** A document in a private chat, which getFile leads to. Gives the message's id. */
  sendDocument(name: string, bytes: Uint8Array, over?: Payload): number
  /** Puts an update into the queue and gives its id. */
  push(update: Payload): number
  /** Hands out an update a second time, whatever was confirmed. */
  again(update: Payload, id: number): void
  /** A text message of a private chat; `over` replaces or adds fields. Gives the message's id. */
  say(text: string, over?: Payload): number
  /** The next call of `method` that was not handed out before. Rejects after `deadlineMs`. */
  next(method: string, deadlineMs?: number): Promise<RecordedCall>
  /** Makes the next calls of `method` fail, one for each trouble. */
  fail(method: string, ...troubles: readonly Trouble[]): void
  /** Makes every call of `method` fail in this way, until told otherwise with null. */
  break(method: string, trouble: Trouble | null): void
  /**
   * Decides for each call whether it goes wrong, before it is carried out; null: none does. `from`: what stands in the
   * address behind `apiRoot`, to tell several processes apart.
   */
  misfortune: ((method: string, payload: Payload, from: string) => Trouble | null) | null
  /** How many calls of `method` have failed as they were told to. */
  failed(method: string): number
  /** The updates that are not confirmed yet. */
  pending(): readonly number[]
  close(): Promise<void>
}

export const testToken = '123456789:AAtest-0123456789abcdefghijklmnopqr'
export const testBot = { id: 123456789, is_bot: true, first_name: '原文', username: 'yuanwen_test_bot' }
export const citizen = { id: 1001, is_bot: false, first_name: '张三', language_code: 'zh-hans' }

const known: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  deleteWebhook: ['drop_pending_updates'],
  getUpdates: ['offset', 'timeout', 'limit', 'allowed_updates'],
  setWebhook: ['url', 'secret_token', 'allowed_updates', 'max_connections'],
  getWebhookInfo: [],
  getMyCommands: ['scope', 'language_code'],
  setMyCommands: ['commands', 'scope', 'language_code'],
  getMyDescription: ['language_code'],
  setMyDescription: ['description', 'language_code'],
  getMyShortDescription: ['language_code'],
  setMyShortDescription: ['short_description', 'language_code'],
  getChatMember: ['chat_id', 'user_id'],
  deleteMyCommands: ['scope', 'language_code'],
  getFile: ['file_id'],
  answerCallbackQuery: ['callback_query_id', 'text', 'show_alert'],
  answerInlineQuery: ['inline_query_id', 'results', 'cache_time', 'is_personal', 'next_offset', 'button'],
  deleteMessage: ['chat_id', 'message_id'],
  editMessageText: ['chat_id', 'message_id', 'text', 'parse_mode', 'link_preview_options', 'reply_markup'],
  sendMessage: [
    'chat_id',
    'text',
    'parse_mode',
    'link_preview_options',
    'message_thread_id',
    'disable_notification',
    'reply_parameters',
    'reply_markup',
    'allow_paid_broadcast',
  ],
}

/** Starts a server that knows one bot, `testToken`. */
export async function startBotApi(): Promise<BotApiDouble> {
  const complaints: string[] = []
  const calls: RecordedCall[] = []
  const handed = new Set<RecordedCall>()
  const troubles = new Map<string, Trouble[]>()
  const broken = new Map<string, Trouble>()
  const failures = new Map<string, number>()
  let updates: (Payload & { update_id: number })[] = []
  let repeated: typeof updates = []
  let lastUpdate = 500
  let lastMessage = 0
  /** By what getFile calls their path. */
  const files = new Map<string, Uint8Array>()
  /** Menus, profile and webhook, as they were set last. */
  const texts = new Map<string, unknown>()
  const changed = new EventTarget()
  const change = () => changed.dispatchEvent(new Event('change'))

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => complaints.push(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  async function handle(request: Request, response: Response): Promise<void> {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(request.url ?? '')
    if (file !== null) return serve(file, response)
    const [, from = '', token, method = ''] = /^(.*)\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    const payload = await bodyOf(request)
    if (token !== testToken) return reply(response, 401, { description: 'Unauthorized' })
    const trouble =
      troubles.get(method)?.shift() ??
      broken.get(method) ??
      double.misfortune?.(method, payload, from) ??
      undefined
    if (trouble !== undefined) {
      failures.set(method, (failures.get(method) ?? 0) + 1)
      change()
    }
    if (trouble === 'hang') return
    if (trouble === 'reset') return void request.socket.destroy()
    if (typeof trouble === 'object') {
      if (double.delayMs > 0) await sleep(double.delayMs)
      const { status, answered, ...body } = trouble
      if (answered !== undefined) response.once('finish', answered)
      return reply(response, status, body)
    }
    const problem = problemWith(method, payload)
    if (problem !== null) {
      complaints.push(`${method}: ${problem}`)
      return reply(response, 400, { description: `Bad Request: ${problem}` })
    }
    const result = method === 'getUpdates' ? await poll(payload, response) : perform(method, payload)
    if (trouble === 'lost') return void request.socket.destroy()
    if (double.delayMs > 0) await sleep(double.delayMs)
    reply(response, 200, { result })
  }

  function serve([, token, path = '']: readonly string[], response: Response): void {
    const bytes = files.get(decodeURIComponent(path))
    response.writeHead(token === testToken && bytes !== undefined ? 200 : 404)
    response.end(bytes)
  }

  function perform(method: string, payload: Payload): unknown {
    const text = typeof payload['text'] === 'string' ? payload['text'] : ''
    const visible = payload['parse_mode'] === 'HTML' ? visibleOf(text) : text
    const messageId = method === 'sendMessage' ? ++lastMessage : 0
    if (double.remembers) calls.push({ method, payload, visible, messageId, at: performance.now() })
    double.heard?.(method, payload, messageId)
    change()
    return method === 'sendMessage'
      ? { message_id: messageId, chat: { id: payload['chat_id'] }, text: visible }
      : resultOf(method, payload)
  }

  function resultOf(method: string, payload: Payload): unknown {
    const { commands, description, short_description: short, ...where } = payload
    const kept = `${method.replace(/^[gs]et/, '')} ${JSON.stringify(where)}`
    switch (method) {
      case 'getMe':
        return { ...testBot, ...double.me }
      case 'getMyCommands':
        return texts.get(kept) ?? []
      case 'getMyDescription':
        return { description: texts.get(kept) ?? '' }
      case 'getMyShortDescription':
        return { short_description: texts.get(kept) ?? '' }
      case 'getFile':
        return { file_id: payload['file_id'], file_path: `documents/${payload['file_id']}` }
      case 'getWebhookInfo':
        return { url: texts.get('webhook') ?? '' }
      case 'getChatMember':
        return { status: double.administrators.has(Number(payload['user_id'])) ? 'administrator' : 'member' }
      default:
        if (method === 'setWebhook') texts.set('webhook', payload['url'])
        if (method === 'deleteWebhook') texts.delete('webhook')
        texts.set(kept, commands ?? description ?? short)
        return true
    }
  }

  async function poll(payload: Payload, response: Response): Promise<unknown> {
    const offset = Number(payload['offset'] ?? 0)
    updates = updates.filter((update) => update.update_id >= offset)
    const waiting = () => updates.length + repeated.length > 0
    if (!waiting()) await until(waiting, Number(payload['timeout'] ?? 0) * 1000, response)
    const again = repeated
    repeated = []
    return [...again, ...updates].slice(0, 100)
  }

  /** Resolves when `ready`, when the time is over, or when nobody waits for the response any more. */
  async function until(ready: () => boolean, ms: number, response?: Response): Promise<boolean> {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), ms)
    response?.once('close', () => stop.abort())
    while (!ready() && !stop.signal.aborted) {
      await once(changed, 'change', { signal: stop.signal }).catch(() => undefined)
    }
    clearTimeout(timer)
    return ready()
  }

  const double: BotApiDouble = {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: testToken,
    complaints,
    calls,
    me: {},
    administrators: new Set(),
    push(update) {
      updates.push({ ...update, update_id: ++lastUpdate })
      change()
      return lastUpdate
    },
    again(update, id) {
      repeated.push({ ...update, update_id: id })
      change()
    },
    say(text, over = {}) {
      const message = {
        message_id: ++lastMessage,
        date: 1,
        chat: { id: citizen.id, type: 'private' },
        from: citizen,
        text,
      }
      double.push({ message: { ...message, ...over } })
      return message.message_id
    },
    sendDocument(name, bytes, over = {}) {
      const id = `file_${files.size + 1}`
      files.set(`documents/${id}`, bytes)
      const document = { file_id: id, file_unique_id: id, file_name: name, file_size: bytes.length }
      return double.say('', { text: undefined, document, ...over })
    },
    async next(method, deadlineMs = 10_000) {
      const unseen = () => calls.find((call) => call.method === method && !handed.has(call))
      await until(() => unseen() !== undefined, deadlineMs)
      const call = unseen()
      if (call === undefined)
        throw new Error(`no ${method} within ${deadlineMs} ms; complaints: ${complaints.join('; ')}`)
      handed.add(call)
      return call
    },
    fail: (method, ...more) => void troubles.set(method, [...(troubles.get(method) ?? []), ...more]),
    break(method, trouble) {
      if (trouble === null) broken.delete(method)
      else broken.set(method, trouble)
    },
    misfortune: null,
    remembers: true,
    delayMs: 0,
    heard: null,
    failed: (method) => failures.get(method) ?? 0,
    pending: () => updates.map((update) => update.update_id),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}

function reply(response: Response, status: number, body: Payload): void {
  const ok = status === 200
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ ok, ...(ok ? {} : { error_code: status }), ...body }))
}

async function bodyOf(request: Request): Promise<Payload> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : (JSON.parse(text) as Payload)
}

/** What Telegram would refuse about a call, or null. */
function problemWith(method: string, payload: Payload): string | null {
  const names = known[method]
  if (names === undefined) return 'method not found'
  const stranger = Object.keys(payload).find((name) => name !== 'method' && !names.includes(name))
  if (stranger !== undefined) return `unknown parameter ${stranger}`
  if (method === 'answerInlineQuery') return problemWithCards(payload)
  if (method !== 'sendMessage' && method !== 'editMessageText') return null
  const { chat_id: chat, text, parse_mode: mode } = payload
  if (!Number.isSafeInteger(chat)) return 'chat not found'
  if (typeof text !== 'string') return 'message text is empty'
  return problemWithText(text, mode) ?? problemWithButtons(payload['reply_markup'])
}

interface CardSent {
  readonly type: string
  readonly id: string
  readonly title: string
  readonly input_message_content: { readonly message_text: string; readonly parse_mode: string }
}

function problemWithCards({ results, next_offset: next, button }: Payload): string | null {
  const cards = results as readonly CardSent[]
  const ids = new Set(cards.map(({ id }) => id))
  if (cards.length > 50) return 'RESULTS_TOO_MUCH'
  if (ids.size < cards.length || [...ids].some((id) => !/^.{1,64}$/u.test(id))) return 'RESULT_ID_INVALID'
  if (Buffer.byteLength(String(next)) > 64) return 'NEXT_OFFSET_INVALID'
  const start = (button as { start_parameter?: string } | undefined)?.start_parameter
  if (start !== undefined && !/^[\w-]{1,64}$/u.test(start)) return 'BUTTON_PARAMETER_INVALID'
  const problems = cards.map(({ type, title, input_message_content: content }) =>
    type !== 'article' || title === ''
      ? 'RESULT_TYPE_INVALID'
      : problemWithText(content.message_text, content.parse_mode),
  )
  return problems.find((problem) => problem !== null) ?? null
}

function problemWithText(text: string, mode: unknown): string | null {
  try {
    const visible = mode === 'HTML' ? visibleOf(text) : text
    if (visible.trim() === '') return 'message text is empty'
    if (!visible.isWellFormed()) return 'strings must be encoded in UTF-8'
    return visible.length > 4096 ? 'message is too long' : null
  } catch (error) {
    return (error as Error).message
  }
}

function problemWithButtons(markup: unknown): string | null {
  const rows = (
    markup as { inline_keyboard?: { text: string; callback_data: string; url?: string }[][] } | undefined
  )?.inline_keyboard
  const bad = rows?.flat().find(({ text, callback_data: data, url }) => {
    if (url !== undefined) return text.trim() === '' || data !== undefined || !URL.canParse(url)
    const bytes = Buffer.byteLength(data)
    return text.trim() === '' || bytes < 1 || bytes > 64
  })
  return bad === undefined ? null : 'BUTTON_DATA_INVALID'
}
