// How likely a character stands behind two others, in a question about this corpus: what people ask and the language's
// words say it (`lexicon/usage.ts`), and the pairs of neighbours in the releases.
import type { Corpus } from '../corpus/corpus.ts'
import { codeOf, span, type Usage } from '../lexicon/usage.ts'

/** Logarithm of the probability of what stands next, behind `one` and `other`. */
export type Likelihood = (one: string, other: string) => (next: string) => number

/** What is not known about a context is guessed from a shorter one: as if so many had been counted, and more where much is possible. */
const guessed = { pair: 10, triple: 7 } as const
const perKind = { pair: 1, triple: 2 } as const
/** How much the end of a word, behind which anything may begin, weighs against what follows inside words. */
const wordEnd = 1.5
/** What one passage that holds a pair, or two pairs in a row, counts as; of one context no more than `most` count. */
const inCorpus = { pair: 5, triple: 2, most: 40 } as const

export function makeLikelihood(usage: Usage, { pairs }: Pick<Corpus, 'pairs'>): Likelihood {
  const held = heldBy(pairs)

  /** The chance of a character behind another; `together`: how many passages hold the two as neighbours. */
  function chanceOf(code: number, behind: number, together: number): number {
    const alone = held.alone[code] as number
    const weight = alone > 0 ? (inCorpus.pair * Math.min(alone, inCorpus.most)) / alone : 0
    const anywhere = (usage.single(behind) + 0.01) / (usage.total + 50)
    const begun = (usage.begins(behind) + 0.01) / (usage.begun + 50)
    const ended = usage.ends(code) * wordEnd
    const open = guessed.pair + perKind.pair * usage.kindsBehind(code)
    const counted = usage.pairCount(usage.pair(code, behind)) + together * weight
    return (counted + ended * begun + open * anywhere) / (usage.before(code) + alone * weight + ended + open)
  }

  return (one, other) => {
    const [first, code] = [codeOf(one), codeOf(other)]
    const pair = usage.pair(first, code)
    const before = held.together(first, code)
    const weight = before > 0 ? (inCorpus.triple * Math.min(before, inCorpus.most)) / before : 0
    const open =
      guessed.triple + perKind.triple * usage.pairKindsBehind(pair) + usage.pairEnds(pair) * wordEnd
    const all = usage.pairBefore(pair) + before * weight + open
    return (next) => {
      const behind = codeOf(next)
      const passages = held.together(code, behind)
      const shorter = chanceOf(code, behind, passages)
      if (pair < 0 && before === 0) return Math.log(shorter)
      const together = Math.min(before, passages) * weight
      return Math.log((usage.triple(pair, behind) + together + open * shorter) / all)
    }
  }
}

/** How many passages hold a Chinese character, and two of them as neighbours, by their codes. */
function heldBy(pairs: Corpus['pairs']) {
  const alone = new Uint32Array(span)
  const neighbours = new Map<number, number>()
  for (const [text, passages] of pairs) {
    const code = codeOf(text.charAt(0))
    const behind = codeOf(text.charAt(1))
    if (text.length === 1 && isHan(code)) alone[code] = passages
    if (isHan(code) && isHan(behind)) neighbours.set(code * span + behind, passages)
  }
  return { alone, together: (code: number, behind: number) => neighbours.get(code * span + behind) ?? 0 }
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
