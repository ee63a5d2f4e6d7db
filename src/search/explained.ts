// How much of a question a text says, in the same letters or in words of the same meaning, and the other way round.
import type { Query, Term } from '../query/query.ts'
import type { Evidence } from './evidence.ts'
import { hanOf, type Rarity } from './likeness.ts'
import type { Matcher } from './match.ts'
import { telling } from './zones.ts'

/** From this quality on a word stands for another whole. */
const whole = 0.8
/** A word without Chinese characters counts as much as so many of them. */
const foreign = 1.5

/** Share of the words' letters that the text holds, itself or by a word of the same meaning; 1 where there are none. */
export function explainedIn(terms: readonly Term[], text: string, rarity: Rarity, matcher: Matcher): number {
  let held = 0
  let all = 0
  for (const term of terms) {
    const { quality } = matcher(term, text)
    const letters = hanOf(term.text)
    if (letters.length === 0) {
      all += foreign
      held += foreign * quality
      continue
    }
    for (const letter of letters) {
      const weight = rarity(letter)
      all += weight
      held += weight * Math.max(text.includes(letter) ? 0.9 : 0, quality >= whole ? quality : quality * 0.6)
    }
  }
  return all === 0 ? 1 : held / all
}

/** Says how much of a text's letters the question speaks of, itself or by what its words were found as; 1 of nothing. */
export function saidOf(query: Query, { matches }: Evidence): (text: string) => number {
  const found = matches.flatMap((match) => (match.quality >= whole ? [match.found] : [])).join('')
  const spoken = query.text + found
  return (text) => {
    const letters = telling(text)
    if (letters === '') return 1
    let held = 0
    for (const letter of letters) if (spoken.includes(letter)) held++
    return held / letters.length
  }
}
