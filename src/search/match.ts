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

/** A word that is looked for in many texts, with its first and last two characters: most texts hold neither. */
interface Alternative {
  readonly word: string
  readonly quality: number
  readonly head: string
  readonly tail: string
}

function alternativesOf({ alternatives }: Term): Alternative[] {
  return alternatives.map(({ text, quality }) => ({
    word: text,
    quality,
    head: text.slice(0, 2),
    tail: text.slice(-2),
  }))
}

/** The best match of the word's alternatives in the text. */
export function matchTerm(term: Term, text: string): Match {
  return bestIn(alternativesOf(term), text)
}

function bestIn(alternatives: readonly Alternative[], text: string): Match {
  let best = noMatch
  for (const alternative of alternatives) {
    const { word, quality: whole, head, tail } = alternative
    if (whole <= best.quality) continue
    const hasHead = text.includes(head)
    const hasTail = word.length > 2 ? text.includes(tail) : hasHead
    if (hasHead && hasTail && text.includes(word)) best = { quality: whole, found: word }
    else if (word.length > 2 && (hasHead || hasTail) && whole * partial > best.quality) {
      const part = longestPart(word, text, hasHead, hasTail)
      const quality = whole * partial * (part.length / word.length)
      // Half an English word is none.
      if (quality > best.quality && hasHan.test(word)) best = { quality, found: part }
    }
  }
  return best
}

/** The longest stretch at the word's beginning or end that the text holds; it holds the first or the last two characters. */
function longestPart(word: string, text: string, hasHead: boolean, hasTail: boolean): string {
  for (let length = word.length - 1; length > 2; length--) {
    const head = word.slice(0, length)
    if (hasHead && text.includes(head)) return head
    const tail = word.slice(-length)
    if (hasTail && text.includes(tail)) return tail
  }
  return hasHead ? word.slice(0, 2) : word.slice(-2)
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
  return onceEach((term: Term) => {
    const alternatives = alternativesOf(term)
    return onceEach((text: string) => bestIn(alternatives, text))
  })
}
