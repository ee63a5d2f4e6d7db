// MiniSearch over a term table: its scoring and its options, with the postings in the table's arrays instead of maps of
// its own. MiniSearch makes an object of every posting that it walks, so it walks only those of documents that can be
// among the best; an index costs no more than its table, and is there as soon as that is read.
import MiniSearch, { type SearchResult } from 'minisearch'
import { bm25, makeShortlist } from './shortlist.ts'
import { stretchOf, type TermTable } from './term-table.ts'

/**
 * The best `limit` documents for terms with their boosts, best first. `boostOf` multiplies a document's score; 0 leaves
 * it out.
 */
export type StoredSearch = (
  terms: ReadonlyMap<string, number>,
  boostOf: (document: number) => number,
  limit: number,
) => Pick<SearchResult, 'id' | 'score'>[]

/** Documents are those of the table, by their numbers; `fields` names its fields. */
export function makeStoredSearch(table: TermTable, fields: readonly string[]): StoredSearch {
  const shortlist = makeShortlist(table)
  const search = new TableSearch(table, fields)
  return (terms, boostOf, limit) => {
    const among = shortlist(terms, boostOf, limit)
    const boosts: number[] = []
    search.postings = []
    for (const [term, boost] of terms) {
      const frequencies = frequenciesOf(table, term, among)
      if (!frequencies) continue
      search.postings.push(frequencies)
      boosts.push(boost)
    }
    const found = search.search('', {
      // MiniSearch makes a property of each term in each result: numbers cost half of what words do.
      tokenize: () => boosts.map((_, i) => `${i}`),
      boostTerm: (_, i) => boosts[i] as number,
      boostDocument: boostOf,
    })
    return found.slice(0, limit)
  }
}

class TableSearch extends MiniSearch<{ readonly id: number }> {
  /** Of the terms at hand, by their numbers. */
  postings: Postings[] = []

  constructor(table: TermTable, fields: readonly string[]) {
    super({
      fields: [...fields],
      processTerm: (term) => term,
      searchOptions: { bm25 },
    })
    this._documentCount = table.documents
    this._nextId = table.documents
    for (let document = 0; document < table.documents; document++) {
      const lengths = fields.map((_, field) => table.lengths[document * table.fields + field] ?? 0)
      this._documentIds.set(document, document)
      this._fieldLength.set(document, lengths)
      // As MiniSearch does it with each document that is added: the same rounding, so the same scores.
      for (const [field, length] of lengths.entries())
        this._avgFieldLength[field] =
          ((this._avgFieldLength[field] ?? 0) * document + length) / (document + 1)
    }
    this._index.get = (number) => this.postings[Number(number)]
  }
}

/** A term's postings, field by field. */
type Postings = Map<number, Map<number, number>>

/** A term's postings in a field as MiniSearch reads them, document → how often: those of a few documents, the size of all. */
class Frequencies extends Map<number, number> {
  readonly #held: number

  constructor(held: number) {
    super()
    this.#held = held
  }

  override get size(): number {
    return this.#held
  }
}

/** A term's postings in these documents, which ascend as postings do; null where none of them holds it. */
function frequenciesOf(table: TermTable, term: string, documents: readonly number[]): Postings | null {
  const found: Postings = new Map()
  let isHeld = false
  for (let field = 0; field < table.fields; field++) {
    const { from, to } = stretchOf(table, term, field)
    if (from === to) continue
    const frequencies = new Frequencies(to - from)
    for (let [at, next] = [from, 0]; at < to && next < documents.length; ) {
      const [holder, document] = [table.holders[at] as number, documents[next] as number]
      if (holder === document) {
        frequencies.set(document, table.counts[at] as number)
        isHeld = true
      }
      if (holder <= document) at++
      if (holder >= document) next++
    }
    found.set(field, frequencies)
  }
  return isHeld ? found : null
}
