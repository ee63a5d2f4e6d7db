// Updates → replies: the bot's middleware, top to bottom. Each chat's updates are handled one after another.
import type { Telegraf } from 'telegraf'
import { languageOfCode, phrasesIn } from '../render/phrases.ts'
import type { Call } from './client.ts'
import { answer, type DialogueParts, type Turn, type Turns, told } from './dialogue.ts'
import { inOrder } from './in-order.ts'
import { type IncomingMessage, type Me, readMessage } from './incoming.ts'
import { type Press, pressedQuestion } from './keyboard.ts'
import { type Recent, recent } from './recent.ts'
import type { Destination } from './sender.ts'

export interface BotParts extends DialogueParts {
  readonly telegraf: Telegraf
  readonly me: Me
  readonly call: Call
  readonly now: () => number
}

/** An update as it comes: all that is known is its number. */
export interface Update {
  readonly update_id: number
}

export interface Bot {
  /** Handles one update. Resolves when it has been answered, or has failed and been logged; never rejects. */
  accept(update: Update): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

interface PressedQuery extends Press {
  readonly id: string
  readonly from: { readonly id: number; readonly language_code?: string }
  readonly message?: Press['message'] & IncomingMessage
}

const minute = 60_000
const conversationBounds = { limit: 10_000, maxAgeMs: 30 * minute }
/** Enough for a group's backlog after an outage, too little to fill the memory. */
const waitingLimit = 500

/** Wires the handlers into `telegraf` and gives the way in for updates. Starts nothing. */
export function createBot(parts: BotParts): Bot {
  const { telegraf, log, now } = parts
  const turns = recent<Turn>({ ...conversationBounds, now })
  const albums = recent<true>({ limit: 1000, maxAgeMs: 5 * minute, now })
  const seen = recent<true>({ limit: 5000, maxAgeMs: 24 * 60 * minute, now })
  const queue = inOrder((error) => log.error({ err: error }, 'an update was not handled'))

  telegraf.on('message', (ctx) =>
    onMessage(parts, turns, albums, ctx.update.message as unknown as IncomingMessage),
  )
  telegraf.on('callback_query', (ctx) =>
    onPress(parts, turns, ctx.update.callback_query as unknown as PressedQuery),
  )
  telegraf.catch((error) => log.error({ err: error }, 'an update was not handled'))

  return {
    async accept(update) {
      // After a lost connection Telegram may hand over the same update again.
      const number = String(update.update_id)
      if (seen.get(number) !== undefined) return
      seen.set(number, true)
      const lane = laneOf(update)
      if (queue.waiting(lane) >= waitingLimit) {
        log.warn({ lane }, 'a chat sends faster than it can be answered: an update is left out')
        return
      }
      // A lane of its own: Telegram waits only seconds for the confirmation of a button press.
      const confirmed = queue.add(`press ${number}`, () => confirmPress(parts, update))
      await queue.add(lane, () => telegraf.handleUpdate(update as Parameters<Telegraf['handleUpdate']>[0]))
      await confirmed
    },
    idle: () => queue.idle(),
  }
}

function laneOf(update: Update): string {
  const { message, callback_query: press } = update as {
    message?: IncomingMessage
    callback_query?: PressedQuery
  }
  return String(message?.chat?.id ?? press?.message?.chat?.id ?? press?.from?.id ?? 'none')
}

/** Confirms a button press, and says when the button no longer works; other updates are nothing to it. */
async function confirmPress({ call, log }: BotParts, update: Update): Promise<void> {
  const press = (update as { callback_query?: PressedQuery }).callback_query
  if (press?.id === undefined) return
  const language = languageOfCode(press.from?.language_code)
  const expired = pressedQuestion(press) === null ? { text: phrasesIn(language).buttonExpired } : {}
  try {
    await call('answerCallbackQuery', { callback_query_id: press.id, ...expired })
  } catch (error) {
    // Only the little clock on the button depends on it; the reply is sent all the same.
    log.debug({ err: error }, 'a button press was not confirmed')
  }
}

async function onMessage(
  parts: BotParts,
  turns: Turns,
  albums: Recent<true>,
  message: IncomingMessage,
): Promise<void> {
  const chat = message.chat?.id
  if (chat === undefined) return
  const incoming = readMessage(message, parts.me)
  if (incoming.kind === 'ignore') return
  if (message.media_group_id !== undefined) {
    // An album comes as a message a picture: one reply is enough.
    if (albums.get(message.media_group_id) !== undefined) return
    albums.set(message.media_group_id, true)
  }
  const to = destinationOf(chat, message)
  const speaker = `${chat}:${message.sender_chat?.id ?? message.from?.id ?? chat}`
  const spoken = languageOfCode(message.from?.language_code)
  if (incoming.kind === 'question') await answer(parts, turns, { to, speaker, spoken, text: incoming.text })
  else await parts.send(to, told(parts.engine, incoming, turns.get(speaker)?.language ?? spoken))
}

async function onPress(parts: BotParts, turns: Turns, press: PressedQuery): Promise<void> {
  const chat = press.message?.chat?.id
  const text = pressedQuestion(press)
  if (chat === undefined || text === null) return
  const to = destinationOf(chat, press.message ?? {})
  const spoken = languageOfCode(press.from.language_code)
  await answer(parts, turns, { to, speaker: `${chat}:${press.from.id}`, spoken, text, pressed: true })
}

function destinationOf(chat: number, message: IncomingMessage): Destination {
  const inTopic = message.is_topic_message === true
  return {
    chat,
    replyTo: message.message_id ?? null,
    // The general topic has a number too, but must be addressed without it.
    thread: inTopic ? (message.message_thread_id ?? null) : null,
  }
}
