// An error of a Bot API call → what it means for the caller. The one table of Telegram's refusals: code first,
// English words only where one code means several things.
import { TelegramError } from 'telegraf'
import { fieldsOf } from './fields.ts'

export type Failure =
  /** Too much at once: wait this many seconds. */
  | { readonly kind: 'flood'; readonly seconds: number }
  /** The token is not (or no longer) a bot's. */
  | { readonly kind: 'token' }
  /** Somebody else polls with this token, or a webhook is set. */
  | { readonly kind: 'conflict' }
  /** This chat cannot be written to any more: blocked, kicked, deleted. */
  | { readonly kind: 'gone' }
  /** The chat is there, but not for this message: no right to write, its topic closed or deleted. */
  | { readonly kind: 'closed' }
  /** An edit or deletion that changes nothing: what should be there is there. */
  | { readonly kind: 'unchanged' }
  /** The group became a supergroup with this id. */
  | { readonly kind: 'moved'; readonly to: number }
  /** The markup of the text was refused. */
  | { readonly kind: 'markup' }
  /** No usable answer: network, deadline, 5xx. `maybeDone`: the call may have been carried out all the same. */
  | { readonly kind: 'unreachable'; readonly maybeDone: boolean }
  /** The caller's own signal ended the call. */
  | { readonly kind: 'stopped' }
  /** Any other refusal: a mistake of ours, never to be repeated. */
  | { readonly kind: 'refused' }

const goneWords = /chat not found|user not found|kicked|deactivated|peer_id_invalid/i
const closedWords =
  /not enough rights|have no rights|topic_closed|topic_deleted|thread not found|chat_write_forbidden|write access|chat_restricted/i
const markupWords = /can't parse|parse entities|unsupported start tag/i

/** Errors that come before a word was said to Telegram. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
])

/** What `error`, thrown by a call, means. `stopped` says whether the caller's own signal was aborted. */
export function failureOf(error: unknown, stopped: boolean): Failure {
  if (!(error instanceof TelegramError)) {
    const { code } = fieldsOf(error)
    const maybeDone = typeof code !== 'string' || !neverConnected.has(code)
    return stopped && maybeDone ? { kind: 'stopped' } : { kind: 'unreachable', maybeDone }
  }
  const { code, description, parameters } = error
  if (parameters?.migrate_to_chat_id !== undefined)
    return { kind: 'moved', to: parameters.migrate_to_chat_id }
  switch (code) {
    case 429:
      return { kind: 'flood', seconds: Math.max(1, parameters?.retry_after ?? 1) }
    case 401:
    case 404:
      return { kind: 'token' }
    case 409:
      return { kind: 'conflict' }
    case 403:
      return { kind: closedWords.test(description) ? 'closed' : 'gone' }
    default:
      if (code >= 500) return { kind: 'unreachable', maybeDone: true }
      return { kind: kindOfRefusal(description) }
  }
}

function kindOfRefusal(description: string): 'markup' | 'unchanged' | 'closed' | 'gone' | 'refused' {
  if (markupWords.test(description)) return 'markup'
  if (/message is not modified|message to delete not found/i.test(description)) return 'unchanged'
  if (closedWords.test(description)) return 'closed'
  return goneWords.test(description) ? 'gone' : 'refused'
}

/** A call that failed: the method and the meaning, without the payload that a citizen's words may stand in. */
export class CallFailed extends Error {
  readonly failure: Failure

  constructor(method: string, failure: Failure, cause: unknown) {
    super(`${method}: ${reasonOf(cause)}`)
    this.name = 'CallFailed'
    this.failure = failure
  }
}

/** The reason in a few words: Telegram's own description, or the innermost code of a network error. */
function reasonOf(error: unknown): string {
  if (error instanceof TelegramError) return `${error.code} ${error.description}`
  if (!(error instanceof Error)) return 'unknown error'
  if (error.name === 'AbortError') return 'no answer in time'
  const { code, type } = error as { code?: unknown; type?: unknown }
  if (typeof code === 'string') return code
  return typeof type === 'string' ? type : error.name
}
