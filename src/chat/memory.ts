// What the bot keeps of chats and people: a port, filled by the store. Reading is here; writing is an Effect.
import type { Context } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import type { Receipt } from './receipt.ts'
import type { Awaited } from './waiting.ts'

/** What a conversation carries from turn to turn; kept for half an hour. */
export interface Turn {
  readonly context: Context
  readonly choices: readonly string[]
  readonly language: Language
  /** That of the last answer, where it has one. */
  readonly receipt?: string | null
}

/** A group's or channel's own settings, and whether it can be written to. */
export interface ChatRecord {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup' | 'channel'
  readonly title: string | null
  readonly gone: boolean
  /** Null: in the language of the question. */
  readonly language: Language | null
  /** False: the bot keeps silent in this group. */
  readonly answers: boolean
  /** Local times `HH:MM`; from the first to the second the bot keeps silent. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  /** The only topics (departments of the corpus) it answers about here; empty: all. */
  readonly topics: readonly string[]
  /** True once the administrators were told about privacy mode. */
  readonly toldPrivacy: boolean
}

export interface PersonRecord {
  readonly id: number
  /** Chosen with /language; null: that of each question. */
  readonly language: Language | null
}

/** A message that the bot sent as an answer. */
export interface SentAnswer {
  readonly chat: number
  readonly message: number
  /** The message it answers, and the question as it was asked, masked. */
  readonly answers: number | null
  readonly question: string | null
  readonly speaker: string
  readonly sentAt: number
}

/** Speakers are `${chat}:${person}`, in Telegram's ids. Every call rejects with StoreUnavailable where waiting helps. */
export interface Memory {
  /** Null when nothing was said in the last half hour. */
  turn(speaker: string, now: number): Promise<Turn | null>
  chat(id: number): Promise<ChatRecord | null>
  person(id: number): Promise<PersonRecord | null>
  /** The answer that stands in this message of the bot's. */
  answerIn(chat: number, message: number): Promise<SentAnswer | null>
  /** The bot's answer to this message of a citizen's (the last part of a long one). */
  answerTo(chat: number, message: number): Promise<SentAnswer | null>
  /** Whether this message of the bot's asks an editor for something. */
  isPrompt(chat: number, message: number): Promise<boolean>
  /** What a person waits to be told. */
  awaited(person: number): Promise<readonly Awaited[]>
  /** Null where none has this id. */
  receipt(id: string): Promise<Receipt | null>
  /** How much is kept about a person; for /privacy and tests. */
  keptAbout(person: number): Promise<{
    readonly turns: number
    readonly answers: number
    readonly votes: number
    readonly receipts: number
  }>
}
