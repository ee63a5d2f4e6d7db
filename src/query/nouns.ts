// What a word of a question can name: something that is counted, anybody, a rate.
import type { Term } from './query.ts'

/** A word that can name what is asked about. */
export function isNoun(term: Term): boolean {
  const named =
    term.standing !== 'character' || (term.alternatives.length > 1 && !countingWord.test(term.text))
  return named && !term.isVerb
}

/** A character that counts is no noun of its own: 谁家, 哪个. */
const countingWord = /^[家个名位人口户件处所]$/

/** A word for people whoever they are. */
export function isAnybody({ text }: Term): boolean {
  return /^(?:人员|人口|人士|人群)$/.test(text)
}

export function isRate(term: Term): boolean {
  return term.alternatives.some(({ text, quality }) => quality > 0.8 && /(?:率|占比|比例)$/.test(text))
}
