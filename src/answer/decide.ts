// Candidates of every slot → what is answered, and what is refused for which reason. Chooses, but words nothing.
import type { Query, Slot } from '../query/query.ts'
import type { Candidate } from '../search/rank.ts'
import { thresholds } from '../search/weights.ts'
import type { NotStatedReason } from './answer.ts'
import { confidenceOf, confidenceThresholds } from './confidence.ts'

/** A slot with its candidates, best first. */
export interface RankedSlot {
  readonly slot: Slot
  readonly candidates: readonly Candidate[]
}

export type Decision =
  | {
      readonly outcome: 'answered'
      readonly chosen: readonly Candidate[]
      readonly missing: readonly string[]
    }
  | { readonly outcome: 'clarify'; readonly choices: readonly Candidate[] }
  | {
      readonly outcome: 'not-stated'
      readonly reason: NotStatedReason
      readonly about: string | null
      readonly nearby: readonly Candidate[]
    }

/** Decides about a whole question; `asksSum`: one total of what the releases count apart. Demands on year, place and the like go before any score. */
export function decide(query: Query, ranked: readonly RankedSlot[], asksSum: boolean): Decision {
  if (asksSum) return { outcome: 'not-stated', reason: 'computed', about: null, nearby: nearbyOf(ranked) }
  const refusals: { reason: NotStatedReason; about: string | null }[] = []
  const chosen: Candidate[] = []
  const missing: string[] = []
  for (const { slot, candidates } of ranked) {
    const picked = pick(slot, query, candidates, chosen)
    if ('reason' in picked) {
      refusals.push(picked)
      missing.push(labelOf(slot))
    } else if ('choices' in picked) return { outcome: 'clarify', choices: picked.choices }
    else chosen.push(...picked.chosen)
  }
  if (chosen.length > 0 && refusals.length < ranked.length) return { outcome: 'answered', chosen, missing }
  const refusal = refusals[0] ?? { reason: 'no-passage' as const, about: null }
  return { outcome: 'not-stated', ...refusal, nearby: nearbyOf(ranked) }
}

type Picked =
  | { readonly chosen: readonly Candidate[] }
  | { readonly choices: readonly Candidate[] }
  | { readonly reason: NotStatedReason; readonly about: string | null }

function pick(
  slot: Slot,
  query: Query,
  candidates: readonly Candidate[],
  taken: readonly Candidate[],
): Picked {
  const free = candidates.filter(
    (candidate) => candidate.score > 0 && !taken.some((other) => sameFigure(other, candidate)),
  )
  const top = slot.asking === 'topic' ? topicCandidate(free) : free[0]
  if (!top) return { reason: candidates.length > 0 ? 'no-figure' : 'no-passage', about: null }
  const unmet = unmetDemand(query, top)
  if (unmet) return unmet
  const runnerUp = free.find((other) => other !== top && !saysTheSame(other, top)) ?? null
  const confidence = confidenceOf(slot, query, top, runnerUp)
  const enough = top.figure ? confidenceThresholds.figure : confidenceThresholds.quote
  const barelyAsked =
    top.evidence.asked < thresholds.asked && slot.focus.some((term) => term.standing === 'known')
  // In a short question every word counts: what the releases say of it elsewhere, they do not say here.
  const isShort = slot.inherited.length === 0 && slot.terms.length <= 3
  const mostlyElsewhere = isShort && top.figure !== null && top.evidence.elsewhere > thresholds.elsewhere
  if ((confidence < enough || barelyAsked || mostlyElsewhere) && slot.asking !== 'meaning')
    return { reason: reasonFor(slot, top), about: top.evidence.unexplained[0]?.text ?? null }
  const ties = free.filter(
    (other) =>
      other.figure &&
      top.figure &&
      top.score - other.score < thresholds.margin &&
      other.indexed.release === top.indexed.release &&
      other.figure.text !== top.figure.text,
  )
  if (slot.asking === 'topic' || query.slots.length > 1 || ties.length === 0) return { chosen: [top] }
  // Two figures of one sentence are both shown with it; anything else would be a guess.
  const sameSentence = ties.length === 1 && ties.every(({ indexed }) => indexed === top.indexed)
  return sameSentence ? { chosen: [top, ...ties] } : { choices: [top, ...ties].slice(0, mostChoices) }
}

/** So many readings are offered at most. */
const mostChoices = 4

/** A bare keyword is answered with a figure where one stands right beside it, else with the sentence. */
function topicCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  const top = candidates[0]
  const figure = candidates.find(({ indexed, figure }) => figure && (!top || indexed === top.indexed))
  return figure && top && figure.score >= thresholds.topicFigure * top.score ? figure : top
}

/** Two candidates that would show the citizen the same figure, or the same sentence. */
function saysTheSame(a: Candidate, b: Candidate): boolean {
  return a.figure && b.figure ? a.figure.text === b.figure.text : a.indexed === b.indexed
}

/** The first demand of the question that the candidate's release and sentence do not meet. */
export function unmetDemand(
  query: Query,
  { indexed, figure, evidence }: Candidate,
): { reason: NotStatedReason; about: string } | null {
  const sentence = indexed.text
  const year = query.years.find(
    (y) =>
      !indexed.release.date.startsWith(`${y}`) &&
      !sentence.includes(`${y}年`) &&
      !figure?.period.text.includes(`${y}`),
  )
  if (year !== undefined)
    return {
      reason: year > Number(indexed.release.date.slice(0, 4)) ? 'future' : 'other-year',
      about: `${year}年`,
    }
  const month = query.months.find((m) => !holdsForMonth(m, sentence, figure?.period.text ?? ''))
  if (month !== undefined) return { reason: 'other-year', about: `${month}月` }
  const place = query.places.find((name) => !sentence.includes(name) && !indexed.previous.includes(name))
  if (place !== undefined) return { reason: 'other-place', about: place }
  const unmet = query.constraints.find(({ evidence }) => !evidence?.test(sentence))
  if (unmet) return { reason: unmet.reason, about: unmet.about }
  if (evidence.contradicted.length > 0 || evidence.subset)
    return { reason: 'breakdown', about: evidence.contradicted[0] ?? '' }
  // A group of persons, or a number, that the question names and the sentence does not have: it is about another one.
  if (evidence.otherPersons > 0) return { reason: 'breakdown', about: '' }
  if (evidence.strangers > 0) return { reason: 'no-figure', about: '' }
  const part = evidence.unexplained.find(({ text }) => query.part.includes(text))
  if (part) return { reason: 'breakdown', about: part.text }
  return null
}

/** A figure as of the end of November does not answer for June. */
function holdsForMonth(month: number, sentence: string, period: string): boolean {
  return [sentence, period].some((text) => new RegExp(`(?<![0-9])${month}月`).test(text))
}

function reasonFor(slot: Slot, top: Candidate): NotStatedReason {
  if (top.evidence.coverage > 0.5 && slot.asking === 'figure') return 'breakdown'
  return slot.asking === 'figure' ? 'no-figure' : 'no-passage'
}

function sameFigure(a: Candidate, b: Candidate): boolean {
  return a.indexed === b.indexed && a.figure === b.figure
}

function labelOf(slot: Slot): string {
  return slot.focus.map((term) => term.text).join('')
}

function nearbyOf(ranked: readonly RankedSlot[]): Candidate[] {
  const best = ranked
    .flatMap(({ candidates }) => candidates)
    .sort((a, b) => b.evidence.coverage - a.evidence.coverage)
  const found: Candidate[] = []
  for (const candidate of best) {
    const least = Math.max(thresholds.nearby, thresholds.nearbyShare * (best[0]?.evidence.coverage ?? 0))
    if (candidate.evidence.coverage < least || found.length === 2) break
    if (!found.some((other) => other.indexed === candidate.indexed)) found.push(candidate)
  }
  return found
}
