// Candidates of every slot → what is answered, and what is refused for which reason. Chooses, but words nothing.
import { once } from '../once.ts'
import type { Demand, Query, Slot } from '../query/query.ts'
import { valueIn } from '../search/columns.ts'
import { isOfAnotherYear, type Unmet, unmetDemand } from '../search/demands.ts'
import type { RankedSlot } from '../search/in-turn.ts'
import { namesTooFew } from '../search/names.ts'
import type { Candidate } from '../search/rank.ts'
import { threshold } from '../search/utility.ts'
import { thresholds } from '../search/weights.ts'
import { lettersOf } from '../text/normalise.ts'
import type { NotStatedReason } from './answer.ts'
import { type Chance, chancesOf } from './confidence.ts'
import { countsTogether, isCountedTogether, sameFigure } from './together.ts'

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

/** Decides about a whole question; `asksSum`: one total of what the releases count apart. Demands on year and place go before any evidence, others before all but what precedents are sure of. */
export function decide(query: Query, ranked: readonly RankedSlot[], asksSum: boolean): Decision {
  if (asksSum) {
    const nearby = nearbyOf(ranked)
    return { outcome: 'not-stated', reason: 'computed', about: null, nearby, confidence: 1 }
  }
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
  if (chosen.length > 0)
    return {
      outcome: 'answered',
      chosen: [...chosen, ...besides(chosen, ranked, query)],
      missing,
      confidence,
    }
  const { reason, about, confidence: sure } = refusals[0] ?? nothing
  return { outcome: 'not-stated', reason, about, nearby: nearbyOf(ranked), confidence: sure }
}

/** What precedents name beside a single figure, where they say that several are asked for at once. */
function besides(
  [first, ...more]: readonly Candidate[],
  ranked: readonly RankedSlot[],
  query: Query,
): readonly Candidate[] {
  if (!first?.isOneOfSeveral || more.length > 0 || query.isBound) return []
  const follows = ranked.some((one) => one.follows)
  const found = ranked.flatMap(({ candidates }) =>
    candidates.filter((one) => one.isOneOfSeveral && one.figure),
  )
  return found.filter(
    (one, i) =>
      one.figure?.text !== first.figure?.text &&
      // What goes on from an answer is about that: its rivals elsewhere are not asked for.
      (!follows || one.indexed === first.indexed) &&
      found.findIndex((other) => other.figure?.text === one.figure?.text) === i &&
      !isOfAnotherYear(one, query) &&
      unmetDemand(query, one) === null,
  )
}

/**
 * What is picked for each slot, in their order. The surest slot picks first, and what it takes is no answer to the
 * others: 授信多少，实际发放多少 asks for two amounts.
 */
function pickAll(slots: readonly RankedSlot[], query: Query): Picked[] {
  const ranked = slots.map((one): Weighed => ({ ...one, chances: once(() => chancesOf(one, query)) }))
  if (ranked.length === 1) return ranked.map((one) => pick(one, query, []))
  const tops = ranked.map(({ chances }) => chances()[0])
  const sureness = (i: number) => tops[i]?.chance ?? 0
  const order = ranked.map((_, i) => i).sort((a, b) => sureness(b) - sureness(a))
  const taken: Candidate[] = []
  const picked = new Map<number, Picked>()
  for (const i of order) {
    const one = ranked[i]
    if (!one) continue
    const made = isCountedTogether(i, ranked, tops) ? togetherOnly(one.slot) : pick(one, query, taken)
    if ('chosen' in made) taken.push(...made.chosen)
    picked.set(i, made)
  }
  return ranked.flatMap((_, i) => picked.get(i) ?? [])
}

function togetherOnly(slot: Slot): Refused {
  return { reason: 'breakdown', about: null, label: labelOf(slot), confidence: 1 }
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

/** A slot whose chances are worked out when they are first asked for. */
interface Weighed extends RankedSlot {
  readonly chances: () => readonly Chance[]
}

function pick(ranked: Weighed, query: Query, taken: readonly Candidate[]): Picked {
  const { slot } = ranked
  const label = labelOf(slot)
  const fitting = ranked.candidates.filter(({ score }) => score > 0)
  const candidates = fitting.filter((one) => !taken.some((other) => sameFigure(other, one)))
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
  const chances =
    eligible.length === fitting.length
      ? ranked.chances()
      : chancesOf({ ...ranked, candidates: eligible }, query)
  const [top, next, ...others] = withFigure(slot, chances)
  if (!top) return { ...nothing, label }
  // What would have been answered is of another year, and what is left does not answer: that is the reason.
  const left = top.chance < threshold && eligible[0] !== first ? first : top.candidate
  const unmet = unmetDemand(query, left)
  if (unmet && !isOverruled(unmet, top)) return { ...unmet, label, confidence: 1 }
  if (!top.candidate.figure && namesTooFew(top.candidate, slot, query))
    return { ...nothing, label, confidence: 1 }
  if (slot.each && countsTogether(top.candidate, slot.members, candidates)) return togetherOnly(slot)
  const spelled = lettersOf(query.text)
  const asked = candidates.filter(({ figure, indexed }) => figure && indexed.question(figure) === spelled)
  // A suggestion that was tapped asks in the figure's very words.
  if (asked.length === 1) return { chosen: asked, confidence: verySure }
  if (next && isTie(top, next) && top.candidate.indexed === next.candidate.indexed)
    return { chosen: [top.candidate, next.candidate], confidence: top.chance + next.chance }
  const isOnly = query.slots.length === 1
  const alike = isOnly && !isBackedByPrecedents(top) ? alikeTo(top.candidate, candidates) : []
  if (alike.length > 0) return { choices: [top.candidate, ...alike].slice(0, mostChoices) }
  const close = isOnly ? closeTo(top, [...(next ? [next] : []), ...others]) : []
  if (top.chance >= leastFor(query, ranked.follows, close.length > 0))
    return { chosen: [top.candidate], confidence: top.chance }
  if (close.length > 0)
    return { choices: [top, ...close].slice(0, mostChoices).map(({ candidate }) => candidate) }
  const { reason, about } = reasonFor(slot, top.candidate)
  return { reason, about, label, confidence: 1 - top.chance }
}

/**
 * A demand that words made was none where those who used such words before were answered: 失业的人重新上岗的有多少. Of
 * another time or place they know nothing.
 */
function isOverruled({ reason }: Unmet, top: Chance): boolean {
  return !ofTimeOrPlace.has(reason) && isBackedByPrecedents(top)
}

const ofTimeOrPlace: ReadonlySet<Demand> = new Set(['other-year', 'other-place', 'future'])

/** Likely, and what precedents name: they tell it from what shares as many words. */
function isBackedByPrecedents({ candidate: { model }, chance }: Chance): boolean {
  const taught = model ? valueIn(model.features, 'taught') : 0
  return chance >= thresholds.backed && taught >= thresholds.backedTaught
}

/**
 * A bare keyword is answered with the figure that it names in the sentence that answers, where one is likely; and what
 * asks for a figure or a date with the likeliest in that sentence: 哪六家 names as well as counts.
 */
function withFigure({ asking }: Slot, chances: readonly Chance[]): readonly Chance[] {
  const [top, ...others] = chances
  const least = leastFigure[asking]
  if (least === undefined || !top || top.candidate.figure) return chances
  const figure = others.find(
    ({ candidate }) => candidate.figure && candidate.indexed === top.candidate.indexed,
  )
  if (!figure || figure.chance < least) return chances
  const chance = Math.min(1, top.chance + figure.chance)
  return [{ ...figure, chance }, ...others.filter((other) => other !== figure)]
}

const leastFigure: Readonly<Partial<Record<Slot['asking'], number>>> = {
  topic: thresholds.topicFigure,
  figure: thresholds.askedFigure,
  when: thresholds.askedFigure,
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

/** From which probability on the question is answered. */
function leastFor({ isPinyin, isBound }: Query, follows: boolean, isClose: boolean): number {
  if (isPinyin) return thresholds.pinyin
  if (isBound) return thresholds.bound
  return follows ? thresholds.follows : isClose ? thresholds.close : threshold
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
