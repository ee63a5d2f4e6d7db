// All passages of all releases of one knowledge version. Immutable: a reload makes another one.
import type { Passage } from '../passage/passage.ts'
import { splitRelease } from '../passage/split.ts'
import type { Release } from '../release/release.ts'
import { damageWithin } from '../release/repaired-spans.ts'
import { foldInPlace } from '../text/normalise.ts'
import { splitClauses } from '../text/sentences.ts'
import { words } from '../text/words.ts'
import { knowledgeVersion } from './version.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Corpus {
  readonly version: string
  /** Newest first. */
  readonly releases: readonly Release[]
  /** In reading order within a release, releases newest first. */
  readonly passages: readonly Passage[]
  readonly vocabulary: Vocabulary
  /** Dictionary words that stand in the releases, folded. */
  readonly words: ReadonlySet<string>
  /** Runs of two or three neighbouring words, folded. */
  readonly compounds: ReadonlySet<string>
  /** At most so many passages hold `text`: the rarest of its pairs of neighbouring characters says how many. */
  frequency(text: string): number
}

/** Compounds are at most this many characters: 稳岗返还资金 is six. */
const longestCompound = 8

/** Builds the corpus of these releases. Releases are sorted by date, then id, so that file order does not matter. */
export function makeCorpus(releases: readonly Release[], vocabulary: Vocabulary): Corpus {
  const sorted = [...releases].sort((a, b) => b.date.localeCompare(a.date) || a.id.localeCompare(b.id))
  const passages = sorted.flatMap((release) =>
    splitRelease(release).filter((passage) => isSound(passage, release)),
  )
  const known = new Set<string>()
  const compounds = new Set<string>()
  const pairs = new Map<string, number>()
  for (const passage of passages) {
    const folded = foldInPlace(passage.text)
    for (const clause of splitClauses(folded))
      collectWords(folded.slice(clause.start, clause.end), known, compounds)
    for (const pair of new Set([...folded, ...pairsOf(folded)])) pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  const frequency = (text: string) => Math.min(...pairsOf(text).map((pair) => pairs.get(pair) ?? 0))
  const version = knowledgeVersion(sorted, vocabulary)
  return { version, releases: sorted, passages, vocabulary, words: known, compounds, frequency }
}

/** False for a passage with damage that no person has looked at yet: it is not answered from. */
function isSound({ paragraph, offset, text }: Passage, release: Release): boolean {
  return damageWithin(release, paragraph, offset, offset + text.length).length === 0
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
