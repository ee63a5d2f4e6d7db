// Buttons under a message: what stands on them, and what a press asks for, as data. How a chat carries that is not
// known here.
import type { Key } from '../corpus/key.ts'
import type { Language } from '../query/query.ts'
import { words } from '../text/words.ts'

/** What was not right about an answer. */
export type Why = 'wrong-figure' | 'not-my-question' | 'unclear'

/** A change of a group's settings; `topic` adds a department or takes it away. */
export type Setting =
  | { readonly of: 'answers'; readonly on: boolean }
  | { readonly of: 'language'; readonly language: Language | null }
  /** Local times `HH:MM`. */
  | { readonly of: 'quiet'; readonly quiet: { readonly from: string; readonly to: string } | null }
  | { readonly of: 'topic'; readonly department: Key }
  | { readonly of: 'all-topics' }

/** What a press does to a chat's subscription, or shows of it. Departments and topics are named by their keys. */
export type SubscriptionStep =
  | { readonly of: 'show' | 'on' | 'all' | 'off' | 'zones' }
  | { readonly of: 'sections'; readonly page: number }
  | { readonly of: 'topics'; readonly section: Key; readonly page: number }
  /** A department (`topic` null) or one of its topics is chosen, or left out again. */
  | { readonly of: 'choose'; readonly section: Key; readonly topic: Key | null; readonly page: number }
  | { readonly of: 'digest'; readonly digest: 'each' | 'daily' | 'weekly' }
  | { readonly of: 'silent' | 'muted'; readonly on: boolean }
  | { readonly of: 'quiet'; readonly quiet: { readonly from: string; readonly to: string } | null }
  | { readonly of: 'zone'; readonly timeZone: string }

/** What an editor's press does to an announcement, or shows of it. */
export type AnnouncementStep =
  | { readonly of: 'show' | 'release' | 'cancel' | 'consent' | 'reject' | 'everybody' | 'doubtful' | 'again' }
  | { readonly of: 'offered' | 'retract' | 'retract-sure' }
  | { readonly of: 'sections'; readonly page: number }
  | { readonly of: 'choose'; readonly section: Key; readonly page: number }
  | { readonly of: 'chats'; readonly kind: 'private' | 'group' | 'channel' }
  | { readonly of: 'silent'; readonly on: boolean }
  /** When: at once, in so many minutes, or at nine tomorrow. */
  | { readonly of: 'when'; readonly when: number | 'now' | 'tomorrow' }

/** What a press asks for. Texts are named by their keys. */
export type Action =
  | { readonly kind: 'ask'; readonly question: Key }
  | { readonly kind: 'source'; readonly passage: Key }
  | { readonly kind: 'sections'; readonly page: number }
  | { readonly kind: 'section'; readonly section: Key; readonly page: number }
  | { readonly kind: 'topic'; readonly topic: Key }
  | { readonly kind: 'vote'; readonly helpful: boolean }
  /** Why the answer in the chat's message with this number did not help. */
  | { readonly kind: 'why'; readonly message: number; readonly why: Why }
  | { readonly kind: 'language'; readonly language: Language | null }
  /** Shows a group's settings, `topics` the page of its departments. */
  | { readonly kind: 'settings'; readonly topics: number | null }
  | { readonly kind: 'set'; readonly setting: Setting }
  /** A chat's subscription; null: that of the chat in which it is pressed. */
  | { readonly kind: 'subscription'; readonly chat: number | null; readonly step: SubscriptionStep }
  | { readonly kind: 'announcement'; readonly announcement: string; readonly step: AnnouncementStep }
  /** A new announcement of the release with this key (that of its id). */
  | { readonly kind: 'announce'; readonly release: Key }
  /** Whoever asked is told when it is published; named by the receipt of the answer. */
  | { readonly kind: 'await'; readonly receipt: string }
  | { readonly kind: 'unawait'; readonly id: number }
  /** Opens an address; nothing comes back to the bot. */
  | { readonly kind: 'link'; readonly url: string }
  /** Something of the editors' desk, in its own words (desk/press.ts): at most 60 letters of ASCII. */
  | { readonly kind: 'editing'; readonly data: string }

export interface Button {
  readonly label: string
  readonly action: Action
}

/** Buttons from top to bottom, those of one row side by side. */
export type Rows = readonly (readonly Button[])[]

/** Full-width characters that stand side by side on a small phone. */
const longestLabel = 20

/** Text for a button: cut between words, so that it can be read where there is little room. */
export function labelFor(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  if (widthOf(flat) <= longestLabel) return flat
  let end = 0
  for (const word of words(flat)) {
    const wordEnd = word.start + word.text.length
    if (widthOf(flat.slice(0, wordEnd)) > longestLabel - 1) break
    end = wordEnd
  }
  // A single word longer than the button is cut between whole characters.
  const cut = end > 0 ? flat.slice(0, end) : [...flat].slice(0, longestLabel - 1).join('')
  return `${cut}…`
}

/** The same for a question, of which the end says what is asked. */
export function askingLabelFor(question: string): string {
  const flat = question.replace(/\s+/gu, ' ').trim()
  if (widthOf(flat) <= longestLabel) return flat
  const start = words(flat).find((word) => widthOf(flat.slice(word.start)) <= longestLabel - 1)?.start
  return `…${start === undefined ? [...flat].slice(1 - longestLabel).join('') : flat.slice(start)}`
}

/** Whether a label is the whole of what it was made from. */
export function isWhole(label: string): boolean {
  return !label.endsWith('…')
}

/** Latin letters and digits take half the room. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u02ff]/.test(character) ? 0.5 : 1), 0)
}
