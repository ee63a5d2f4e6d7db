// The slots of a question one after the other → each with its candidates. What is asked in one breath is mostly answered
// in one place.
import type { Slot } from '../query/query.ts'
import type { Candidate, Near, Ranker } from './rank.ts'

/** A slot with its candidates, best first. */
export interface RankedSlot {
  readonly slot: Slot
  readonly candidates: readonly Candidate[]
  /** Something was answered before: in this message or in the turn before it. */
  readonly follows: boolean
}

/** Slot by slot: what is asked in one breath is looked for near what the slot before it found, and the first near what the surest found. */
export function rankInTurn(slots: readonly Slot[], start: Near | null, rankOne: Ranker): RankedSlot[] {
  let near = start ?? nearSurest(slots, rankOne)
  return slots.map((slot) => {
    const follows = near !== null
    const candidates = rankOne(slot, near)
    near = nearTo(candidates[0]) ?? near
    return { slot, candidates, follows }
  })
}

function nearTo(top: Candidate | undefined): Near | null {
  return top ? { passage: top.indexed.passage.id, figure: top.figure?.text ?? null } : null
}

/** Where the surest of several slots is answered; null where that is the first. */
function nearSurest(slots: readonly Slot[], rankOne: Ranker): Near | null {
  if (slots.length < 2) return null
  const tops = slots.map((slot) => rankOne(slot, null)[0])
  const sureness = tops.map((top) => top?.model?.utility ?? Number.NEGATIVE_INFINITY)
  const surest = sureness.indexOf(Math.max(...sureness))
  return surest === 0 ? null : nearTo(tops[surest])
}
