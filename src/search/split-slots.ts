// A slot whose nouns are joined (孝老食堂和互助点有多少) → one slot for each noun, where the releases count them apart.
import type { Slot } from '../query/query.ts'
import type { Candidate } from './rank.ts'
import { thresholds } from './weights.ts'

/**
 * The slots, each split where its members lead to different figures of the releases; the order asked is kept.
 * `sum` when one total is asked for of what the releases count apart.
 */
export function splitSlots(
  slots: readonly Slot[],
  asksTotal: boolean,
  rankOne: (slot: Slot) => readonly Candidate[],
): Slot[] | 'sum' {
  const split = slots.map((slot) => partsOf(slot, rankOne))
  if (asksTotal && slots.some((slot) => !slot.each && countedApart(slot, rankOne) > 1)) return 'sum'
  return split.flat().slice(0, mostSlots)
}

/** A reply holds no more answers; whatever else a message asks is left for the next one. */
const mostSlots = 8

/** How many different figures the joined nouns lead to. */
function countedApart(slot: Slot, rankOne: (slot: Slot) => readonly Candidate[]): number {
  if (slot.members.length < 2 || slot.asking !== 'figure') return 0
  const best = slot.members.map((member) => rankOne(memberSlot(slot, member))[0])
  return new Set(best.flatMap((top) => (top?.figure && top.score >= thresholds.apart ? [top.figure] : [])))
    .size
}

function partsOf(slot: Slot, rankOne: (slot: Slot) => readonly Candidate[]): Slot[] {
  if (slot.members.length < 2 || slot.asking !== 'figure') return [slot]
  const parts = slot.members.map((member) => memberSlot(slot, member))
  const best = parts.map((part) => rankOne(part)[0])
  if (slot.each) return best.some((top) => top && top.score >= thresholds.split) ? parts : [slot]
  const figures = new Set(best.map((top) => top?.figure))
  const isSure = (top: Candidate | undefined) =>
    top?.figure && top.score >= thresholds.split && top.evidence.asked >= thresholds.splitFocus
  return best.every(isSure) && figures.size === parts.length ? parts : [slot]
}

function memberSlot(slot: Slot, member: Slot['terms']): Slot {
  const others = slot.members.filter((other) => other !== member).flat()
  const common = slot.terms.filter((term) => !member.includes(term) && !others.includes(term))
  return { ...slot, terms: [...member, ...common], focus: member, members: [], each: false }
}
