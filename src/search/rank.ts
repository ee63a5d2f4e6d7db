// A slot of the question against passages and their figures → candidates with the evidence for and against, best
// first. A candidate is scored by how much of the question its clause and surroundings account for, by whether its
// figure is of the kind asked for, and by what it says that was not asked.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { kindOfMeasure } from '../passage/measure.ts'
import type { Figure, FigureKind, Span } from '../passage/passage.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { type Match, matchTerm } from './match.ts'
import type { Indexed, PassageIndex } from './passage-index.ts'
import { weights } from './weights.ts'

/** What was weighed. All numbers are 0 to 1 unless said; kept with the candidate to explain the answer. */
export interface Evidence {
  /** Share of the question's weight that the candidate accounts for. */
  readonly coverage: number
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
  /** The question asks about one item of a list that the figure counts as a whole. */
  readonly subset: boolean
  /** The question itself brings this very figure along (那9个大学生 …): it cannot be the answer. */
  readonly said: boolean
  /** A number that the question brings along stands in the same clause or sentence. */
  readonly anchored: number
}

export interface Candidate {
  readonly indexed: Indexed
  /** Null for an answer that is a name, a list or a sentence. */
  readonly figure: Figure | null
  readonly score: number
  readonly evidence: Evidence
}

interface Zone {
  readonly text: string
  readonly weight: number
}

/** Candidates for one slot, best first. `lastPassage` answered the turn before: a follow-up stays near it. */
export function rank(
  slot: Slot,
  query: Query,
  index: PassageIndex,
  lexicon: Lexicon,
  lastPassage: string | null,
): Candidate[] {
  const weighed = weigh(slot, index, lexicon)
  const passages = retrieve(weighed, query, index)
  if (slot.asking === 'meaning') return mentioned(slot, query, index, weighed, lexicon)
  const wantsFigure = slot.asking === 'figure' || slot.asking === 'topic' || slot.asking === 'when'
  const candidates = passages.flatMap((indexed) => {
    const figures = wantsFigure ? indexed.passage.figures : []
    const named = figures.map((figure) => score(indexed, figure, slot, weighed, query, lexicon))
    return slot.asking === 'figure' || slot.asking === 'when'
      ? named
      : [...named, score(indexed, null, slot, weighed, query, lexicon)]
  })
  const stay = (candidate: Candidate) => closeness(candidate.indexed, lastPassage)
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score * (1 + stay(candidate)) }))
    .sort((a, b) => b.score - a.score)
}

/** How much a passage gains for standing where the last answer stood. */
function closeness({ passage }: Indexed, lastPassage: string | null): number {
  if (lastPassage === null) return 0
  if (passage.id === lastPassage) return weights.samePassage
  return lastPassage.startsWith(`${passage.release}#${passage.paragraph}.`) ? weights.sameParagraph : 0
}

/** Figures of the very number that the question asks the meaning of. */
function mentioned(
  slot: Slot,
  query: Query,
  index: PassageIndex,
  weighed: readonly Weighed[],
  lexicon: Lexicon,
): Candidate[] {
  const found = query.mentions.flatMap((mention) =>
    index
      .withValue(mention.value)
      .filter(
        ({ figure }) => mention.unit === '' || figure.unit === mention.unit || figure.kind === mention.kind,
      )
      .map(({ indexed, figure }) => score(indexed, figure, slot, weighed, query, lexicon)),
  )
  return found
    .map((candidate) => ({
      ...candidate,
      score: weights.meaning + (1 - weights.meaning) * candidate.evidence.coverage,
    }))
    .sort((a, b) => b.score - a.score)
}

interface Weighed {
  readonly term: Term
  readonly weight: number
  /** Asked in the slot's own words, not inherited from elsewhere in the question. */
  readonly own: boolean
  readonly isFocus: boolean
}

/** How much each word of the slot counts: rare words more, inherited ones less, leftover characters hardly. */
function weigh(slot: Slot, index: PassageIndex, lexicon: Lexicon): Weighed[] {
  const total = Math.log(1 + index.all.length)
  const value = (term: Term) => {
    const frequency = Math.max(
      ...term.alternatives.filter((a) => a.quality > 0.8).map((a) => index.corpus.frequency(a.text)),
      0,
    )
    if (term.standing === 'character') return frequency > 0 ? weights.character : weights.strayCharacter
    if (frequency === 0) return term.standing === 'known' ? weights.absentKnown : weights.absentUnknown
    const rarity = Math.log(1 + index.all.length / frequency) / total
    const person = lexicon.broader.has(term.text) ? weights.person : 0
    return Math.max(weights.common + (1 - weights.common) * rarity, person)
  }
  const own = slot.terms.map((term) => ({
    term,
    weight: value(term),
    own: true,
    isFocus: slot.focus.includes(term),
  }))
  const inherited = slot.inherited.flatMap((terms, distance) =>
    terms.map((term) => ({
      term,
      weight: value(term) * weights.inherited ** (distance + 1),
      own: false,
      isFocus: slot.focus.includes(term),
    })),
  )
  return [...own, ...inherited]
}

function retrieve(weighed: readonly Weighed[], query: Query, index: PassageIndex): Indexed[] {
  const words = weighed.flatMap(({ term, weight }) =>
    term.alternatives.map((alternative) => ({ text: alternative.text, boost: alternative.quality * weight })),
  )
  const found = new Set(index.find(words, weights.retrieved))
  for (const mention of query.mentions)
    for (const { indexed } of index.withValue(mention.value)) found.add(indexed)
  return [...found]
}

function score(
  indexed: Indexed,
  figure: Figure | null,
  slot: Slot,
  weighed: readonly Weighed[],
  query: Query,
  lexicon: Lexicon,
): Candidate {
  const zones = zonesOf(indexed, figure)
  let total = 0
  let covered = 0
  let near = 0
  let nearTotal = 0
  const matched: string[] = []
  const foundBy = new Map<Term, string>()
  const reach = new Map<Term, number>()
  const unexplained: { text: string; weight: number }[] = []
  for (const { term, weight, own } of weighed) {
    const matches = zones.map((zone) => ({ match: matchTerm(term, zone.text), zone }))
    const best = matches.reduce((a, b) =>
      b.match.quality * b.zone.weight > a.match.quality * a.zone.weight ? b : a,
    )
    const value = best.match.quality * best.zone.weight
    // What another clause of the question says helps when it is found and hardly hurts when it is not.
    const counted = own ? weight : weight * (value > 0 ? 1 : weights.inheritedMissing)
    total += counted
    covered += counted * value
    if (own) {
      nearTotal += weight
      near +=
        weight *
        Math.max(...matches.slice(0, weights.nearZones).map(({ match, zone }) => match.quality * zone.weight))
    }
    if (best.zone.weight >= weights.zones.before) reach.set(term, best.match.quality)
    if (best.match.found) {
      matched.push(best.match.found)
      if (own && best.zone.weight >= weights.zones.before) foundBy.set(term, best.match.found)
    }
    if (best.match.quality < weights.explained) unexplained.push({ text: term.text, weight: counted })
  }
  const contradicted = weighed.flatMap(({ term, own }) => (own ? contradictions(term, zones, lexicon) : []))
  const evidence: Evidence = {
    coverage: total === 0 ? 0 : covered / total,
    near: nearTotal === 0 ? 0 : near / nearTotal,
    focus: focusFit(slot, indexed, figure),
    asked: slot.focus.reduce(
      (best, term) => Math.max(best, reach.get(term) ?? 0),
      slot.focus.length === 0 ? 1 : 0,
    ),
    kind: figure ? kindFit(slot, figure, lexicon) : sentenceFit(slot, indexed),
    extra: figure ? extraOf(indexed.text.slice(figure.counted.start, figure.counted.end), matched) : 0,
    unexplained,
    contradicted,
    subset: figure !== null && asksForItem(slot, indexed, figure, foundBy),
    said: figure !== null && slot.asking === 'figure' && !query.checksClaim && saidBy(query, figure),
    anchored: anchor(indexed, figure, query),
  }
  return { indexed, figure, score: combine(evidence, figure !== null), evidence }
}

function combine(evidence: Evidence, isFigure: boolean): number {
  const base =
    weights.coverage * evidence.coverage +
    weights.near * evidence.near +
    weights.focus * (isFigure ? evidence.focus : evidence.coverage)
  const bonus = weights.anchor * evidence.anchored - weights.extra * evidence.extra
  if (evidence.said) return 0
  const veto = weights.contradiction ** evidence.contradicted.length * (evidence.subset ? weights.subset : 1)
  return (base + bonus) * evidence.kind * veto
}

/** From the figure's own stretch outwards; for a passage as a whole, the sentence and what surrounds it. */
function zonesOf({ text, clauses, previous, next, heading }: Indexed, figure: Figure | null): Zone[] {
  const z = weights.zones
  // A date holds for the whole sentence that it opens.
  if (!figure || figure.kind === 'date')
    return [
      { text, weight: z.own },
      { text: previous, weight: z.previous },
      { text: next, weight: z.next },
      { text: heading, weight: z.heading },
    ]
  const { own, clause } = figure
  const subject = thinSubject(text, clauses, figure)?.start ?? clause.start
  return [
    { text: without(text.slice(own.start, own.end), figure.text), weight: z.own },
    { text: text.slice(subject, clause.end), weight: z.clause },
    { text: text.slice(0, clause.start), weight: z.before },
    { text: text.slice(clause.end), weight: z.behind },
    { text: previous, weight: z.previous },
    { text: heading, weight: z.heading },
  ]
}

/** A thin clause (占比68.48%) goes on speaking of what the clause before it names: that clause, else null. */
function thinSubject(
  text: string,
  clauses: readonly Span[],
  { own, clause, text: printed }: Figure,
): Span | null {
  if (text.slice(own.start, own.end).replace(printed, '').length > weights.thin) return null
  return clauses.findLast((c) => c.end <= clause.start) ?? null
}

/** The figure's own letters are no evidence for it: 四大支点 is, 25个 is not. */
function without(text: string, figure: string): string {
  return /\d/.test(figure) ? text.replace(figure, ' ') : text
}

function focusFit(slot: Slot, { text, clauses }: Indexed, figure: Figure | null): number {
  if (!figure || slot.focus.length === 0) return weights.noFocus
  const counted = text.slice(figure.counted.start, figure.counted.end)
  const own = text.slice(figure.own.start, figure.own.end)
  const around = thinSubject(text, clauses, figure)
  const fits = slot.focus.map((term) =>
    Math.max(
      matchTerm(term, counted).quality,
      weights.focusInOwn * matchTerm(term, own).quality,
      around ? weights.focusInSubject * matchTerm(term, text.slice(around.start, around.end)).quality : 0,
    ),
  )
  return fits.reduce((sum, fit) => sum + fit, 0) / fits.length
}

const countedSoftly: ReadonlySet<FigureKind> = new Set([
  'date',
  'age',
  'duration',
  'ordinal',
  'document-number',
])

/** 1 for the very measure word asked for, less for a kind that fits, 0 for one that does not. */
function kindFit(slot: Slot, figure: Figure, lexicon: Lexicon): number {
  const fit = measureFit(slot, figure)
  const generic = slot.measure === null || slot.measure === '个'
  const spoken = slot.measure === '个' ? [...slot.terms, ...slot.inherited.slice(0, 1).flat()] : slot.focus
  const persons = spoken.some((term) => isPerson(term, lexicon))
  return slot.asking === 'figure' && generic && persons && figure.kind !== 'people'
    ? fit * weights.notPeople
    : fit
}

/** Which ones is answered by a list or by names in quotation marks, best by the list of the very thing asked for. */
function sentenceFit(slot: Slot, { text, items }: Indexed): number {
  if (slot.asking !== 'which') return 1
  const named = /[《“].+?[》”]/.test(text)
  if (items.length === 0) return named || /[、和]/.test(text) ? 0.9 : weights.noList
  const last = items.at(-1)?.end ?? 0
  const head = text.slice(last, last + listHead)
  return slot.focus.some((term) => matchTerm(term, head).quality > 0.8) ? 1 : 0.9
}

/** Behind a list, what it lists is named within so many characters: 等公办养老机构. */
const listHead = 16

function isPerson(term: Term, lexicon: Lexicon): boolean {
  return (
    term.alternatives.some(({ text, quality }) => quality > 0.8 && lexicon.broader.has(text)) ||
    /[人员者童娃孩]$/.test(term.text)
  )
}

function measureFit(slot: Slot, figure: Figure): number {
  if (slot.asking === 'when') return figure.kind === 'date' ? 1 : 0
  if (slot.asking === 'topic') return countedSoftly.has(figure.kind) ? 0.3 : 0.95
  if (slot.kinds === null) return countedSoftly.has(figure.kind) ? 0.3 : 0.95
  if (!slot.kinds.includes(figure.kind)) return 0
  if (slot.measure === null || slot.measure === figure.unit) return 1
  const generic = slot.measure === '个' || figure.unit === '个'
  const sameKind = kindOfMeasure(slot.measure) === figure.kind
  if (sameKind && figure.kind !== 'things') return 0.98
  return generic ? 0.96 : 0.85
}

/** Share of the counted noun's characters that no matched word covers: 护理型 of 护理型床位 when only 床位 was asked. */
function extraOf(counted: string, matched: readonly string[]): number {
  if (counted === '') return 0
  let rest = counted
  for (const word of [...matched].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '')
  return rest.length / counted.length
}

/**
 * Words of the figure's clause that exclude a word of the question, as 公办 does 民办, also inside a compound. What
 * stands anywhere in reach excludes nothing.
 */
function contradictions(term: Term, zones: readonly Zone[], lexicon: Lexicon): string[] {
  const near = zones.slice(0, 2).map((zone) => zone.text)
  return partsWithContrast(term.text, lexicon).flatMap((part) => {
    const said = [part, ...(lexicon.same.get(part) ?? [])]
    if (zones.some((zone) => said.some((word) => zone.text.includes(word)))) return []
    const against = lexicon.contrast.get(part) ?? []
    return against.filter((word) => near.some((text) => text.includes(word))).slice(0, 1)
  })
}

const longestContrast = 6

function partsWithContrast(text: string, lexicon: Lexicon): string[] {
  const found: string[] = []
  for (let start = 0; start < text.length; start++)
    for (let end = start + 2; end <= Math.min(text.length, start + longestContrast); end++)
      if (lexicon.contrast.has(text.slice(start, end))) found.push(text.slice(start, end))
  return found
}

/** 1 when a number of the question stands in the figure's clause (and is not the figure itself), half for the sentence. */
function anchor(indexed: Indexed, figure: Figure | null, query: Query): number {
  let best = 0
  for (const mention of query.mentions)
    for (const other of indexed.passage.figures) {
      if (
        other.value !== mention.value ||
        (figure && sameSpan(other.span, figure.span) && !query.checksClaim)
      )
        continue
      const together = !figure || sameSpan(other.clause, figure.clause)
      best = Math.max(best, together ? 1 : 0.5)
    }
  return best
}

const institution = /(?:院|校|中心|公司|局|站|所|厂|社|集团)$/

/**
 * True when a word of the question stands only as one item of a list, and the list describes what is counted
 * (听力、智力、肢体的残疾儿童), names the institutions that count together, or holds the asked noun itself (盲杖多少根).
 */
function asksForItem(
  slot: Slot,
  { text, items }: Indexed,
  figure: Figure,
  foundBy: ReadonlyMap<Term, string>,
): boolean {
  const reach = text.slice(0, figure.clause.end)
  const inItems = [...foundBy].flatMap(([term, found]) => {
    const at = occurrences(reach, found)
    const held = at.map((start) =>
      items.find((item) => item.start <= start && start + found.length <= item.end),
    )
    return at.length > 0 && held.every((item) => item !== undefined) ? [{ term, item: held[0] as Span }] : []
  })
  if (new Set(inItems.map(({ item }) => item)).size !== 1) return false
  const asksPeople = slot.kinds?.length === 1 && slot.kinds[0] === 'people'
  return inItems.some(({ term, item }) => {
    const describes = item.start >= figure.span.end && item.end <= figure.counted.start
    const names = item.end <= figure.span.start && institution.test(text.slice(item.start, item.end))
    return describes || names || (slot.focus.includes(term) && !asksPeople)
  })
}

function occurrences(text: string, word: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) found.push(at)
  return found
}

function saidBy(query: Query, figure: Figure): boolean {
  return query.mentions.some(
    ({ value, unit, kind }) => value === figure.value && (unit === figure.unit || kind === figure.kind),
  )
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

export type { Match }
