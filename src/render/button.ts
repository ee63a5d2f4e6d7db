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

/** Whether a label is the whole of what it was made from. */
export function isWhole(label: string): boolean {
  return !label.endsWith('…')
}

/** Latin letters and digits take half the room. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u02ff]/.test(character) ? 0.5 : 1), 0)
}
