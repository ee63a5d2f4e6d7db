// Candidates of every slot → what is answered, and what is refused for which reason. Chooses, but words nothing.
import type { Period } from '../passage/passage.ts'
import type { Query, Slot } from '../query/query.ts'
import type { Indexed } from '../search/indexed.ts'
import type { Candidate } from '../search/rank.ts'
import { threshold } from '../search/utility.ts'
import { thresholds } from '../search/weights.ts'
import { lettersOf } from '../text/normalise.ts'
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
  const picked = pickAll(ranked, query)
  const refusals = picked.filter((one) => 'reason' in one)
  const chosen: Candidate[] = []
  let confidence = 1
  for (const one of picked) {
    if ('choices' in one) return { outcome: 'clarify', choices: one.choices }
    if ('reason' in one) continue
    chosen.push(...one.chosen)
    confidence = Math.min(confidence, one.confidence)
  }
  const missing = refusals.map(({ label }) => label)
  if (chosen.length > 0) return { outcome: 'answered', chosen, missing, confidence }
  const { reason, about, confidence: sure } = refusals[0] ?? nothing
  return { outcome: 'not-stated', reason, about, nearby, confidence: sure }
}

/**
 * What is picked for each slot, in their order. The surest slot picks first, and what it takes is no answer to the
 * others: 授信多少，实际发放多少 asks for two amounts.
 */
function pickAll(ranked: readonly RankedSlot[], query: Query): Picked[] {
  const sureness = ranked.map((one) => (ranked.length > 1 ? (chancesOf(one, query)[0]?.chance ?? 0) : 1))
  const order = ranked.map((_, i) => i).sort((a, b) => (sureness[b] ?? 0) - (sureness[a] ?? 0))
  const taken: Candidate[] = []
  const picked = new Map<number, Picked>()
  for (const i of order) {
    const one = ranked[i]
    if (!one) continue
    const made = pick(one, query, taken)
    if ('chosen' in made) taken.push(...made.chosen)
    picked.set(i, made)
  }
  return ranked.flatMap((_, i) => picked.get(i) ?? [])
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
  if (slot.asking === 'meaning') {
    const unmet = unmetDemand(query, first)
    return unmet
      ? { ...unmet, label, confidence: 1 }
      : { chosen: [first], confidence: Math.min(1, first.score) }
  }
  const inTime = candidates.filter((candidate) => !isOfAnotherYear(candidate, query))
  const eligible = inTime.length > 0 ? inTime : candidates
  const [top, next, ...others] = forTopic(slot, chancesOf({ ...ranked, candidates: eligible }, query))
  if (!top) return { ...nothing, label }
  // What would have been answered is of another year, and what is left does not answer: that is the reason.
  const left = top.chance < threshold && eligible[0] !== first ? first : top.candidate
  const unmet = unmetDemand(query, left)
  if (unmet) return { ...unmet, label, confidence: 1 }
  const spelled = lettersOf(query.text)
  const asked = candidates.filter(({ figure, indexed }) => figure && indexed.question(figure) === spelled)
  // A suggestion that was tapped asks in the figure's very words.
  if (asked.length === 1) return { chosen: asked, confidence: verySure }
  if (next && isTie(top, next) && top.candidate.indexed === next.candidate.indexed)
    return { chosen: [top.candidate, next.candidate], confidence: top.chance + next.chance }
  const alike = query.slots.length === 1 ? alikeTo(top.candidate, candidates) : []
  if (alike.length > 0) return { choices: [top.candidate, ...alike].slice(0, mostChoices) }
  if (top.chance >= threshold) return { chosen: [top.candidate], confidence: top.chance }
  const close = query.slots.length === 1 ? closeTo(top, [...(next ? [next] : []), ...others]) : []
  if (close.length > 0)
    return { choices: [top, ...close].slice(0, mostChoices).map(({ candidate }) => candidate) }
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

/** Figures of other sentences that the question's words speak of just as well: 给多少残疾人提供了服务. */
function alikeTo(top: Candidate, candidates: readonly Candidate[]): Candidate[] {
  const { figure, indexed, score } = top
  if (!figure || !isWhole(top)) return []
  return candidates.filter(
    (other) =>
      other.figure?.kind === figure.kind &&
      other.figure.text !== figure.text &&
      other.indexed !== indexed &&
      isWhole(other) &&
      Math.abs(other.score - score) < alikeMargin,
  )
}

const alikeMargin = 0.005

/** Two figures of one sentence that nothing in the question tells apart are both shown with it. */
function isTie(a: Chance, b: Chance): boolean {
  const figures = a.candidate.figure !== null && b.candidate.figure !== null
  return figures && a.chance + b.chance >= threshold && a.chance - b.chance < thresholds.margin
}

/** Nothing that was asked is left unsaid. */
function isWhole({ evidence }: Candidate): boolean {
  return evidence.unexplained.length === 0
}

/**
 * A close call between figures: which of them is asked back. Beside each other none of them leads; by its own evidence
 * one of them answers.
 */
function closeTo(top: Chance, others: readonly Chance[]): readonly Chance[] {
  if (top.candidate.figure === null) return []
  for (const by of ['chance', 'alone'] as const) {
    const none = 1 - others.reduce((sum, one) => sum + one[by], top[by])
    const close = others.filter(
      (one) =>
        one.candidate.figure !== null &&
        one[by] >= thresholds.choice &&
        top[by] + one[by] >= threshold &&
        (by === 'chance' || (isWhole(top.candidate) && isWhole(one.candidate))),
    )
    if (close.some((one) => none < one[by])) return close
  }
  return []
}

const verySure = 0.99

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
  // 新增 beside another figure of the sentence is no growth of this one.
  const clause = figure ? sentence.slice(figure.clause.start, figure.clause.end) : sentence
  const unmet = query.constraints.find(
    ({ reason, evidence }) => !evidence?.test(reason === 'comparison' ? clause : sentence),
  )
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
    (place.length > 2 && sentence.includes(place.replace(/[省市县区]$/, ''))) ||
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
