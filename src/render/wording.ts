// What there is to say: the shape that every language's phrases fill.
import type { NotStatedReason, OffTopic } from '../answer/answer.ts'
import type { Retirement } from '../corpus/standing.ts'

/** What can be sent as `/name`. */
export type ChatCommand =
  | 'start'
  | 'help'
  | 'ask'
  | 'check'
  | 'verify'
  | 'waiting'
  | 'topics'
  | 'coverage'
  | 'source'
  | 'subscribe'
  | 'unsubscribe'
  | 'language'
  | 'privacy'
  | 'forget'
  | 'about'
  | 'settings'
  | 'announce'
  | 'announcements'
  | 'correct'
  | 'retract'

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
  /** What printed figures add up to, which nobody published. */
  readonly sum: (formula: string, total: string) => string
  readonly nearby: string
  /** Before an editor's answer, which is no release's text. */
  readonly curated: string
  /** Where an editor has something from, and when that was last looked up. */
  readonly checked: (source: string, day: string) => string
  /** Whom to ask where the releases do not say. */
  readonly contact: (department: string) => string
  readonly reach: Readonly<Record<'phone' | 'address' | 'hours', (text: string) => string>>
  /** Two figures of the same indicator and time that differ. */
  readonly disagreeing: string
  /** What an older release said of the same indicator. */
  readonly earlier: (figure: string, day: string) => string
  /** That a quoted release no longer holds, and why. */
  readonly retired: (why: Retirement) => string
  readonly whichOne: string
  readonly followUps: string
  /** The same above questions in Chinese. */
  readonly followUpsAsPrinted: string
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
