// A corpus → what can be searched in it: MiniSearch over the pairs of characters of every passage and of its questions,
// and each passage, when it is first found, cut into the zones that ranking reads.
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import { foldInPlace } from '../text/normalise.ts'
import { type Indexed, indexedPassage } from './indexed.ts'
import { type Rarity, rarityIn } from './likeness.ts'
import { makePrecedents, type PrecedentFinder } from './precedents.ts'
import { makeStoredSearch } from './stored-search.ts'
import { type TermTable, tabulate } from './term-table.ts'
import { pairTokens } from './tokens.ts'

/** A figure with the passage that it stands in. */
export interface Placed {
  readonly indexed: Indexed
  readonly figure: Figure
}

export interface PassageIndex {
  readonly corpus: Corpus
  /** How many passages can be found. */
  readonly size: number
  /** Of a character or a pair of them among these passages. */
  readonly rarity: Rarity
  /**
   * The passages that share most with the words, best first, of the releases that `accepts` lets in; of equals those
   * of the newer release first.
   */
  find(
    words: readonly { readonly text: string; readonly boost: number }[],
    limit: number,
    accepts: (release: Release) => boolean,
  ): Indexed[]
  /** What was asked of the releases before. */
  readonly precedents: PrecedentFinder
  /** The passage of that id, or null. */
  get(id: string): Indexed | null
  /** The passages of the same paragraph, itself included, in reading order. */
  paragraphOf(passage: Passage): readonly Passage[]
  /**
   * Figures of that value, or between it and `below`, with their passages: for questions that bring a number along.
   * Where there are more than `limit`, those that are preferred, and of equals those of the newer releases.
   */
  withValue(
    value: number,
    below: number,
    limit: number,
    prefers: (release: Release, figure: Figure) => boolean,
  ): readonly Placed[]
}

/** What is searched of passages, as a table that can be kept; `makePassageIndex` takes it instead of making its own. */
export function passageTerms(passages: readonly Passage[]): TermTable {
  return tabulate(passages.filter(canAnswer), fields.length, (passage) => {
    const text = foldInPlace(passage.text)
    return [pairTokens(text), askedBeyond(passage, text)]
  })
}

const fields = ['text', 'asked']

/** A question of a question-and-answer document answers nothing itself. */
const canAnswer = ({ isQuestion }: Passage) => !isQuestion

/** The index of a corpus; `terms` must be of its passages. Some milliseconds a release, next to none with `terms`. */
export function makePassageIndex(corpus: Corpus, lexicon: Lexicon, terms?: TermTable | null): PassageIndex {
  const releases = new Map(corpus.releases.map((release, rank) => [release.id, { release, rank }]))
  // Of each document of the search, where its passage stands in the corpus.
  const places = [...corpus.passages.keys()].filter((at) => canAnswer(corpus.passages[at] as Passage))
  const search = makeStoredSearch(terms ?? passageTerms(corpus.passages), fields)
  const placeOf = lazily(() => new Map(places.map((at, id) => [corpus.passages[at]?.id ?? '', id])))
  const byValue = lazily(() => figuresByValue(places.map((at) => corpus.passages[at] as Passage)))
  const made = new Map<number, Indexed>()
  const indexed = (id: number): Indexed => {
    const known = made.get(id)
    if (known) return known
    const at = places[id] ?? -1
    const of = releases.get(corpus.passages[at]?.release ?? '')
    const one = of && indexedPassage(of.release, corpus.passages, at)
    if (!one) throw new RangeError(`no passage ${id} in the corpus`)
    made.set(id, one)
    return one
  }
  // Releases are newest first.
  const recency = ({ rank }: { rank: number }) => 1 + newest * (1 - rank / corpus.releases.length)
  const ranks = Uint32Array.from(places, (at) => releases.get(corpus.passages[at]?.release ?? '')?.rank ?? 0)
  return {
    corpus,
    size: places.length,
    rarity: rarityIn(places.length, corpus.frequency),
    precedents: makePrecedents(corpus, lexicon),
    find(words, limit, accepts) {
      const chosen = affordable(words, corpus)
      if (chosen.size === 0) return []
      const boosts = corpus.releases.map((release, rank) => (accepts(release) ? recency({ rank }) : 0))
      const hits = search(chosen, (id) => boosts[ranks[id] ?? 0] ?? 0, limit)
      return hits.map((hit) => indexed(Number(hit.id)))
    },
    get(id) {
      const place = placeOf().get(id)
      return place === undefined ? null : indexed(place)
    },
    paragraphOf(passage) {
      const place = placeOf().get(passage.id) ?? 0
      const isBeside = (id: number) => {
        const other = corpus.passages[places[id] ?? -1]
        return other?.release === passage.release && other.paragraph === passage.paragraph
      }
      let [from, to] = [place, place + 1]
      while (isBeside(from - 1)) from--
      while (isBeside(to)) to++
      return places.slice(from, to).map((at) => corpus.passages[at] as Passage)
    },
    withValue(value, below, limit, prefers) {
      const values =
        below === value ? [value] : [...byValue().keys()].filter((known) => known >= value && known < below)
      const all = values.flatMap((one) => byValue().get(one) ?? [])
      const isPreferred = ([id, figure]: (typeof all)[number]) => {
        const release = corpus.releases[ranks[id] ?? 0]
        return release !== undefined && prefers(release, figure)
      }
      const few = all.length <= limit ? all : firstOf(limit, all, isPreferred)
      return few.map(([id, figure]) => ({ indexed: indexed(id), figure }))
    },
  }
}

/** `limit` of them: those that are preferred, then the others. */
function firstOf<T>(limit: number, all: readonly T[], isPreferred: (one: T) => boolean): readonly T[] {
  const preferred = all.filter(isPreferred).slice(0, limit)
  const others = all.filter((one) => !isPreferred(one)).slice(0, limit - preferred.length)
  return [...preferred, ...others]
}

function lazily<T>(make: () => T): () => T {
  let made: T | null = null
  return () => {
    made ??= make()
    return made
  }
}

/** Value → figures, each with the place of its passage. */
function figuresByValue(passages: readonly Passage[]): ReadonlyMap<number, readonly [number, Figure][]> {
  const found = new Map<number, [number, Figure][]>()
  for (const [id, { figures }] of passages.entries())
    for (const figure of figures) {
      const known = found.get(figure.value)
      if (known) known.push([id, figure])
      else found.set(figure.value, [[id, figure]])
    }
  return found
}

/** A search's cost is in the postings it walks: the rarest pairs of the weightiest words, up to so many postings. */
const mostPostings = 6000

/** The tokens to search for, with their boosts: the rarest that can be paid for, at least one in any case. */
function affordable(
  words: readonly { readonly text: string; readonly boost: number }[],
  corpus: Corpus,
): ReadonlyMap<string, number> {
  const boosts = new Map<string, number>()
  for (const { text, boost } of words)
    for (const token of pairTokens(text)) boosts.set(token, Math.max(boosts.get(token) ?? 0, boost))
  const priced = [...boosts].map(([token, boost]) => ({ token, boost, price: corpus.frequency(token) }))
  const known = priced.filter(({ price }) => price > 0 && price !== Number.POSITIVE_INFINITY)
  const chosen = new Map<string, number>()
  let paid = 0
  for (const { token, boost, price } of known.sort((a, b) => worth(b) - worth(a))) {
    if (chosen.size > 0 && paid + price > mostPostings) continue
    chosen.set(token, boost)
    paid += price
  }
  return chosen
}

function worth({ boost, price }: { readonly boost: number; readonly price: number }): number {
  return boost / Math.log2(2 + price)
}

/** How much the newest release's passages gain over the oldest one's. */
const newest = 0.1

/** Terms of the passage's questions that its text does not have. */
function askedBeyond(passage: Passage, text: string): string[] {
  const asked = [...passage.figures.map((figure) => figure.question), passage.asked ?? '']
  const questions = asked.map(foldInPlace).join(' ')
  return [...new Set(pairTokens(questions))].filter((token) => !text.includes(token))
}
