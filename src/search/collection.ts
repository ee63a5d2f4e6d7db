// Any collection of documents → a search over it by BM25 on characters, their pairs and words, in two steps: the rare
// terms of the question are looked up in all documents, the common ones only in those that are best so far. No
// vocabulary of ours takes part, and MiniSearch none either: it would walk the postings of every term.
import { fold } from '../text/normalise.ts'
import { words } from '../text/words.ts'
import { bestOf } from './best.ts'
import { countIn, type Stretch, stretchOf, type TermTable, tabulate } from './term-table.ts'
import { tokens } from './tokens.ts'

export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface Collection {
  /** The best documents first; scores compare within one search only. */
  search(question: string, limit: number): { readonly id: string; readonly score: number }[]
}

/**
 * The table's fields, in order. How soon more of the same counts no more (`k`) and how much length counts against a
 * field (`b`) are BM25's; then what a term counts by its sort, a word beside its characters and pairs. Tuned on halves
 * of three sets of Chinese passages with people's questions, and held against the other halves.
 */
const fields = [
  { name: 'title', k: 1, b: 0.75, character: 0.2, pair: 0.35, word: 0.2, other: 0.75 },
  { name: 'text', k: 0.8, b: 0.95, character: 1.25, pair: 1, word: 0.75, other: 4 },
] as const

const weights = {
  /** What belongs to the way of asking (什么时候) says little of what is asked about. */
  asking: 0.3,
  /** What a term gains each time that the question repeats it. */
  repeated: 0.4,
  /** Rare terms count more than BM25 has it. */
  rarity: 1.25,
} as const

const asking =
  /什么时候|什么|甚么|多少|哪一?[个里些位年种家所座名国]?|谁|吗|呢|如何|怎么样?|怎样|为何|为什么|何时|何地|何处|何人|何种|几[个年月种]?|请问|是否|多[长大高久远]/gu

/** The first step walks the postings of the rarest terms up to about this many, and leaves so many documents. */
const enoughPostings = 20_000
const shortlist = 60

/** Indexes the documents; fractions of a millisecond each. */
export function makeCollection(documents: readonly Document[]): Collection {
  const table = tabulate(documents, fields.length, ({ title, text }) => [
    tokens(fold(title)),
    tokens(fold(text)),
  ])
  const lengths = fields.map((_, field) => lengthsOf(table, field))
  // Of the search at hand; all zero between two of them.
  const scores = new Float64Array(documents.length)
  return {
    search(question, limit) {
      const sought = soughtIn(question, table)
      const { walked, touched } = walkRarest(sought, table, lengths, scores)
      const best = bestOf(touched, scores, Math.max(shortlist, limit))
      const rest = sought.slice(walked)
      const found = best.map((at) => ({ at, score: (scores[at] ?? 0) + scoreBy(rest, at, table, lengths) }))
      for (const at of touched) scores[at] = 0
      return found
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, limit)
        .map(({ at, score }) => ({ id: documents[at]?.id ?? '', score }))
    },
  }
}

/** Postings that a question looks for in one field, and what they count. */
interface Sought extends Stretch {
  readonly field: number
  readonly weight: number
}

/** What the question looks for, rarest first. */
function soughtIn(question: string, table: TermTable): Sought[] {
  const folded = fold(question)
  const content = folded.replace(asking, ' ')
  const about = new Set(tokens(content))
  const factors = new Map<string, number>()
  for (const term of tokens(folded)) {
    const before = factors.get(term)
    factors.set(term, before === undefined ? 1 : before + weights.repeated)
  }
  const wholes = new Set(words(content).flatMap(({ text }) => (isHanOnly(text) ? [text] : [])))
  return fields
    .flatMap((own, field) => {
      // A word's postings are those of its pair, or of the rarest of its pairs: both count.
      const found = new Map<number, Sought>()
      const add = (stretch: Stretch, weight: number) => {
        if (stretch.from === stretch.to) return
        const before = found.get(stretch.from)?.weight ?? 0
        found.set(stretch.from, { ...stretch, field, weight: before + weight * rarityOf(stretch, table) })
      }
      for (const [term, factor] of factors)
        add(
          stretchOf(table, term, field),
          own[sortOf(term)] * factor * (about.has(term) ? 1 : weights.asking),
        )
      for (const word of wholes) add(rarestPart(word, field, table), own.word)
      return [...found.values()]
    })
    .sort((a, b) => a.to - a.from - (b.to - b.from))
}

function sortOf(term: string): 'character' | 'pair' | 'other' {
  return !isHanOnly(term) ? 'other' : term.length > 1 ? 'pair' : 'character'
}

function isHanOnly(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text)
}

/** The postings of a word of one or two characters; of a longer one, those of its rarest pair. */
function rarestPart(word: string, field: number, table: TermTable): Stretch {
  let best = stretchOf(table, word.slice(0, 2), field)
  for (let at = 1; at + 1 < word.length; at++) {
    const part = stretchOf(table, word.slice(at, at + 2), field)
    if (part.to - part.from < best.to - best.from) best = part
  }
  return best
}

function rarityOf({ from, to }: Stretch, { documents }: TermTable): number {
  const holders = to - from
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5)) ** weights.rarity
}

/** Adds the rarest terms to the scores; which documents they stand in, and how many of the terms that were. */
function walkRarest(
  sought: readonly Sought[],
  { holders, counts }: TermTable,
  lengths: readonly Float64Array[],
  scores: Float64Array,
): { readonly walked: number; readonly touched: readonly number[] } {
  const touched: number[] = []
  let walked = 0
  let postings = 0
  for (const { from, to, field, weight } of sought) {
    if (walked > 0 && postings + to - from > enoughPostings) break
    walked += 1
    postings += to - from
    const length = lengths[field] ?? scores
    const { k } = fields[field] ?? fields[0]
    for (let i = from; i < to; i++) {
      const at = holders[i] ?? 0
      const count = counts[i] ?? 0
      if (scores[at] === 0) touched.push(at)
      scores[at] = (scores[at] ?? 0) + (weight * count * (k + 1)) / (count + (length[at] ?? 0))
    }
  }
  return { walked, touched }
}

/** What terms add to the score of one document. */
function scoreBy(
  sought: readonly Sought[],
  at: number,
  table: TermTable,
  lengths: readonly Float64Array[],
): number {
  let score = 0
  for (const { from, to, field, weight } of sought) {
    const count = countIn(table, { from, to }, at)
    const { k } = fields[field] ?? fields[0]
    if (count > 0) score += (weight * count * (k + 1)) / (count + (lengths[field]?.[at] ?? 0))
  }
  return score
}

/** How much each document's length counts against its terms in a field. */
function lengthsOf({ documents, fields: all, lengths }: TermTable, field: number): Float64Array {
  const { k, b } = fields[field] ?? fields[0]
  const own = Float64Array.from({ length: documents }, (_, at) => lengths[at * all + field] ?? 0)
  const average = own.reduce((sum, length) => sum + length, 0) / documents || 1
  return own.map((length) => k * (1 - b + (b * length) / average))
}
