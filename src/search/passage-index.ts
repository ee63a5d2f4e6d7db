// A corpus → what can be searched in it: MiniSearch over the pairs of characters of every passage and of its questions,
// and each passage cut into the zones that ranking reads.
import MiniSearch from 'minisearch'
import type { Corpus } from '../corpus/corpus.ts'
import { nounStart } from '../passage/counted.ts'
import type { Figure, Passage, Span } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import { foldInPlace, isHan } from '../text/normalise.ts'
import { splitClauses } from '../text/sentences.ts'

/** A passage with the texts around it, folded; the passage's own offsets stay valid in `text`. */
export interface Indexed {
  readonly passage: Passage
  readonly release: Release
  readonly text: string
  readonly clauses: readonly Span[]
  /** Items of lists of three and more (轮椅、拐杖、助听器), those that hold a figure left out. */
  readonly items: readonly Span[]
  /** The sentence before and the one behind, in the same paragraph; empty at its ends. */
  readonly previous: string
  readonly next: string
  /** Department, title, and the paragraph's first sentence: what the whole paragraph is about. */
  readonly heading: string
}

export interface PassageIndex {
  readonly all: readonly Indexed[]
  readonly corpus: Corpus
  /**
   * The passages that share most with the words, best first, of the releases that `accepts` lets in; of equals those
   * of the newer release first.
   */
  find(
    words: readonly { readonly text: string; readonly boost: number }[],
    limit: number,
    accepts: (release: Release) => boolean,
  ): Indexed[]
  /** The passage of that id, or null. */
  get(id: string): Indexed | null
  /** Figures of that value, or between it and `below`, with their passages: for questions that bring a number along. */
  withValue(value: number, below: number): readonly { readonly indexed: Indexed; readonly figure: Figure }[]
}

/** Characters and pairs of neighbouring characters of a folded text; Latin words and numbers whole. */
export function tokens(text: string): string[] {
  return [...text.matchAll(runs)].flatMap(([run]) => (isHan(run) ? [...run, ...pairs(run)] : [run]))
}

/** As tokens, but characters only where one stands alone: fewer and rarer terms, for passages found among many. */
export function pairTokens(text: string): string[] {
  return [...text.matchAll(runs)].flatMap(([run]) => (isHan(run) && run.length > 1 ? pairs(run) : [run]))
}

const runs = /\p{Script=Han}+|[a-z]+|[0-9.]+/gu

function pairs(run: string): string[] {
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
}

/** Builds the index of a corpus; some milliseconds a release. */
export function makePassageIndex(corpus: Corpus): PassageIndex {
  const releases = new Map(corpus.releases.map((release) => [release.id, release]))
  const all = corpus.passages.flatMap((passage, i) => {
    const release = releases.get(passage.release)
    // A question of a question-and-answer document answers nothing itself.
    return release && !passage.isQuestion ? [indexedPassage(passage, release, corpus.passages, i)] : []
  })
  const mini = new MiniSearch<{ id: number; text: string; asked: string }>({
    fields: ['text', 'asked'],
    tokenize: pairTokens,
    processTerm: (term) => term,
  })
  mini.addAll(all.map((indexed, id) => ({ id, text: indexed.text, asked: askedBeyond(indexed) })))
  const recency = new Map(
    corpus.releases.map(({ id }, i) => [id, 1 + newest * (1 - i / corpus.releases.length)]),
  )
  const byId = new Map(all.map((indexed) => [indexed.passage.id, indexed]))
  const byValue = new Map<number, { indexed: Indexed; figure: Figure }[]>()
  for (const indexed of all)
    for (const figure of indexed.passage.figures) {
      const known = byValue.get(figure.value)
      if (known) known.push({ indexed, figure })
      else byValue.set(figure.value, [{ indexed, figure }])
    }
  return {
    all,
    corpus,
    find(words, limit, accepts) {
      const chosen = affordable(words, corpus)
      if (chosen.size === 0) return []
      const hits = mini.search([...chosen.keys()].join('\n'), {
        tokenize: (joined) => joined.split('\n'),
        boostTerm: (term) => chosen.get(term) ?? 1,
        boostDocument: (id) => {
          const release = all[Number(id)]?.release
          return release && accepts(release) ? (recency.get(release.id) ?? 1) : 0
        },
      })
      return hits.slice(0, limit).flatMap((hit) => all[Number(hit.id)] ?? [])
    },
    get: (id) => byId.get(id) ?? null,
    withValue: (value, below) =>
      below === value
        ? (byValue.get(value) ?? [])
        : [...byValue].flatMap(([known, found]) => (known >= value && known < below ? found : [])),
  }
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

/** Words of the passage's questions that its text does not have. */
function askedBeyond({ passage, text }: Indexed): string {
  const asked = [...passage.figures.map((figure) => figure.question), passage.asked ?? '']
  const questions = asked.map(foldInPlace).join(' ')
  return [...new Set(pairTokens(questions))].filter((token) => !text.includes(token)).join(' ')
}

function indexedPassage(passage: Passage, release: Release, all: readonly Passage[], at: number): Indexed {
  const text = foldInPlace(passage.text)
  const clauses = splitClauses(text)
  const beside = (i: number) => {
    const other = all[i]
    return other && other.release === passage.release && other.paragraph === passage.paragraph
      ? foldInPlace(other.text)
      : ''
  }
  const lead = release.paragraphs.find((paragraph) => paragraph.number === passage.paragraph)?.text ?? ''
  return {
    passage,
    release,
    text,
    clauses,
    items: clauses.flatMap((clause) => itemsOf(text, clause, passage.figures)),
    previous: beside(at - 1),
    next: beside(at + 1),
    heading: foldInPlace(`${passage.department ?? ''} ${release.title} ${lead.split(/[。！？]/)[0] ?? ''}`),
  }
}

/** How far an item may reach before the first and behind the last 、 of its list. */
const itemReach = 12

function itemsOf(text: string, clause: Span, figures: readonly Figure[]): Span[] {
  const marks = [...text.slice(clause.start, clause.end).matchAll(/、/g)].map((m) => clause.start + m.index)
  const first = marks[0]
  const last = marks.at(-1)
  if (first === undefined || last === undefined || marks.length < 2) return []
  // 爱心超市518家、爱心饭店97家、爱心药店50家: a list of figures is no list of names.
  if (
    figures.filter((figure) => figure.clause.start === clause.start && figure.kind !== 'date').length >
    marks.length
  )
    return []
  const edges = [nounStart(text, Math.max(clause.start, first - itemReach), first) - 1, ...marks]
  const tail = /^.*?(?=等|的|共计|[0-9]|$)/.exec(text.slice(last + 1, Math.min(clause.end, last + itemReach)))
  const inside = (item: Span) =>
    figures.filter((figure) => figure.span.start < item.end && figure.span.end > item.start)
  return edges.flatMap((edge, i) => {
    const item = { start: edge + 1, end: edges[i + 1] ?? last + 1 + (tail?.[0].length ?? 0) }
    const held = inside(item)
    if (i > 0) return held.length === 0 ? [item] : []
    // The first item begins behind the figure of its clause, if one stands there: 为2343名残疾人适配轮椅、拐杖.
    const start = Math.max(
      item.start,
      ...held.map((figure) => figure.counted.end),
      ...held.map((figure) => figure.span.end),
    )
    return start < item.end ? [{ start, end: item.end }] : []
  })
}
