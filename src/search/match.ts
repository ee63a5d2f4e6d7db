// A word of the question against a text of the release → how surely the text accounts for it, 0 to 1.
import { onceEach } from '../once.ts'
import type { Term } from '../query/query.ts'

/** Where a word was found: how sure, and with which word of the text. */
export interface Match {
  readonly quality: number
  readonly found: string
}

/** Nothing was found. */
export const noMatch: Match = { quality: 0, found: '' }
/** A part of a word is less sure than the word: 招聘 of 招聘会. */
const partial = 0.75

const hasHan = /\p{Script=Han}/u

/** The best match of the word's alternatives in the text. */
export function matchTerm(term: Term, text: string): Match {
  let best = noMatch
  for (const alternative of term.alternatives) {
    const { text: word, quality: whole } = alternative
    if (whole <= best.quality) continue
    if (text.includes(word)) best = { quality: whole, found: word }
    else if (word.length > 2 && whole * partial > best.quality) {
      const part = longestPart(word, text)
      const quality = whole * partial * (part.length / word.length)
      // Half an English word is none.
      if (part.length > 1 && quality > best.quality && hasHan.test(word)) best = { quality, found: part }
    }
  }
  return best
}

/** The longest stretch of two characters and more at the word's beginning or end that the text holds. */
function longestPart(word: string, text: string): string {
  const hasHead = text.includes(word.slice(0, 2))
  const hasTail = text.includes(word.slice(-2))
  for (let length = hasHead || hasTail ? word.length - 1 : 0; length > 1; length--) {
    const head = word.slice(0, length)
    if (hasHead && text.includes(head)) return head
    const tail = word.slice(-length)
    if (hasTail && text.includes(tail)) return tail
  }
  return ''
}

/** From this quality on a word of the text means the same. */
export const sameMeaning = 0.8

/** Whether the text says one of the words, itself or by a word of the same meaning. */
export function saysAny(words: readonly Term[], text: string): boolean {
  return words.some((word) => matchTerm(word, text).quality >= sameMeaning)
}

/** Matches a word against texts and remembers: figures of one passage share most of their surroundings. */
export type Matcher = (term: Term) => (text: string) => Match

export function makeMatcher(): Matcher {
  return onceEach((term: Term) => onceEach((text: string) => matchTerm(term, text)))
}
