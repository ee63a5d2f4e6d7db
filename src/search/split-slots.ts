// A slot whose nouns are joined (孝老食堂和互助点有多少) → one slot for each noun, where the releases count them apart.
import type { Query, Slot } from '../query/query.ts'
import { saysAny } from './match.ts'
import type { Candidate } from './rank.ts'
import { thresholds } from './weights.ts'

/**
 * The slots, each split where its members lead to different figures of the releases; the order asked is kept.
 * Where one total is asked for of what the releases count apart, the candidates that would be added up.
 */
export function splitSlots(
  slots: readonly Slot[],
  { asksTotal, addsUp }: Pick<Query, 'asksTotal' | 'addsUp'>,
  rankOne: (slot: Slot) => readonly Candidate[],
): { readonly slots: readonly Slot[]; readonly addends: readonly Candidate[] | null } {
  const addends =
    asksTotal && slots.length === 1
      ? slots.map((slot) => (slot.each ? [] : countedApart(slot, addsUp, rankOne)))
      : []
  const apart = addends.find((candidates) => candidates.length > 1)
  if (apart) return { slots, addends: apart }
  return { slots: slots.flatMap((slot) => partsOf(slot, rankOne)).slice(0, mostSlots), addends: null }
}

/** A reply holds no more answers; whatever else a message asks is left for the next one. */
const mostSlots = 8

/** The different figures that the joined nouns lead to. */
function countedApart(
  slot: Slot,
  addsUp: boolean,
  rankOne: (slot: Slot) => readonly Candidate[],
): readonly Candidate[] {
  if (!mayCount.has(slot.asking)) return []
  // 超市饭店药店一共多少家: nouns side by side may be counted apart too.
  const joined = slot.members.length > 1 || !addsUp
  const members = joined ? slot.members : slot.focus.map((noun) => [noun])
  if (members.length < 2) return []
  // 育婴、养老护理的岗位一共多少: one figure counts them together.
  if (saysAll(rankOne(slot)[0], members)) return []
  const apart = { ...slot, members }
  const best = members.map((member) => rankOne(memberSlot(apart, member, headOf(apart, member)))[0])
  return best.filter(
    (top, i): top is Candidate =>
      !!top?.figure &&
      top.score >= thresholds.apart &&
      best.findIndex((other) => other?.figure === top.figure) === i,
  )
}

function partsOf(slot: Slot, rankOne: (slot: Slot) => readonly Candidate[]): Slot[] {
  if (slot.members.length < 2 || !mayCount.has(slot.asking)) return [slot]
  const found: Part[] = []
  for (const member of slot.members) {
    const one = bestPart(slot, member, rankOne)
    const isOwn = found.every(({ top }) => top?.figure !== one.top?.figure)
    // Without 各 every member must be sure of a figure of its own: the first that is not decides.
    if (!slot.each && !(isOwn && isSure(one))) return [slot]
    found.push(one)
  }
  const parts = found.map(({ part }) => part)
  // 托养 残疾人 人数: one figure counts what all of them name together.
  if (!slot.each) return saysAll(rankOne(slot)[0], slot.members) ? [slot] : parts
  const figures = new Set(found.map(({ top }) => top?.figure))
  return figures.size > 1 && found.some(({ top }) => top && top.score >= thresholds.split) ? parts : [slot]
}

/** A member as a slot, and the best that was found for it. */
interface Part {
  readonly part: Slot
  readonly top: Candidate | undefined
}

function isSure({ top }: Part): boolean {
  return !!top?.figure && top.score >= thresholds.split && top.evidence.asked >= thresholds.splitFocus
}

/** With what stands before the first noun or without it, whichever finds more. */
function bestPart(slot: Slot, member: Slot['terms'], rankOne: (slot: Slot) => readonly Candidate[]): Part {
  const alone = memberSlot(slot, member, [])
  const top = rankOne(alone)[0]
  const head = headOf(slot, member)
  if (head.length === 0) return { part: alone, top }
  const headed = memberSlot(slot, member, head)
  const better = rankOne(headed)[0]
  return better && better.score > (top?.score ?? 0) ? { part: headed, top: better } : { part: alone, top }
}

/** Whether the figure's own stretch says of every member a word that no other member has. */
function saysAll(top: Candidate | undefined, members: Slot['members']): boolean {
  if (!top?.figure) return false
  const own = top.indexed.text.slice(top.figure.own.start, top.figure.own.end)
  return members.every((member) => {
    const others = members.flatMap((other) => (other === member ? [] : other.map(({ text }) => text)))
    const proper = member.filter(({ text, standing }) => standing !== 'character' && !others.includes(text))
    return saysAny(proper, own)
  })
}

/** A bare row of nouns (孝老食堂、邻里互助点) asks for their figures too. */
const mayCount: ReadonlySet<Slot['asking']> = new Set(['figure', 'topic'])

function memberSlot(slot: Slot, member: Slot['terms'], head: Slot['terms']): Slot {
  const others = slot.members.filter((other) => other !== member).flat()
  const common = slot.terms.filter((term) => !member.includes(term) && !others.includes(term))
  const terms = [...head, ...member, ...common]
  const rest = restOf(slot, [...others, ...terms])
  return { ...slot, asking: 'figure', terms, focus: member, members: [], each: false, inherited: rest }
}

/** 爱心超市、饭店、药店: what stands before the first noun belongs to all. */
function headOf({ members }: Slot, member: Slot['terms']): Slot['terms'] {
  const [first = []] = members
  return member === first || member.length > 1 ? [] : first.slice(0, -1)
}

/** What the question says elsewhere, without the other members. */
function restOf({ inherited }: Slot, others: Slot['terms']): Slot['inherited'] {
  return inherited.map((terms) => terms.filter((term) => !others.includes(term)))
}
