// Candidates of a slot → how likely each answers it. What says the same counts together.
import type { Query } from '../query/query.ts'
import { forestChances } from '../search/forest.ts'
import type { RankedSlot } from '../search/in-turn.ts'
import type { Candidate } from '../search/rank.ts'
import { noneFeatures, softmax, utilityOfNone } from '../search/utility.ts'

/** A candidate with the probability, 0 to 1, that it answers. */
export interface Chance {
  readonly candidate: Candidate
  readonly chance: number
  /** The same by the candidate's own evidence alone, whatever stands beside it. */
  readonly alone: number
}

/** The candidates that were looked at, the likeliest first; of those that would show the same, the likeliest for all. */
export function chancesOf({ slot, candidates, follows }: RankedSlot, query: Query): Chance[] {
  const judged = candidates.flatMap((candidate) =>
    candidate.model ? [{ candidate, ...candidate.model }] : [],
  )
  const about = noneFeatures(slot, query, query.slots.length > 1, follows)
  const base = softmax([...judged.map(({ utility }) => utility), utilityOfNone(about)])
  const compared = judged.map(({ candidate, features }, i) => ({
    features,
    base: base[i] ?? 0,
    shown: candidate.figure?.text ?? candidate.indexed.passage.id,
    passage: candidate.indexed.passage.id,
  }))
  const chances = forestChances(compared, about)
  const seen = new Set<string>()
  return judged
    .map(({ candidate }, i) => ({
      candidate,
      chance: chances[i] ?? 0,
      alone: base[i] ?? 0,
      shown: compared[i]?.shown ?? '',
    }))
    .sort((a, b) => b.chance - a.chance)
    .filter(({ shown }) => !seen.has(shown) && seen.add(shown))
}
