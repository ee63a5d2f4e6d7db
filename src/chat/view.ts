// What is known when an event is handled, and what comes of it.
import type { Answer } from '../answer/answer.ts'
import type { Engine } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import type { Message } from '../render/message.ts'
import { languageOfCode } from '../render/phrases.ts'
import type { Announcing } from './announcing.ts'
import type { Effect } from './effect.ts'
import type { Actor, MessageEvent, Place, PressEvent } from './event.ts'
import type { InlineReply } from './inline.ts'
import type { ChatRecord, PersonRecord, SentAnswer, Turn } from './memory.ts'
import { postsOf } from './posts.ts'
import type { Receipt } from './receipt.ts'
import type { KeptFor } from './retention.ts'
import type { Role } from './role.ts'
import type { Awaited } from './waiting.ts'

/** What is known when an event is handled, and the engine that answers. */
export interface View extends Known {
  readonly engine: Engine
}

/** What is known when an event is handled; all of it is looked up before, by `look`. Plain values. */
export interface Known {
  /** Seconds since 1970. */
  readonly now: number
  readonly turn: Turn | null
  readonly chat: ChatRecord | null
  readonly person: PersonRecord | null
  /** The answer in the message that was pressed or replied to. */
  readonly answer: SentAnswer | null
  /** The answer to the earlier version of an edited message. */
  readonly earlier: SentAnswer | null
  /** Whether who acts may change the settings of this chat. */
  readonly administrator: boolean
  /** What who acts may do at the editors' desk; null: nothing. */
  readonly role: Role | null
  /** Whether the message replied to asks an editor for something. */
  readonly prompted: boolean
  /** What citizens are told while the bot is paused; null when it is not. */
  readonly paused: string | null
  /** The bot in Telegram. `hearsAll`: it gets every message of its groups, because privacy mode is off. */
  readonly bot: { readonly username: string; readonly hearsAll: boolean }
  /** Where quiet hours are told: an IANA time zone. */
  readonly timeZone: string
  readonly kept: KeptFor
  /** The receipt that a pressed button names. */
  readonly receipt: Receipt | null
  /** What the person waits to be told, where it matters. */
  readonly awaited: readonly Awaited[]
  readonly announcing: Announcing
}

/** What somebody who pressed a button sees at once, as a line that vanishes or (`alert`) a box to be closed. */
export interface Toast {
  readonly text: string
  readonly alert: boolean
}

export interface Response {
  readonly effects: readonly Effect[]
  /** For a press; null: it is confirmed without words. */
  readonly toast: Toast | null
  /** For an inline query; null: it is not answered. */
  readonly inline: InlineReply | null
  /** How a question was answered, for the log; null where none was asked. */
  readonly answered: Pick<Answer, 'outcome' | 'confidence'> | null
}

export const nothing: Response = { effects: [], toast: null, inline: null, answered: null }

/** Says something that is no answer. */
export function told(at: Place | null, message: Message): readonly Effect[] {
  if (at === null) return []
  return postsOf(at, message).map((post) => ({ kind: 'post', post, speaker: null, question: null }))
}

/** A message, and nothing else. */
export function saying(at: Place | null, message: Message): Response {
  return { ...nothing, effects: told(at, message) }
}

/** The message that was pressed becomes another one. */
export function becoming(at: Place, message: Message): Response {
  const [part] = postsOf(at, message)
  if (part === undefined || at.message === null) return nothing
  const to = { ...part.to, replyTo: null }
  const post = { ...part, to, edits: at.message, answers: null }
  return { ...nothing, effects: [{ kind: 'post', post, speaker: null, question: null }] }
}

/** A line over the chat for whoever pressed. */
export function toasting(text: string): Response {
  return { ...nothing, toast: { text, alert: false } }
}

/** Who speaks in which conversation: a person, or an anonymous administrator's chat, in one chat. */
export function speakerOf(event: MessageEvent | PressEvent): string | null {
  if (event.at === null) return null
  const actor: Actor = event.kind === 'message' ? event.from : { kind: 'person', person: event.person }
  return `${event.at.chat.id}:${actor.kind === 'person' ? actor.person.id : actor.chat}`
}

/** The language that the group or else the person has chosen, or null: that of the question. */
export function languageChosen({ chat, person }: Pick<Known, 'chat' | 'person'>): Language | null {
  return chat?.language ?? person?.language ?? null
}

/** The language to speak where no question is asked: as chosen, as spoken before, or that of the person's Telegram. */
export function languageHere(event: MessageEvent | PressEvent, view: Known): Language {
  const who = event.kind === 'press' ? event.person : event.from.kind === 'person' ? event.from.person : null
  return languageChosen(view) ?? view.turn?.language ?? languageOfCode(who?.languageCode ?? undefined)
}
