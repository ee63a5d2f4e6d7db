// How likely a character stands behind two others, in a question about this corpus: what people ask and the language's
// words say it (`lexicon/usage.ts`), and the pairs of neighbours in the releases.
import type { Corpus } from '../corpus/corpus.ts'
import { codeOf, type Usage } from '../lexicon/usage.ts'

/** Logarithm of the probability of what stands next, behind `one` and `other`. */
export type Likelihood = (one: string, other: string) => (next: string) => number

/** What is not known about a context is guessed from a shorter one: as if so many had been counted, and more where much is possible. */
const guessed = { pair: 10, triple: 7 } as const
const perKind = { pair: 1, triple: 2 } as const
/** How much the end of a word, behind which anything may begin, weighs against what follows inside words. */
const wordEnd = 1.5
/** What one passage that holds a pair, or two pairs in a row, counts as; of one context no more than `most` count. */
const inCorpus = { pair: 5, triple: 2, most: 40 } as const
/** Pairs are kept up to this many. */
const mostKept = 200_000

export function makeLikelihood(usage: Usage, { frequency }: Pick<Corpus, 'frequency'>): Likelihood {
  /** Pair → where its chance stands, and how many passages hold it. */
  const kept = new Map<number, number>()
  const chances = new Float64Array(mostKept)
  const passages = new Uint32Array(mostKept)

  /** The place of what is known of a character behind another. */
  function lookUp(other: string, next: string): number {
    const [code, behind] = [codeOf(other), codeOf(next)]
    const key = code * 32_768 + behind
    const known = kept.get(key)
    if (known !== undefined) return known
    if (kept.size >= mostKept) kept.clear()
    const place = kept.size
    kept.set(key, place)
    const together = isHan(code) && isHan(behind) ? frequency(other + next) : 0
    passages[place] = together
    chances[place] = chanceOf(code, behind, isHan(code) ? frequency(other) : 0, together)
    return place
  }

  function chanceOf(code: number, behind: number, alone: number, together: number): number {
    const weight = alone > 0 ? (inCorpus.pair * Math.min(alone, inCorpus.most)) / alone : 0
    const anywhere = (usage.single(behind) + 0.01) / (usage.total + 50)
    const begun = (usage.begins(behind) + 0.01) / (usage.begun + 50)
    const ended = usage.ends(code) * wordEnd
    const open = guessed.pair + perKind.pair * usage.kindsBehind(code)
    const counted = usage.pairCount(usage.pair(code, behind)) + together * weight
    return (counted + ended * begun + open * anywhere) / (usage.before(code) + alone * weight + ended + open)
  }

  return (one, other) => {
    const pair = usage.pair(codeOf(one), codeOf(other))
    const before = passages[lookUp(one, other)] as number
    const weight = before > 0 ? (inCorpus.triple * Math.min(before, inCorpus.most)) / before : 0
    const open =
      guessed.triple + perKind.triple * usage.pairKindsBehind(pair) + usage.pairEnds(pair) * wordEnd
    const all = usage.pairBefore(pair) + before * weight + open
    return (next) => {
      const place = lookUp(other, next)
      const shorter = chances[place] as number
      if (pair < 0 && before === 0) return Math.log(shorter)
      const together = Math.min(before, passages[place] as number) * weight
      return Math.log((usage.triple(pair, codeOf(next)) + together + open * shorter) / all)
    }
  }
}

/** No mark and no number. */
function isHan(code: number): boolean {
  return code > 2
}

/** True for two characters that many a common word is or ends with. */
export function isCommon(pair: string, usage: Usage): boolean {
  return usage.pairEnds(usage.pair(codeOf(pair.charAt(0)), codeOf(pair.charAt(1)))) >= oftenAWord
}

const oftenAWord = 0.1
