// A reply that a citizen got → the knowledge versions that give this very reply, receipt and all: none for one that comes
// from a corpus that was never published.
import type { Event } from '../src/chat/event.ts'
import { receiptIdOf } from '../src/chat/receipt.ts'
import { respond } from '../src/chat/respond.ts'
import type { Engine } from '../src/engine/engine.ts'
import { telegramHtml } from '../src/render/telegram-html.ts'
import { takenOf } from '../src/telegram/intake.ts'
import { testBot } from '../tests/support/bot-api-double.ts'
import { blank } from '../tests/support/chat.ts'

/** What somebody wrote first, in a private chat that has their id. */
export interface FirstMessage {
  readonly person: number
  readonly message: number
  readonly text: string
  readonly from: object
}

/** `html`: the part of the reply that is tied to the question. */
export type WhichVersion = (asked: FirstMessage, html: string) => readonly Engine[]

/** Asks each engine each question once, whoever asks it. */
export function whichVersion(engines: readonly Engine[]): WhichVersion {
  const bot = { username: testBot.username, hearsAll: false }
  const replies = new Map<string, (person: number) => string>()

  function replyOf(engine: Engine, { text, ...asked }: FirstMessage): (person: number) => string {
    const key = `${engine.knowledgeVersion} ${text}`
    const before = replies.get(key)
    if (before !== undefined) return before
    const { effects } = respond(eventOf({ ...asked, text }), { ...blank, bot, engine })
    const post = effects.find((effect) => effect.kind === 'post')?.post
    const receipt = effects.find((effect) => effect.kind === 'receipt')?.receipt
    const html = post === undefined ? '' : telegramHtml(post.message)
    // A receipt's id is made with who asked.
    const reply = (person: number) =>
      receipt === undefined
        ? html
        : html.replace(receipt.id, receiptIdOf(receipt, receipt.knowledge, `${person}:${person}`))
    replies.set(key, reply)
    return reply
  }

  return (asked, html) => engines.filter((engine) => replyOf(engine, asked)(asked.person) === html)
}

function eventOf({ person, message, text, from }: FirstMessage): Event {
  const chat = { id: person, type: 'private' }
  const update = { update_id: 1, message: { message_id: message, date: 1, chat, from, text } }
  const taken = takenOf(update, testBot)
  if (taken === null) throw new Error(`nothing for the bot: ${text}`)
  return JSON.parse(taken.body) as Event
}
