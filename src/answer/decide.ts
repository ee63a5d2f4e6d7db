// Candidates of every slot → what is answered, and what is refused for which reason. Chooses, but words nothing.
import type { Period } from '../passage/passage.ts'
import type { Query, Slot } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import type { Candidate } from '../search/rank.ts'
import { threshold } from '../search/utility.ts'
import { thresholds } from '../search/weights.ts'
import { fold } from '../text/normalise.ts'
import type { NotStatedReason } from './answer.ts'
import { type Chance, chancesOf } from './confidence.ts'

/** A slot with its candidates, best first. */
export interface RankedSlot {
  readonly slot: Slot
  readonly candidates: readonly Candidate[]
  /** Something was answered before: in this message or in the turn before it. */
  readonly follows: boolean
}

export type Decision =
  | {
      readonly outcome: 'answered'
      readonly chosen: readonly Candidate[]
      readonly missing: readonly string[]
      /** Probability that the least sure of the chosen is right. */
      readonly confidence: number
    }
  | { readonly outcome: 'clarify'; readonly choices: readonly Candidate[] }
  | {
      readonly outcome: 'not-stated'
      readonly reason: NotStatedReason
      readonly about: string | null
      readonly nearby: readonly Candidate[]
      /** Probability that nothing of what the releases say would have answered. */
      readonly confidence: number
    }

/** Decides about a whole question; `asksSum`: one total of what the releases count apart. Demands on year, place and the like go before any evidence. */
export function decide(query: Query, ranked: readonly RankedSlot[], asksSum: boolean): Decision {
  const nearby = nearbyOf(ranked)
  if (asksSum) return { outcome: 'not-stated', reason: 'computed', about: null, nearby, confidence: 1 }
  const refusals: Refused[] = []
  const chosen: Candidate[] = []
  let confidence = 1
  for (const one of ranked) {
    const picked = pick(one, query, chosen)
    if ('reason' in picked) refusals.push(picked)
    else if ('choices' in picked) return { outcome: 'clarify', choices: picked.choices }
    else {
      chosen.push(...picked.chosen)
      confidence = Math.min(confidence, picked.confidence)
    }
  }
  const missing = refusals.map(({ label }) => label)
  if (chosen.length > 0) return { outcome: 'answered', chosen, missing, confidence }
  const { reason, about, confidence: sure } = refusals[0] ?? nothing
  return { outcome: 'not-stated', reason, about, nearby, confidence: sure }
}

interface Refused {
  readonly reason: NotStatedReason
  readonly about: string | null
  /** What was asked, in a word. */
  readonly label: string
  readonly confidence: number
}

const nothing: Refused = { reason: 'no-passage', about: null, label: '', confidence: 1 }

type Picked =
  | { readonly chosen: readonly Candidate[]; readonly confidence: number }
  | { readonly choices: readonly Candidate[] }
  | Refused

function pick(ranked: RankedSlot, query: Query, taken: readonly Candidate[]): Picked {
  const { slot } = ranked
  const label = labelOf(slot)
  const candidates = ranked.candidates.filter(
    (candidate) => candidate.score > 0 && !taken.some((other) => sameFigure(other, candidate)),
  )
  const first = candidates[0]
  const found = ranked.candidates.length > 0
  if (!first) return { ...nothing, reason: found ? 'no-figure' : 'no-passage', label }
  if (slot.asking === 'meaning') return { chosen: [first], confidence: Math.min(1, first.score) }
  const inTime = candidates.filter((candidate) => !isOfAnotherYear(candidate, query))
  const eligible = inTime.length > 0 ? inTime : candidates
  const [top, next, ...others] = forTopic(slot, chancesOf({ ...ranked, candidates: eligible }, query))
  if (!top) return { ...nothing, label }
  // What would have been answered is of another year, and what is left does not answer: that is the reason.
  const left = top.chance < threshold && eligible[0] !== first ? first : top.candidate
  const unmet = unmetDemand(query, left)
  if (unmet) return { ...unmet, label, confidence: 1 }
  const asked = candidates.filter(({ figure }) => figure && sameLetters(figure.question, query.text))
  // A suggestion that was tapped asks in the figure's very words.
  if (asked.length === 1) return { chosen: asked, confidence: verySure }
  if (next && isTie(top, next) && top.candidate.indexed === next.candidate.indexed)
    return { chosen: [top.candidate, next.candidate], confidence: top.chance + next.chance }
  if (top.chance >= threshold) return { chosen: [top.candidate], confidence: top.chance }
  const none = 1 - [top, ...(next ? [next] : []), ...others].reduce((sum, { chance }) => sum + chance, 0)
  if (next && query.slots.length === 1 && none < next.chance && isClose(top, next))
    return {
      choices: [top, next, ...others.filter((one) => isClose(top, one))]
        .slice(0, mostChoices)
        .map(({ candidate }) => candidate),
    }
  const { reason, about } = reasonFor(slot, top.candidate)
  return { reason, about, label, confidence: 1 - top.chance }
}

/** A bare keyword is answered with the figure that it names in the sentence that answers, where one is likely. */
function forTopic({ asking }: Slot, chances: readonly Chance[]): readonly Chance[] {
  const [top, ...others] = chances
  if (asking !== 'topic' || !top || top.candidate.figure) return chances
  const figure = others.find(
    ({ candidate }) => candidate.figure && candidate.indexed === top.candidate.indexed,
  )
  if (!figure || figure.chance < thresholds.topicFigure) return chances
  return [{ ...figure, chance: top.chance + figure.chance }, ...others.filter((other) => other !== figure)]
}

/** Two figures of one sentence that nothing in the question tells apart are both shown with it. */
function isTie(a: Chance, b: Chance): boolean {
  const figures = a.candidate.figure !== null && b.candidate.figure !== null
  return figures && a.chance + b.chance >= threshold && a.chance - b.chance < thresholds.margin
}

/** A close call between two figures: which of them is asked back. */
function isClose(a: Chance, b: Chance): boolean {
  const figures = a.candidate.figure !== null && b.candidate.figure !== null
  return figures && b.chance >= thresholds.choice && a.chance + b.chance >= threshold
}

const verySure = 0.99

function sameLetters(question: string, text: string): boolean {
  const letters = (words: string) => fold(words).replace(/[^\p{L}\p{N}]/gu, '')
  return letters(question) === letters(text)
}

/** So many readings are offered at most. */
const mostChoices = 4

/** The first demand of the question that the candidate's release and sentence do not meet. */
export function unmetDemand(
  query: Query,
  { indexed, figure }: Candidate,
): { reason: NotStatedReason; about: string } | null {
  const sentence = indexed.text
  const year = query.years.find((y) => !holdsForYear(y, indexed, figure?.period ?? null))
  if (year !== undefined)
    return {
      reason: year > Number(indexed.release.date.slice(0, 4)) ? 'future' : 'other-year',
      about: `${year}年`,
    }
  const month = query.months.find((m) => !holdsForMonth(m, sentence, figure?.period.text ?? ''))
  if (month !== undefined) return { reason: 'other-year', about: `${month}月` }
  const place = query.places.find((name) => !speaksOf(name, sentence) && !indexed.previous.includes(name))
  if (place !== undefined) return { reason: 'other-place', about: place }
  const unmet = query.constraints.find(({ evidence }) => !evidence?.test(sentence))
  if (unmet) return { reason: unmet.reason, about: unmet.about }
  return null
}

/**
 * The year is the release's own, or that of the figure or its sentence; one that the release opens with holds where no
 * other is said. Where the figure's days are known and lie in other years, it holds for none but those.
 */
function holdsForYear(year: number, { release, text }: Indexed, period: Period | null): boolean {
  if (text.includes(`${year}年`) || period?.text.includes(`${year}`) === true) return true
  if (period && liesOutside(year, period)) return false
  if (release.date.startsWith(`${year}`)) return true
  const opening = `${release.title} ${release.paragraphs[0]?.text ?? ''}`
  return opening.includes(`${year}年`) && !/(?:19|20)[0-9]{2}年/.test(text)
}

/** A figure whose days are known to lie in other years than the asked one. */
function isOfAnotherYear({ figure, indexed }: Candidate, { years }: Query): boolean {
  return (
    figure !== null &&
    years.some((year) => !indexed.text.includes(`${year}年`) && liesOutside(year, figure.period))
  )
}

function liesOutside(year: number, { from, to }: Period): boolean {
  const [first, last] = [from ?? to, to ?? from].map((day) => Number(day?.slice(0, 4)))
  return (first ?? year) > year || (last ?? year) < year
}

/** 全省 is spoken of by whatever is the province's: 省级, 河北省. */
function speaksOf(place: string, sentence: string): boolean {
  return (
    sentence.includes(place) ||
    (place === '全省' && sentence.includes('省')) ||
    (place === '全国' && sentence.includes('国家'))
  )
}

/** A figure as of the end of November does not answer for June. */
function holdsForMonth(month: number, sentence: string, period: string): boolean {
  return [sentence, period].some((text) => new RegExp(`(?<![0-9])${month}月`).test(text))
}

function reasonFor(slot: Slot, { evidence }: Candidate): { reason: NotStatedReason; about: string | null } {
  const about = evidence.unexplained[0]?.text ?? null
  const [excluded] = evidence.contradicted
  // The sentence is about others, or about the whole of what one part was asked of.
  if (excluded !== undefined || evidence.subset || evidence.otherPersons > 0)
    return { reason: 'breakdown', about: excluded ?? null }
  if (slot.asking !== 'figure') return { reason: 'no-passage', about }
  return { reason: evidence.coverage > 0.5 && evidence.strangers === 0 ? 'breakdown' : 'no-figure', about }
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
