// Post → one sendMessage, editMessageText or deleteMessage, and what became of it.
import type { Outcome } from '../chat/courier.ts'
import type { Destination, Post } from '../chat/outbox.ts'
import { telegramHtml, telegramText } from '../render/telegram-html.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'
import { fieldsOf, numberIn } from './fields.ts'
import { keyboardFor } from './keyboard.ts'

type Payload = Readonly<Record<string, unknown>>

/** `paid`: announcements go above Telegram's free limit, for a fee of Telegram's. */
export interface Terms {
  readonly signal: AbortSignal
  readonly paid: boolean
}

/** Tries once to send a post; where Telegram refuses its markup, once more as plain text. Never rejects. */
export async function deliver(call: Call, post: Post, terms: Terms): Promise<Outcome> {
  if (post.deletes === true) return remove(call, post, terms)
  const html = { text: telegramHtml(post.message), parse_mode: 'HTML' }
  try {
    return await send(call, post, html, terms)
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.kind !== 'markup') return outcomeOf(error)
  }
  try {
    return await send(call, post, { text: telegramText(post.message) }, terms)
  } catch (error) {
    return outcomeOf(error)
  }
}

async function remove(call: Call, { to, edits }: Post, { signal }: Terms): Promise<Outcome> {
  try {
    await call('deleteMessage', { chat_id: to.chat, message_id: edits }, { signal })
    return { kind: 'sent', message: null }
  } catch (error) {
    return outcomeOf(error)
  }
}

async function send(call: Call, post: Post, text: Payload, { signal, paid }: Terms): Promise<Outcome> {
  const keyboard = keyboardFor(post.message)
  const method = post.edits === null ? 'sendMessage' : 'editMessageText'
  const result = await call(
    method,
    {
      chat_id: post.to.chat,
      ...text,
      link_preview_options: { is_disabled: true },
      ...(post.edits === null ? tieTo(post.to) : { message_id: post.edits }),
      ...(post.silent && post.edits === null ? { disable_notification: true } : {}),
      ...(paid && post.urgency === 'notice' && post.edits === null ? { allow_paid_broadcast: true } : {}),
      ...(keyboard === null ? {} : { reply_markup: keyboard }),
    },
    { signal },
  )
  return { kind: 'sent', message: post.edits === null ? numberIn(fieldsOf(result)['message_id']) : null }
}

function tieTo({ replyTo, thread }: Destination): Payload {
  return {
    ...(thread === null ? {} : { message_thread_id: thread }),
    ...(replyTo === null
      ? {}
      : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
  }
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof CallFailed)) throw error
  const { failure, message: reason } = error
  switch (failure.kind) {
    case 'flood':
    case 'moved':
      return failure
    case 'gone':
      return { kind: 'gone', reason }
    case 'unchanged':
      return { kind: 'sent', message: null }
    case 'unreachable':
      return { kind: failure.maybeDone ? 'unknown' : 'unsent', reason }
    case 'stopped':
      return { kind: 'unknown', reason }
    // The poller ends the process; what is in the outbox waits for the right token.
    case 'token':
      return { kind: 'unsent', reason }
    default:
      return { kind: 'refused', reason }
  }
}
