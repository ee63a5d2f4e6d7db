// The words of all passages: what a question's letters are cut by, and how rare a word is.
import type { Passage } from '../passage/passage.ts'
import { foldInPlace } from '../text/normalise.ts'
import { splitClauses } from '../text/sentences.ts'
import { words } from '../text/words.ts'

/** Everything folded. */
export interface Lexis {
  /** Dictionary words that stand in the passages. */
  readonly words: ReadonlySet<string>
  /** Runs of two or three neighbouring words. */
  readonly compounds: ReadonlySet<string>
  /** Each character and each pair of neighbouring characters → how many passages hold it. */
  readonly pairs: ReadonlyMap<string, number>
}

/** Compounds are at most this many characters: 稳岗返还资金 is six. */
const longestCompound = 8

/** Reads the words off the passages. */
export function lexisOf(passages: readonly Pick<Passage, 'text'>[]): Lexis {
  const known = new Set<string>()
  const compounds = new Set<string>()
  const pairs = new Map<string, number>()
  for (const { text } of passages) {
    const folded = foldInPlace(text)
    for (const clause of splitClauses(folded))
      collectWords(folded.slice(clause.start, clause.end), known, compounds)
    for (const pair of new Set([...folded, ...pairsOf(folded)])) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { words: known, compounds, pairs }
}

/** At most so many passages hold `text`: the rarest of its pairs of neighbouring characters says how many. */
export function frequencyOf(text: string, { pairs }: Lexis): number {
  let least = pairs.get(text.slice(0, 2)) ?? 0
  for (let at = 1; least > 0 && at + 1 < text.length; at++)
    least = Math.min(least, pairs.get(text.slice(at, at + 2)) ?? 0)
  return least
}

/** Pairs of neighbouring characters; a single character is its own. */
function pairsOf(text: string): string[] {
  return text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
}

/** Dictionary words of two characters and more go to `into`, runs of two or three neighbouring words to `compounds`. */
function collectWords(clause: string, into: Set<string>, compounds: Set<string>): void {
  const found = words(clause)
  for (let i = 0; i < found.length; i++) {
    // 121家家政企业: a measure word begins no compound.
    if (/[0-9余多万亿]$/.test(clause.slice(0, found[i]?.start))) continue
    let text = ''
    for (const [j, word] of found.slice(i, i + 3).entries()) {
      const first = found[i]
      if (!first || word.start !== first.start + text.length || !/^\p{Script=Han}+$/u.test(word.text)) break
      text += word.text
      if (text.length > longestCompound) break
      if (j === 0 && text.length > 1) into.add(text)
      else if (j > 0) compounds.add(text)
    }
  }
}
