// The letters of a question against those of a text, whatever the dictionary makes of them: shares of characters and
// of pairs of neighbouring characters that the text holds too, rare ones counting more (inverse document frequency,
// Spärck Jones 1972). What words miss, a typo or a compound that no dictionary has, letters still show.
import type { Query, Slot, Term } from '../query/query.ts'
import { pairTokens } from './tokens.ts'

/** A token with how much it counts. */
export interface Letter {
  readonly text: string
  readonly weight: number
}

/** Letters that are looked for in texts. */
export interface Lettering {
  readonly letters: readonly Letter[]
  /** The weight of all of them, also of those that are known to be in none of the texts. */
  readonly weight: number
}

/** What of a question is compared, cut and weighed once: `whole` is the whole message, question words included. */
export type Letters = Readonly<
  Record<
    | 'pairs'
    | 'inheritedPairs'
    | 'characters'
    | 'inheritedCharacters'
    | 'focusPairs'
    | 'focusCharacters'
    | 'whole',
    Lettering
  >
>

/** How rare a token is, 0 to 1. */
export type Rarity = (token: string) => number

/** The rarity of what no passage holds. */
const unheld = 0.5

/** The rarity of tokens among `passages` passages, from how many hold them; one that none holds counts half. */
export function rarityIn(passages: number, frequency: (token: string) => number): Rarity {
  const total = Math.log(1 + passages)
  const known = new Map<string, number>()
  return (token) => {
    const before = known.get(token)
    if (before !== undefined) return before
    const held = frequency(token)
    if (held === 0 || !Number.isFinite(held)) return unheld
    const rarity = Math.log(1 + passages / held) / total
    known.set(token, rarity)
    return rarity
  }
}

/** The letters of one slot of a question. */
export function lettersOf(slot: Slot, query: Query, rarity: Rarity): Letters {
  const weighed = (tokens: readonly string[]) =>
    letteringOf([...new Set(tokens)].map((text) => ({ text, weight: rarity(text) })))
  const pairs = (terms: readonly Term[]) => weighed(terms.flatMap((term) => pairTokens(term.text)))
  const characters = (terms: readonly Term[]) => weighed(terms.flatMap((term) => hanOf(term.text)))
  const inherited = slot.inherited.flat()
  return {
    pairs: pairs(slot.terms),
    inheritedPairs: pairs(inherited),
    characters: characters(slot.terms),
    inheritedCharacters: characters(inherited),
    focusPairs: pairs(slot.focus),
    focusCharacters: characters(slot.focus),
    whole: weighed(hanOf(query.text)),
  }
}

const han = /\p{Script=Han}/gu

/** Chinese characters of a text. */
export function hanOf(text: string): string[] {
  return text.match(han) ?? []
}

/** The letters with what they weigh together. */
export function letteringOf(letters: readonly Letter[]): Lettering {
  return { letters, weight: letters.reduce((sum, { weight }) => sum + weight, 0) }
}

/** The same with only those letters that the text holds: enough to look for in its parts. */
export function heldIn({ letters, weight }: Lettering, text: string): Lettering {
  return { letters: letters.filter((letter) => text.includes(letter.text)), weight }
}

/** Share of the weight that these letters have; 0 where there are none. */
export function shareOf({ letters, weight }: Lettering): number {
  if (weight === 0) return 0
  let held = 0
  for (const letter of letters) held += letter.weight
  return held / weight
}

/** Share of the letters' weight that the text holds; 0 where there are none. */
export function shareIn({ letters, weight }: Lettering, text: string): number {
  if (weight === 0) return 0
  let held = 0
  for (const letter of letters) if (text.includes(letter.text)) held += letter.weight
  return held / weight
}
