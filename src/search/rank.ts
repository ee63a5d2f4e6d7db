// A slot of the question against passages and their figures → candidates with the evidence for and against, best
// first. The evidence of words chooses a dozen; the model puts these in order.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { onceEach } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import type { Asking, Query, Slot } from '../query/query.ts'
import type { Release } from '../release/release.ts'
import type { Before, Named } from './bound.ts'
import type { Features } from './columns.ts'
import { type Evidence, scoreOf, weighEvidence } from './evidence.ts'
import { makeFeatures } from './features.ts'
import type { Indexed } from './indexed.ts'
import { makeMatcher } from './match.ts'
import type { PassageIndex, Placed } from './passage-index.ts'
import type { Likely } from './precedents.ts'
import { type Sought, soughtBy, type Weighed } from './sought.ts'
import { utilityOf } from './utility.ts'
import { weights } from './weights.ts'

export interface Candidate {
  readonly indexed: Indexed
  /** Null for an answer that is a name, a list or a sentence. */
  readonly figure: Figure | null
  /** What the evidence of words sums up to: who is looked at more closely. */
  readonly score: number
  readonly evidence: Evidence
  /** Precedents name it, so the model looks at it whatever its score. */
  readonly isLikely: boolean
  /** … as one of several figures that the question asks for at once. */
  readonly isOneOfSeveral: boolean
  /** What the model looked at, and how well it says the candidate answers; null for one that was not looked at. */
  readonly model: { readonly features: Features; readonly utility: number } | null
}

/** What was answered before: in this message or in the turn before it. */
export interface Near {
  readonly passage: string
  /** As printed; null where no figure was pointed out. */
  readonly figure: string | null
}

/** Candidates for a slot, best first; what follows on an answer stays near it. */
export type Ranker = (slot: Slot, near: Near | null) => readonly Candidate[]

/**
 * Ranks the slots of one question, which may live on the turn `before` it; what was weighed for a slot, or matched for a
 * word, is not again.
 */
export function makeRanker(
  query: Query,
  index: PassageIndex,
  lexicon: Lexicon,
  before: Before | null = null,
): Ranker {
  const once = { matcher: makeMatcher(), heard: index.precedents.of(query.text, before) }
  const ranked = onceEach((slot: Slot) => {
    const sought = soughtBy(slot, query, index, lexicon, once)
    const candidates = gather(sought, index)
    if (slot.asking === 'meaning') return () => byMeaning(candidates)
    const featuresOf = makeFeatures(sought)
    return onceEach((near: Near | null) => {
      const drawn = candidates.map((one) => ({
        ...one,
        score: one.score * (1 + closeness(one.indexed, near)),
      }))
      return inOrder(drawn, { query, featuresOf }, near)
    })
  })
  return (slot, near) => ranked(slot)(near)
}

/** Every figure or sentence that may answer, with the evidence for and against it. */
function gather(sought: Sought, index: PassageIndex): Candidate[] {
  const { slot, query } = sought
  const candidate = (indexed: Indexed, figure: Figure | null): Candidate => {
    const evidence = weighEvidence(indexed, figure, sought)
    return {
      indexed,
      figure,
      score: scoreOf(evidence, figure !== null),
      evidence,
      isLikely: false,
      isOneOfSeveral: false,
      model: null,
    }
  }
  if (slot.asking === 'meaning')
    return mentioned(query, index).map(({ indexed, figure }) => candidate(indexed, figure))
  const retrieved = retrieve(sought.words, query, index)
  const found = retrieved.flatMap((indexed) => {
    const figures = asksFigure.has(slot.asking) ? indexed.passage.figures : []
    const named = figures.map((figure) => candidate(indexed, figure))
    return onlyFigure.has(slot.asking) ? named : [...named, candidate(indexed, null)]
  })
  const releases = new Set(retrieved.map(({ release }) => release.id))
  if (releases.size === 0) {
    // Where no word leads anywhere, what the newest release was asked before may.
    const asked = index.corpus.releases.find(({ id }) => index.corpus.precedents.has(id))
    if (asked && isAbout(query, asked)) releases.add(asked.id)
  }
  return withLikely(
    found,
    [...releases].flatMap((release) => sought.heard.likely(release)),
    (passage, figure) => {
      const indexed = index.get(passage.id)
      return indexed && candidate(indexed, figure)
    },
  )
}

/** The candidates, and what precedents name beside them, however few words it shares with the question. */
function withLikely(
  found: readonly Candidate[],
  likely: readonly Likely[],
  candidateOf: (passage: Passage, figure: Figure | null) => Candidate | null,
): Candidate[] {
  const isOf = (one: Candidate, { passage, figure }: Named) =>
    one.figure === figure && one.indexed.passage.id === passage.id
  const marked = found.map((one) =>
    asLikely(
      one,
      likely.find((named) => isOf(one, named)),
    ),
  )
  const others = likely.filter((named) => !found.some((one) => isOf(one, named)))
  const added = others.flatMap((named) => {
    const one = candidateOf(named.passage, named.figure)
    return one ? [asLikely(one, named)] : []
  })
  return [...marked, ...added]
}

function asLikely(one: Candidate, named: Likely | undefined): Candidate {
  if (!named) return one
  const { isOneOfSeveral } = named
  return { ...one, isLikely: true, isOneOfSeveral, score: Math.max(one.score, weights.likely) }
}

/** By score, and by utility those that the model looks at. */
function inOrder(
  candidates: Candidate[],
  { query, featuresOf }: { readonly query: Query; readonly featuresOf: ReturnType<typeof makeFeatures> },
  near: Near | null,
): Candidate[] {
  const anchored = query.checksClaim ? candidates : anchoredFirst(candidates, query)
  const byScore = anchored.sort((a, b) => b.score - a.score || newerFirst(a.indexed, b.indexed))
  const looked = byScore.filter(({ score, isLikely }, i) => score > 0 && (i < weights.looked || isLikely))
  // 听力的几个: where one sentence counts the whole by this figure, it counts the whole in the others too.
  const wholes = new Set(
    looked.flatMap(({ evidence, figure }) => (evidence.subset && figure ? [figure.text] : [])),
  )
  const judged = looked.map((one) => {
    const features = featuresOf(one, {
      score: one.score,
      close: closeness(one.indexed, near),
      sameClause: sharesClause(one, near) ? 1 : 0,
      wholeElsewhere: one.figure && wholes.has(one.figure.text) ? 1 : 0,
    })
    return { ...one, model: { features, utility: utilityOf(features) } }
  })
  return [
    ...judged.sort((a, b) => b.model.utility - a.model.utility),
    ...byScore.filter((one) => !looked.includes(one)),
  ]
}

function newerFirst(a: Indexed, b: Indexed): number {
  const [one, other] = [a.release.date, b.release.date]
  return one > other ? -1 : one < other ? 1 : 0
}

/** False for a release of another place, day or year than the question names, where releases of that place, day or year are there. */
function isAbout({ homes, releaseYears, releaseDates }: Query, release: Release): boolean {
  if (homes.length > 0 && !homes.includes(release.place)) return false
  if (releaseDates.length > 0) return releaseDates.includes(release.date)
  return releaseYears.length === 0 || releaseYears.includes(yearOf(release))
}

/** In the sentence, or in the heading or title that it stands under. */
function saysYear({ text, passage }: Indexed, year: string): boolean {
  return text.includes(year) || passage.figures.some(({ period }) => period.text.startsWith(year))
}

/** A release of the year after that the question names: it may look back on it, in so many words. */
function looksBack({ releaseYears, releaseDates }: Query, release: Release): boolean {
  return releaseDates.length === 0 && releaseYears.includes(yearOf(release) - 1)
}

function yearOf({ date }: Release): number {
  return Number(date.slice(0, 4))
}

/** 那9个大学生领了多少钱 is answered from the sentence about these nine or not at all. */
function anchoredFirst(candidates: readonly Candidate[], query: Query): Candidate[] {
  // A small number may be there by chance; a large one is the release's own.
  const large = query.mentions.some(({ value }) => value >= 100)
  const anchored = candidates.some(
    ({ evidence }) => evidence.anchored > 0 && (large || evidence.coverage > 0.4),
  )
  return candidates.map((one) =>
    anchored && one.evidence.anchored === 0 ? { ...one, score: one.score * weights.unanchored } : one,
  )
}

const asksFigure: ReadonlySet<Asking> = new Set(['figure', 'topic', 'when'])
const onlyFigure: ReadonlySet<Asking> = new Set(['figure', 'when'])

/** How much a passage gains for standing where the last answer stood. */
function closeness({ passage }: Indexed, near: Near | null): number {
  if (near === null) return 0
  if (passage.id === near.passage) return weights.samePassage
  return near.passage.startsWith(`${passage.release}#${passage.paragraph}.`) ? weights.sameParagraph : 0
}

/** 资助了几个学生，一共多少钱: the sum stands in the clause of the students. */
function sharesClause({ indexed, figure }: Candidate, near: Near | null): boolean {
  if (!figure || near?.passage !== indexed.passage.id) return false
  return indexed.passage.figures.some(
    (other) => other.text === near.figure && other !== figure && other.clause.start === figure.clause.start,
  )
}

/** Figures of the very number that the question asks the meaning of. */
function mentioned(query: Query, index: PassageIndex): Placed[] {
  return query.mentions.flatMap(({ value, below, unit, kind }) => {
    const isMeant = (figure: Figure) => unit === '' || figure.unit === unit || figure.kind === kind
    const found = index
      .withValue(
        value,
        below,
        weights.mentioned,
        (release, figure) => isMeant(figure) && isAbout(query, release),
      )
      .filter(({ figure }) => isMeant(figure))
    // 12条 is not 12个, where both are printed.
    const measured = found.filter(({ figure }) => figure.unit === unit)
    return measured.length > 0 ? measured : found
  })
}

function byMeaning(candidates: readonly Candidate[]): Candidate[] {
  const score = ({ evidence }: Candidate) => weights.meaning + (1 - weights.meaning) * evidence.coverage
  return candidates.map((one) => ({ ...one, score: score(one) })).sort((a, b) => b.score - a.score)
}

function retrieve(weighed: readonly Weighed[], query: Query, index: PassageIndex): Indexed[] {
  const words = weighed.flatMap(({ term, weight }) =>
    term.alternatives.map((alternative) => ({ text: alternative.text, boost: alternative.quality * weight })),
  )
  const found = new Set(index.find(words, weights.retrieved, (release) => isAbout(query, release)))
  if (query.releaseYears.length > 0)
    for (const indexed of index.find(words, weights.retrieved, (release) => looksBack(query, release)))
      if (query.releaseYears.some((year) => saysYear(indexed, `${year}年`))) found.add(indexed)
  for (const mention of query.mentions)
    for (const { indexed } of index.withValue(mention.value, mention.below, weights.mentioned, (release) =>
      isAbout(query, release),
    ))
      found.add(indexed)
  return [...found]
}
