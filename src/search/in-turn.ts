// The slots of a question one after the other → each with its candidates. What is asked in one breath is mostly answered
// in one place.
import { kindOfMeasure } from '../passage/measure.ts'
import { isNoun } from '../query/nouns.ts'
import type { Query, Slot } from '../query/query.ts'
import { saysAny } from './match.ts'
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

/**
 * Without the figure that answered the turn before, where the turn names anything that its clause does not account for:
 * 再往下到村呢 after 25个乡镇（街道） asks for something else.
 */
export function pastAnswer(last: Near | null, query: Query, rankOne: Ranker): Ranker {
  if (last === null || query.checksClaim || asksAgain.test(query.text)) return rankOne
  return (slot, near) => {
    const candidates = rankOne(slot, near)
    const before = candidates.find((one) => isOf(last, one))
    if (slot.asking !== 'figure' || !before?.figure) return candidates
    const { start, end } = before.figure.clause
    const clause = before.indexed.text.slice(start, end)
    const own = slot.terms.filter(isNoun)
    const isSaid = own.every((term) => saysAny([term], clause))
    const isCounted = !asksTimes(slot) || before.figure.kind === 'times'
    return isSaid && isCounted ? candidates : candidates.filter((one) => !isOf(last, one))
  }
}

const asksAgain = /一共|总|到底|究竟|来着|再说|刚才|in total|altogether|again|exactly/

function isOf({ passage, figure }: Near, one: Candidate): boolean {
  return one.figure?.text === figure && one.indexed.passage.id === passage
}

/**
 * Only what stands in the passage that answered before, of its figures those in the measure word asked with if any are,
 * and what precedents name: they know what follows on such an answer.
 */
export function within(last: Near | null, rankOne: Ranker): Ranker {
  return (slot, near) => {
    const candidates = rankOne(slot, near)
    const beside = candidates.filter(({ indexed }) => indexed.passage.id === last?.passage)
    const measured = beside.filter(({ figure }) => figure?.unit === slot.measure)
    const fitting = new Set(measured.length > 0 || asksTimes(slot) ? measured : beside)
    return candidates.filter((one) => one.isLikely || (fitting.has(one) && isDone(slot, one)))
  }
}

/** 住了几个 asks for those of whom it is said that they live there; whatever is counted, 排队等多久 is not. */
function isDone({ terms, kinds }: Slot, { indexed, figure }: Candidate): boolean {
  const isOpen = kinds === null || kinds.length > 1
  if (!isOpen || figure === null || terms.length === 0 || terms.some(isNoun)) return true
  const done = terms.filter(({ isVerb }) => isVerb)
  return done.length === 0 || saysAny(done, indexed.text.slice(figure.clause.start, figure.clause.end))
}

/** 服务了多少次 asks for no number of teams. */
function asksTimes({ measure }: Slot): boolean {
  return measure !== null && kindOfMeasure(measure) === 'times'
}
