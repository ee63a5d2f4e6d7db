// Message → sendMessage, and what is done about each refusal (429 waits, 5xx once more, the rest is logged).

import type { Destination } from '../chat/outbox.ts'
import type { Log } from '../log.ts'
import type { Message } from '../render/message.ts'
import { telegramHtml, telegramText } from '../render/telegram-html.ts'
import type { Call } from './client.ts'
import { CallFailed, type Failure } from './failure.ts'
import type { FloodGate } from './flood-gate.ts'
import { keyboardFor } from './keyboard.ts'

export type Send = (to: Destination, message: Message) => Promise<void>

export interface SenderParts {
  readonly call: Call
  readonly gate: FloodGate
  readonly log: Log
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Ends waiting and sending. */
  readonly signal: AbortSignal
}

type Payload = Readonly<Record<string, unknown>> & { readonly chat_id: number }

/** What was already tried with one message, so that each remedy is applied a bounded number of times. */
interface Tried {
  readonly floods: number
  readonly again: boolean
  readonly asText: boolean
  readonly moved: boolean
}

const floodLimit = 5
const pauseBeforeRetryMs = 1000

/** A `Send` that never throws: what cannot be delivered is logged, without its text, and dropped. */
export function createSender(parts: SenderParts): Send {
  return async (to, message) => {
    const payload = payloadFor(to, message, keyboardFor(message))
    await deliver(parts, payload, telegramText(message))
  }
}

function payloadFor(
  { chat, replyTo, thread }: Destination,
  message: Message,
  keyboard: object | null,
): Payload {
  return {
    chat_id: chat,
    text: telegramHtml(message),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    ...(thread === null ? {} : { message_thread_id: thread }),
    ...(replyTo !== null
      ? { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }
      : {}),
    ...(keyboard === null ? {} : { reply_markup: keyboard }),
  }
}

async function deliver(parts: SenderParts, first: Payload, text: string): Promise<boolean> {
  const { call, gate, log, signal } = parts
  let payload = first
  let tried: Tried = { floods: 0, again: false, asText: false, moved: false }
  for (;;) {
    await gate.clear(payload.chat_id, signal)
    if (signal.aborted) return false
    try {
      await call('sendMessage', payload, { signal })
      return true
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      const remedy = await remedyFor(error.failure, tried, payload, text, parts)
      if (remedy === null) {
        const level = error.failure.kind === 'gone' ? 'info' : 'error'
        log[level]({ chat: payload.chat_id, reason: error.message }, 'a reply was not delivered')
        return false
      }
      payload = remedy.payload
      tried = remedy.tried
    }
  }
}

/** What to send next after `failure`, with what has been tried by then; null to give up. Waits where it must. */
async function remedyFor(
  failure: Failure,
  tried: Tried,
  payload: Payload,
  text: string,
  { gate, wait, signal }: SenderParts,
): Promise<{ payload: Payload; tried: Tried } | null> {
  switch (failure.kind) {
    case 'flood':
      gate.refused(payload.chat_id, failure.seconds)
      return tried.floods >= floodLimit ? null : { payload, tried: { ...tried, floods: tried.floods + 1 } }
    case 'markup': {
      const { parse_mode: _dropped, ...plain } = payload
      return tried.asText
        ? null
        : { payload: { ...plain, chat_id: payload.chat_id, text }, tried: { ...tried, asText: true } }
    }
    case 'moved':
      return tried.moved
        ? null
        : { payload: { ...payload, chat_id: failure.to }, tried: { ...tried, moved: true } }
    case 'unreachable':
      if (tried.again) return null
      // It may have been delivered: one repeat at most, because silence is worse than a reply said twice.
      await wait(pauseBeforeRetryMs, signal)
      return { payload, tried: { ...tried, again: true } }
    default:
      return null
  }
}
