// Candidates of a slot → how likely each answers it. What says the same counts together.
import type { Query } from '../query/query.ts'
import type { Candidate } from '../search/rank.ts'
import { noneFeatures, softmax, utilityOfNone } from '../search/utility.ts'
import type { RankedSlot } from './decide.ts'

/** A candidate with the probability, 0 to 1, that it answers. */
export interface Chance {
  readonly candidate: Candidate
  readonly chance: number
}

/** The candidates that were looked at, the likeliest first; of those that would show the same, the first for all. */
export function chancesOf({ slot, candidates, follows }: RankedSlot, query: Query): Chance[] {
  const judged = candidates.flatMap((candidate) =>
    candidate.model ? [{ candidate, utility: candidate.model.utility }] : [],
  )
  const none = utilityOfNone(noneFeatures(slot, query, query.slots.length > 1, follows))
  const chances = softmax([...judged.map(({ utility }) => utility), none])
  const found: { candidate: Candidate; chance: number }[] = []
  for (const [i, { candidate }] of judged.entries()) {
    const same = found.find((other) => saysTheSame(other.candidate, candidate))
    if (same) same.chance += chances[i] ?? 0
    else found.push({ candidate, chance: chances[i] ?? 0 })
  }
  return found.sort((a, b) => b.chance - a.chance)
}

/** Two candidates that would show the citizen the same figure, or the same sentence. */
function saysTheSame(a: Candidate, b: Candidate): boolean {
  return a.figure && b.figure
    ? a.figure.text === b.figure.text
    : a.indexed === b.indexed && a.figure === b.figure
}
