// A homophone typed for another (成镇 for 城镇, 付化 for 孵化) → the word that the releases have.
// Only stretches that are no words themselves are touched, so 事业 never becomes 失业.
import { type SpellingBook, spell } from './pinyin.ts'
import type { Token } from './segment.ts'

/** A replacement made in the question. */
export interface Correction {
  readonly start: number
  readonly typed: string
  readonly meant: string
}

const longestTypo = 5

/**
 * Corrections for runs of neighbouring tokens in which at least one is a leftover character, where the run is
 * spelled like a word of `book`. Longest runs first; none overlap.
 */
export function corrections(tokens: readonly Token[], book: SpellingBook): Correction[] {
  const found: Correction[] = []
  for (let i = 0; i < tokens.length; ) {
    const correction = longestAt(tokens, i, book)
    if (correction) found.push(correction.value)
    i = correction ? correction.next : i + 1
  }
  return found
}

function longestAt(
  tokens: readonly Token[],
  from: number,
  book: SpellingBook,
): { value: Correction; next: number } | null {
  for (let next = Math.min(tokens.length, from + longestTypo); next > from; next--) {
    const run = tokens.slice(from, next)
    const typed = run.map((token) => token.text).join('')
    const first = run[0]
    if (!first || !mayBeTypo(run, typed)) continue
    const meant = book.get(spell(typed))
    if (meant && meant.length === typed.length && meant !== typed)
      return { value: { start: first.start, typed, meant }, next }
  }
  return null
}

function mayBeTypo(run: readonly Token[], typed: string): boolean {
  if (typed.length < 2 || typed.length > longestTypo || !/^\p{Script=Han}+$/u.test(typed)) return false
  const adjacent = run.every(
    (token, i) => i === 0 || token.start === (run[i - 1]?.start ?? 0) + (run[i - 1]?.text.length ?? 0),
  )
  const loose = run.filter((token) => token.kind === 'character').length
  const particles = run.filter((token) => token.kind === 'filler' && firm.test(token.text)).length
  const short = run.filter((token) => token.text.length === 1).length
  // 在就业 for 再就业: a particle before a known word counts as loose when the whole is a longer word; 人是 is no typo.
  const mistyped = particles === 0 ? loose > 0 : typed.length > 2 && loose + short > 0
  return adjacent && run.length > 1 && mistyped && run.every((token) => token.measure === null)
}

/** Particles so common that they are hardly ever typed for another character. */
const firm = /^[是的了有在我你他她这那也都就还不没会要和与给把被让很太吗呢吧啊]$/

/** The text with its corrections made. */
export function correct(text: string, made: readonly Correction[]): string {
  let result = text
  for (const { start, typed, meant } of made)
    result = result.slice(0, start) + meant + result.slice(start + typed.length)
  return result
}
