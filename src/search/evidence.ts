// A slot's words against one candidate → the evidence for and against it, and the score that sums it up.
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Figure } from '../passage/passage.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import {
  anchor,
  asksForItem,
  contradictions,
  type Found,
  namesDescribingItem,
  saidBy,
  strangersTo,
} from './exclusion.ts'
import { extraOf, focusFit, isPerson, kindFit, personsIn, sentenceFit } from './fit.ts'
import type { Indexed } from './indexed.ts'
import type { Match, Matcher } from './match.ts'
import { weights } from './weights.ts'
import { inReach, type Zone, zonesOf, zoneWeight } from './zones.ts'

/** What was weighed. All numbers are 0 to 1 unless said; kept with the candidate to explain the answer. */
export interface Evidence {
  /** Share of the question's weight that the candidate accounts for. */
  readonly coverage: number
  /** The weight of the words that are accounted for. */
  readonly mass: number
  /** The same, counting only the figure's own stretch and its clause. */
  readonly near: number
  /** Share of the asked noun found in what the figure counts. */
  readonly focus: number
  /** The best match of any word of the asked noun in reach of the figure. */
  readonly asked: number
  /** How well kind and measure word fit. */
  readonly kind: number
  /** Share of what the figure counts that the question does not mention. */
  readonly extra: number
  /** Shares of the figure's own stretch and of its clause that no word of the question speaks of. */
  readonly rest: number
  readonly clauseRest: number
  /** Words of the question found nowhere in reach, with their weight. */
  readonly unexplained: readonly { readonly text: string; readonly weight: number }[]
  /** Words of the candidate that exclude a word of the question. */
  readonly contradicted: readonly string[]
  /** What is asked about is a group of persons. */
  readonly personsAsked: boolean
  /** Words that the question denies (非护理型) and the candidate says. */
  readonly negated: number
  /** Groups of persons that the question names and the candidate does not speak of. */
  readonly otherPersons: number
  /** Share of the asked noun that the candidate does not account for: 科技型 of 科技型企业. */
  readonly lostFocus: number
  /** Share of the question's weight that stands nowhere in reach. */
  readonly unexplainedShare: number
  /** Share of the slot's own weight that the releases have, but not here. */
  readonly elsewhere: number
  /** The question asks about one item of a list that the figure counts as a whole. */
  readonly subset: boolean
  /** The question itself brings this very figure along (那9个大学生 …): it cannot be the answer. */
  readonly said: boolean
  /** Numbers that the question brings along and the sentence does not have. */
  readonly strangers: number
  /** A number that the question brings along stands in the same clause or sentence. */
  readonly anchored: number
  /** Words of the slot's own clause with the best that was found for each. */
  readonly matches: readonly Matched[]
}

/** A word of the slot and what was found for it. */
export interface Matched {
  readonly term: Term
  readonly weight: number
  readonly match: Match
  readonly zone: Zone
}

/** A word of the slot with how much it counts. */
export interface Weighed {
  readonly term: Term
  readonly weight: number
  /** Stands somewhere in the releases, itself or by a synonym. */
  readonly inCorpus: boolean
  /** Asked in the slot's own words, not inherited from elsewhere in the question. */
  readonly own: boolean
}

/** The evidence for a figure of a passage, or for the passage as a whole where `figure` is null. */
export function weighEvidence(
  indexed: Indexed,
  figure: Figure | null,
  slot: Slot,
  weighed: readonly Weighed[],
  query: Query,
  lexicon: Lexicon,
  matcher: Matcher,
): Evidence {
  const zones = zonesOf(indexed, figure)
  const rows = weighed.map((word) => ({ ...word, ...bestMatch(word.term, zones, matcher) }))
  const own = rows.filter((row) => row.own)
  // What another clause of the question says helps when it is found and hardly hurts when it is not.
  const counted = rows.map((row) =>
    row.own || row.value > 0 ? row.weight : row.weight * weights.inheritedMissing,
  )
  const covered = rows.reduce((sum, row, i) => sum + row.value * (counted[i] ?? 0), 0)
  const unexplained = rows.flatMap(({ term, match }, i) =>
    match.quality < weights.explained ? [{ text: term.text, weight: counted[i] ?? 0 }] : [],
  )
  const found: Found[] = own.flatMap(({ term, match, zone }) =>
    match.found ? [{ term, found: match.found, zone }] : [],
  )
  const meant = weighed.flatMap(({ term }) => term.alternatives.filter((a) => a.quality >= wholeMatch))
  const said = [query.text, ...meant.map(({ text }) => text)].join(' ')
  // A date, or no figure, is said of the whole sentence: much of it may be beside the question.
  const counts = figure !== null && figure.kind !== 'date'
  const lost = own.filter(({ term, match }) => losesPersons(term, match, lexicon))
  return {
    coverage: ratio(covered, sum(counted)),
    mass: covered,
    near: ratio(sum(own.map((row) => row.weight * row.near)), sum(own.map((row) => row.weight))),
    focus: focusFit(slot, indexed, figure),
    asked: askedIn(slot, rows),
    kind: figure ? kindFit(slot, figure, lexicon) : sentenceFit(slot, indexed),
    extra: figure
      ? extraOf(
          indexed.text.slice(figure.counted.start, figure.counted.end),
          rows.map((row) => row.match.found),
        )
      : 0,
    rest: counts ? restOf(zones[0]?.text ?? '', rows) : 0,
    clauseRest: counts ? restOf(zones[1]?.text ?? '', rows) : 0,
    unexplained,
    contradicted: rows.flatMap(({ term, own: isOwn }) =>
      // What a story tells excludes nothing.
      isOwn || query.text.length <= shortQuestion ? contradictions(term, zones, lexicon, said) : [],
    ),
    personsAsked: slot.focus.some((term) => isPerson(term, lexicon)),
    negated: own.filter(({ term, match }) => isNegated(term, match.found, query.text, zones)).length,
    otherPersons: lost.length,
    lostFocus: ratio(
      sum(
        own
          .filter(
            ({ term, match }) =>
              slot.focus.includes(term) && term.standing === 'known' && match.quality < weights.explained,
          )
          .map((row) => row.weight),
      ),
      sum(own.filter(({ term }) => slot.focus.includes(term)).map((row) => row.weight)),
    ),
    unexplainedShare: ratio(sum(unexplained.map(({ weight }) => weight)), sum(counted)),
    elsewhere: ratio(
      sum(
        own.filter((row) => row.inCorpus && row.match.quality < weights.explained).map((row) => row.weight),
      ),
      sum(own.map((row) => row.weight)),
    ),
    subset:
      figure !== null &&
      (asksForItem(slot, indexed, figure, found, lexicon) ||
        namesDescribingItem(query.text, indexed, figure)),
    said: figure !== null && slot.asking === 'figure' && !query.checksClaim && saidBy(query, figure),
    strangers: query.checksClaim || slot.asking === 'meaning' ? 0 : strangersTo(indexed, query),
    anchored: anchor(indexed, figure, query),
    matches: own.map(({ term, weight, match, zone }) => ({ term, weight, match, zone })),
  }
}

const shortQuestion = 40

/** 非护理型床位 is not what 护理型床位315张 counts. */
function isNegated(term: Term, found: string, question: string, zones: readonly Zone[]): boolean {
  if (found === '') return false
  const denied = ['非', '不是', '没有', '未'].filter((no) => question.includes(no + term.text))
  return (
    denied.length > 0 &&
    !zones.some(({ text }) => /[非未不无]$/.test(text.slice(0, text.indexOf(found))) && text.includes(found))
  )
}

/** Characters that say nothing by themselves, and those of figures. */
const idle = /[^\p{Script=Han}]|[的了和与及等为对在是有将把被共已名个家所人次万亿元年月日]/gu

function restOf(text: string, rows: readonly { readonly match: Match }[]): number {
  const found = rows.map(({ match }) => match.found).filter((word) => word !== '')
  return extraOf(
    text.replace(idle, ''),
    found.map((word) => word.replace(idle, '')).filter((word) => word !== ''),
  )
}

/** One number for all the evidence; 0 where something rules the candidate out. */
export function scoreOf(evidence: Evidence, isFigure: boolean): number {
  if (evidence.said) return 0
  const base =
    weights.coverage * evidence.coverage +
    weights.near * evidence.near +
    weights.focus * (isFigure ? evidence.focus : evidence.coverage)
  const bonus = weights.anchor * evidence.anchored - weights.extra * evidence.extra
  const against =
    weights.contradiction ** evidence.contradicted.length *
    weights.otherPersons ** evidence.otherPersons *
    (evidence.subset ? weights.subset : 1) *
    (1 - weights.lostFocus * evidence.lostFocus)
  return (base + bonus) * evidence.kind * against
}

/** 残疾人就业 found only as 就业, 留守困境儿童 not at all: the persons asked about are not those of the candidate. */
function losesPersons(term: Term, match: Match, lexicon: Lexicon): boolean {
  // A word that is known to be related (工人 by 职工) may mean the same persons; a mere part of the word may not.
  const isPart = match.found !== '' && term.text.includes(match.found)
  if (match.quality >= wholeMatch || (match.found !== '' && !isPart)) return false
  if (match.found === '' && isPerson(term, lexicon)) return true
  const persons = personsIn(term.text, lexicon)
  return persons !== null && !match.found.includes(persons)
}

/** From this quality on the match is the word itself or a synonym, not a part of it. */
const wholeMatch = 0.8

interface BestMatch {
  readonly match: Match
  readonly zone: Zone
  /** Quality times the zone's weight. */
  readonly value: number
  /** The same among the zones nearest to the figure. */
  readonly near: number
}

function bestMatch(term: Term, zones: readonly Zone[], matcher: Matcher): BestMatch {
  let best: BestMatch | null = null
  let near = 0
  for (const [i, zone] of zones.entries()) {
    const match = matcher(term, zone.text)
    const value = match.quality * zoneWeight(zone)
    if (i < weights.nearZones) near = Math.max(near, value)
    if (!best || value > best.value) best = { match, zone, value, near }
  }
  return best
    ? { ...best, near }
    : { match: { quality: 0, found: '' }, zone: { name: 'own', text: '' }, value: 0, near: 0 }
}

/** The best match of any word of the asked noun in reach of the figure; 1 where no noun is asked about. */
function askedIn(slot: Slot, rows: readonly (Weighed & BestMatch)[]): number {
  if (slot.focus.length === 0) return 1
  const focus = rows.filter(({ term, zone }) => slot.focus.includes(term) && inReach.has(zone.name))
  return Math.max(0, ...focus.map(({ match }) => match.quality))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
