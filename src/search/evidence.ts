// A slot's words against one candidate → the evidence for and against it, and the score that sums it up.
import type { Figure } from '../passage/passage.ts'
import type { Slot } from '../query/query.ts'
import {
  anchor,
  asksForItem,
  contradictions,
  type Found,
  namesDescribingItem,
  saidBy,
  strangersTo,
} from './exclusion.ts'
import { extraOf, focusFit, kindFit, longestFirst, sentenceFit } from './fit.ts'
import type { Indexed } from './indexed.ts'
import { type Match, noMatch } from './match.ts'
import { type Sought, type Word, wholeMatch } from './sought.ts'
import { weights } from './weights.ts'
import { inReach, type Zone } from './zones.ts'

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
  /** With which words of the candidate the question's words were found. */
  readonly found: readonly string[]
  /** What was found for each word of the slot's own clause. */
  readonly matches: readonly Match[]
}

/** The evidence for a figure of a passage, or for the passage as a whole where `figure` is null. */
export function weighEvidence(indexed: Indexed, figure: Figure | null, sought: Sought): Evidence {
  const { slot, query, words, ownWeight, matcher } = sought
  const view = indexed.view(figure)
  const { zones } = view
  const rows = words.map((word) => bestMatch(word, zones, indexed.text))
  const told = toldBy(rows, zones)
  return {
    coverage: ratio(told.covered, told.all),
    mass: told.covered,
    near: ratio(told.near, ownWeight),
    focus: focusFit(slot, view, figure, matcher),
    asked: askedIn(slot, rows),
    kind: figure ? kindFit(sought, figure) : sentenceFit(slot, indexed, matcher),
    extra: view.counted === '' ? 0 : extraOf(view.counted, longestFirst(told.foundWords)),
    unexplained: told.unexplained,
    contradicted: contradictions(sought.contrasts, indexed.text, zones),
    personsAsked: sought.focusIsPersons,
    negated: told.negated,
    otherPersons: told.otherPersons,
    lostFocus: ratio(told.lostFocus, told.focus),
    unexplainedShare: ratio(told.lost, told.all),
    elsewhere: ratio(told.elsewhere, ownWeight),
    subset:
      figure !== null &&
      (asksForItem(sought, indexed, figure, told.found) || namesDescribingItem(slot.terms, indexed, figure)),
    said: figure !== null && slot.asking === 'figure' && !query.checksClaim && saidBy(query, figure),
    strangers: query.checksClaim || slot.asking === 'meaning' ? 0 : strangersTo(indexed, query),
    anchored: anchor(indexed, figure, query),
    found: told.foundWords,
    matches: told.matches,
  }
}

/** What the words say together: sums of their weights, and which were found as what. */
function toldBy(rows: readonly Row[], zones: readonly Zone[]) {
  let [all, covered, lost, near, focus, lostFocus, elsewhere, negated, otherPersons] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
  const unexplained: { readonly text: string; readonly weight: number }[] = []
  const found: Found[] = []
  const foundWords: string[] = []
  const matches: Match[] = []
  for (const row of rows) {
    const { word, match, value, zone } = row
    const { term } = word
    const isLost = match.quality < weights.explained
    // What another clause of the question says helps when it is found and hardly hurts when it is not.
    const weight = word.own || value > 0 ? word.weight : word.weight * weights.inheritedMissing
    all += weight
    covered += value * weight
    if (isLost) {
      lost += weight
      unexplained.push({ text: term.text, weight })
    }
    if (match.found !== '') foundWords.push(match.found)
    if (!word.own) continue
    matches.push(match)
    if (match.found) found.push({ term, found: match.found, zone })
    near += word.weight * row.near
    if (word.inFocus) focus += word.weight
    if (word.inFocus && isLost && term.standing === 'known') lostFocus += word.weight
    if (word.inCorpus && isLost) elsewhere += word.weight
    if (isNegated(row, zones)) negated++
    if (losesPersons(row)) otherPersons++
  }
  return {
    all,
    covered,
    lost,
    unexplained,
    near,
    focus,
    lostFocus,
    elsewhere,
    negated,
    otherPersons,
    found,
    foundWords,
    matches,
  }
}

/** A word with the best that was found for it. */
interface Row {
  readonly word: Word
  readonly match: Match
  readonly zone: Zone
  /** Quality times the zone's weight. */
  readonly value: number
  /** The same among the zones nearest to the figure. */
  readonly near: number
}

function bestMatch(word: Word, zones: readonly Zone[], sentence: string): Row {
  const inSentence = word.match(sentence).quality
  let match = noMatch
  let zone = zones[0] as Zone
  let value = 0
  let near = 0
  for (let i = 0; i < zones.length; i++) {
    const other = zones[i] as Zone
    if (i === weights.nearZones) near = value
    // A part of the sentence holds nothing better than the sentence does: most zones need no look.
    const atMost = other.isAround ? 1 : inSentence
    if (atMost * other.weight <= value) continue
    const found = word.match(other.text)
    if (found.quality * other.weight <= value) continue
    match = found
    zone = other
    value = found.quality * other.weight
  }
  return { word, match, zone, value, near }
}

/** 非护理型床位 is not what 护理型床位315张 counts. */
function isNegated({ word, match: { found } }: Row, zones: readonly Zone[]): boolean {
  if (found === '' || !word.isDenied) return false
  return !zones.some(
    ({ text }) => /[非未不无]$/.test(text.slice(0, text.indexOf(found))) && text.includes(found),
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
function losesPersons({ word, match }: Row): boolean {
  // A word that is known to be related (工人 by 职工) may mean the same persons; a mere part of the word may not.
  const isPart = match.found !== '' && word.term.text.includes(match.found)
  if (match.quality >= wholeMatch || (match.found !== '' && !isPart)) return false
  if (match.found === '' && word.isPerson) return true
  return word.persons !== null && !match.found.includes(word.persons)
}

/** The best match of any word of the asked noun in reach of the figure; 1 where no noun is asked about. */
function askedIn(slot: Slot, rows: readonly Row[]): number {
  if (slot.focus.length === 0) return 1
  let best = 0
  for (const { word, zone, match } of rows)
    if (word.inFocus && inReach.has(zone.name)) best = Math.max(best, match.quality)
  return best
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
