// What reaches the bot, without Telegram's shapes: the edge makes these from updates, the rest of the house knows
// nothing else. Ids are Telegram's (up to 52 bits); times are seconds since 1970.

import type { Mark } from '../announcement/formatted.ts'

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'group' | 'supergroup' | 'channel'
  readonly title: string | null
}

export interface Person {
  readonly id: number
  /** The language of their Telegram, as Telegram spells it (`zh-hans`, `en`); null where it is not told. */
  readonly languageCode: string | null
}

/** Who acts: a person, or a chat in whose name an anonymous administrator or a channel writes. */
export type Actor =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'chat'; readonly chat: number }

/** Where in a chat: the message that is meant, and the forum topic (null: none, or the general one). */
export interface Place {
  readonly chat: Chat
  readonly message: number | null
  readonly thread: number | null
}

/** A file that was sent, not yet fetched. */
export interface SentFile {
  readonly id: string
  readonly name: string
  /** Bytes, as Telegram tells; null where it does not. */
  readonly size: number | null
}

export interface MessageEvent {
  readonly kind: 'message'
  readonly at: Place
  readonly from: Actor
  /** What is said to the bot, mention and command taken off; null for a picture, voice or sticker without words. */
  readonly text: string | null
  /** `/name`, lower case, without slash and bot name; null when no command was given. */
  readonly command: string | null
  /** How the bot is meant; null when a group's message is not for it. */
  readonly addressed: 'private' | 'mention' | 'reply' | 'command' | null
  /** True for a later version of a message. */
  readonly edited: boolean
  readonly sentAt: number
  /** The message of the bot's that this one replies to. */
  readonly repliesTo: number | null
  /** Text of the message that is replied to or quoted, where Telegram tells it. */
  readonly quoted: string | null
  readonly forwarded: boolean
  readonly album: string | null
  readonly file: SentFile | null
  /** How `text` is formatted; read of what is to be announced only. */
  readonly marks?: readonly Mark[]
}

/** A button under a message of the bot's. `data` may be forged. */
export interface PressEvent {
  readonly kind: 'press'
  readonly id: string
  /** Null when the message is too old for Telegram to tell. */
  readonly at: Place | null
  readonly person: Person
  readonly data: string
  /** What stands on the pressed button. */
  readonly label: string | null
}

/** The bot's own standing in a chat has changed. */
export interface MembershipEvent {
  readonly kind: 'membership'
  readonly chat: Chat
  readonly by: Person
  readonly was: Standing
  readonly is: Standing
}

export type Standing = 'administrator' | 'member' | 'restricted' | 'absent'

/** The administrators of a chat may have changed. */
export interface AdministratorsEvent {
  readonly kind: 'administrators'
  readonly chat: Chat
  readonly person: Person
}

/** A group became a supergroup. */
export interface MovedEvent {
  readonly kind: 'moved'
  readonly from: number
  readonly to: number
}

/** `@bot words` typed in any chat. */
export interface InlineEvent {
  readonly kind: 'inline'
  readonly id: string
  readonly person: Person
  readonly text: string
  readonly offset: string
}

export type Event =
  | MessageEvent
  | PressEvent
  | MembershipEvent
  | AdministratorsEvent
  | MovedEvent
  | InlineEvent
