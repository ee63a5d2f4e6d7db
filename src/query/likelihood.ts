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
  const kept = new Map<number, number>()

  function afterOne(other: string, next: string): number {
    const [code, behind] = [codeOf(other), codeOf(next)]
    const key = code * 32_768 + behind
    const known = kept.get(key)
    if (known !== undefined) return known
    const alone = (usage.single(behind) + 0.01) / (usage.total + 50)
    const begun = (usage.begins(behind) + 0.01) / (usage.begun + 50)
    const ended = usage.ends(code) * wordEnd
    const passages = isHan(code) ? frequency(other) : 0
    const weight = passages > 0 ? (inCorpus.pair * Math.min(passages, inCorpus.most)) / passages : 0
    const together = weight > 0 && isHan(behind) ? frequency(other + next) * weight : 0
    const open = guessed.pair + perKind.pair * usage.kindsBehind(code)
    const chance =
      (usage.pairCount(usage.pair(code, behind)) + together + ended * begun + open * alone) /
      (usage.before(code) + passages * weight + ended + open)
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, chance)
    return chance
  }

  return (one, other) => {
    const code = codeOf(one)
    const pair = usage.pair(code, codeOf(other))
    const passages = isHan(code) ? frequency(one + other) : 0
    if (pair < 0 && passages === 0) return (next) => Math.log(afterOne(other, next))
    const weight = passages > 0 ? (inCorpus.triple * Math.min(passages, inCorpus.most)) / passages : 0
    const open =
      guessed.triple + perKind.triple * usage.pairKindsBehind(pair) + usage.pairEnds(pair) * wordEnd
    const all = usage.pairBefore(pair) + passages * weight + open
    return (next) => {
      const behind = codeOf(next)
      const together = weight > 0 && isHan(behind) ? Math.min(passages, frequency(other + next)) * weight : 0
      return Math.log((usage.triple(pair, behind) + together + open * afterOne(other, next)) / all)
    }
  }
}

/** No mark and no number. */
function isHan(code: number): boolean {
  return code > 2
}
