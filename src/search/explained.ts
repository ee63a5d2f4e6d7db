// How much of a question a text says, in the same letters or in words of the same meaning, and the other way round.
import { onceEach } from '../once.ts'
import type { Query, Term } from '../query/query.ts'
import type { Evidence } from './evidence.ts'
import { hanOf, type Letter, type Rarity } from './likeness.ts'
import type { Match } from './match.ts'

/** From this quality on a word stands for another whole. */
const whole = 0.8
/** A letter of a word is found for so much. */
const byLetter = 0.9
/** A word without Chinese characters counts as much as so many of them. */
const foreign = 1.5

/** A word with its letters and how much each counts, and how it is found in a text. */
export interface Spelled {
  readonly letters: readonly Letter[]
  match(text: string): Match
}

export function spelledOut({ text }: Term, rarity: Rarity, match: Spelled['match']): Spelled {
  return { match, letters: hanOf(text).map((letter) => ({ text: letter, weight: rarity(letter) })) }
}

/** Share of the words' letters that the text holds, itself or by a word of the same meaning; 1 where there are none. */
export function explainedIn(words: readonly Spelled[], text: string): number {
  let held = 0
  let all = 0
  for (const { match, letters } of words) {
    const { quality } = match(text)
    if (letters.length === 0) {
      all += foreign
      held += foreign * quality
      continue
    }
    const byWord = quality >= whole ? quality : quality * 0.6
    for (const letter of letters) {
      all += letter.weight
      held += letter.weight * (byWord < byLetter && text.includes(letter.text) ? byLetter : byWord)
    }
  }
  return all === 0 ? 1 : held / all
}

/** What the question speaks of: its own letters, and those of what its words were found as. */
export function spokenIn({ text }: Query, { matches }: Evidence): string {
  return text + matches.flatMap((match) => (match.quality >= whole ? [match.found] : [])).join('')
}

/** Says of what is spoken how much it is of what a text tells; 1 of nothing. Figures of one passage ask for the same. */
export function makeSaid(): (spoken: string) => (letters: string) => number {
  return onceEach((spoken: string) =>
    onceEach((letters: string) => {
      if (letters === '') return 1
      let held = 0
      for (const letter of letters) if (spoken.includes(letter)) held++
      return held / letters.length
    }),
  )
}
