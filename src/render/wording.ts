// What there is to say: the shape that every language's phrases fill.
import type { NotStatedReason, OffTopic } from '../answer/answer.ts'

/** What can be sent as `/name`. */
export type ChatCommand =
  | 'start'
  | 'help'
  | 'ask'
  | 'topics'
  | 'coverage'
  | 'source'
  | 'language'
  | 'privacy'
  | 'forget'
  | 'about'
  | 'settings'

/** One language's words. Functions put verbatim pieces in their place; nothing here is escaped. */
export interface Phrases {
  readonly youAsked: (question: string) => string
  readonly paragraph: (number: number) => string
  readonly repaired: string
  readonly period: (text: string) => string
  readonly colon: string
  readonly claim: (claimed: string, agrees: boolean, published: string) => string
  readonly missing: (parts: readonly string[]) => string
  readonly quotesOnly: string
  /** The first line when nothing answers. */
  readonly notStated: Readonly<Record<NotStatedReason, (about: string | null) => string>>
  readonly nearby: string
  readonly whichOne: string
  readonly followUps: string
  readonly offTopic: Readonly<Record<OffTopic, string>>
  readonly greeting: (titles: readonly string[]) => readonly string[]
  readonly help: readonly string[]
  readonly about: (titles: readonly string[], knowledgeVersion: string) => readonly string[]
  readonly tryAsking: string
  readonly textOnly: string
  readonly unknownCommand: string
  readonly askHow: string
  readonly buttonExpired: string
  readonly failed: string
  /** The command menu of a chat, with what is said of each command there. */
  readonly commands: Readonly<Record<ChatCommand, string>>
  /** What the terminal says besides. */
  readonly terminal: { readonly noToken: readonly string[]; readonly intro: string; readonly bye: string }
}
