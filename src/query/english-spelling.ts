// A mistyped English word → the word that was meant: one slip away, found by what is left of both when a letter is
// dropped (Damerau 1964; Garbe's symmetric deletes 2012).
import { once } from '../once.ts'
import { isSpelled } from './pinyin.ts'

/** Shorter words are too near to one another; a letter typed for another makes many a word of its own (rehire, retire). */
const longEnough = { slip: 5, change: 9 } as const

/** For a word that is not known the known one that is one slip away; null where there is none, or more than one. */
export function makeEnglishSpeller(known: ReadonlySet<string>): (word: string) => string | null {
  const byRest = once(() => {
    const index = new Map<string, string[]>()
    for (const word of known) {
      if (word.length < longEnough.slip) continue
      for (const rest of restsOf(word)) {
        const words = index.get(rest)
        if (words) words.push(word)
        else index.set(rest, [word])
      }
    }
    return index
  })
  return (word) => {
    // Linli is no mistyped Linyi.
    if (word.length < longEnough.slip || isSpelled(word)) return null
    const near = restsOf(word).flatMap((rest) => byRest().get(rest) ?? [])
    const meant = new Set(near.filter((one) => one[0] === word[0] && isOneSlip(one, word)))
    const [first = null] = meant
    return meant.size === 1 ? first : null
  }
}

/** The word itself, and the word without one of its letters. */
function restsOf(word: string): string[] {
  return [word, ...[...word].map((_, i) => word.slice(0, i) + word.slice(i + 1))]
}

/** A letter left out, added or typed for another, or two neighbours in the wrong order. */
function isOneSlip(one: string, other: string): boolean {
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  const [rest, others] = [one.slice(from), other.slice(from)]
  return (
    rest.slice(1) === others ||
    rest === others.slice(1) ||
    (rest.slice(1) === others.slice(1) && one.length >= longEnough.change) ||
    (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2))
  )
}
