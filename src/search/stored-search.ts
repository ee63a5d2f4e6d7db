// The search for passages: MiniSearch's scores (BM25+ over fields, times the number of terms that match) over the arrays
// of a term table. MiniSearch itself makes an object of every posting that it walks, and all results before the best.
import { bestOf } from './best.ts'
import { stretchOf, type TermTable } from './term-table.ts'

export interface Hit {
  readonly document: number
  readonly score: number
}

/**
 * The best `limit` documents for terms with their boosts, best first; of equals those that are found first. `boostOf`
 * multiplies a document's score; 0 leaves it out.
 */
export type StoredSearch = (
  terms: ReadonlyMap<string, number>,
  boostOf: (document: number) => number,
  limit: number,
) => Hit[]

/** MiniSearch's parameters: how soon more of the same counts no more, how much length does, and what any match has. */
const [k, b, d] = [1.2, 0.7, 0.5]

export function makeStoredSearch(table: TermTable): StoredSearch {
  const { documents, fields, holders, counts } = table
  const norms = Array.from({ length: fields }, (_, field) => normsOf(table, field))
  // Of the search at hand; all zero between two of them.
  const scores = new Float64Array(documents)
  const ofTerm = new Float64Array(documents)
  const matched = new Uint16Array(documents)

  /** Adds what one term says, field by field; gives the documents that hold it. */
  function walk(term: string, boost: number, boostOf: (document: number) => number): number[] {
    const found: number[] = []
    for (const [field, norm] of norms.entries()) {
      const { from, to } = stretchOf(table, term, field)
      const rarity = Math.log(1 + (documents - (to - from) + 0.5) / (to - from + 0.5))
      for (let i = from; i < to; i++) {
        const document = holders[i] as number
        const documentBoost = boostOf(document)
        if (documentBoost === 0) continue
        const count = counts[i] as number
        if (ofTerm[document] === 0) found.push(document)
        const fit = d + (count * (k + 1)) / (count + (norm[document] as number))
        ofTerm[document] = (ofTerm[document] as number) + boost * documentBoost * (rarity * fit)
      }
    }
    return found
  }

  return (terms, boostOf, limit) => {
    const touched: number[] = []
    for (const [term, boost] of terms)
      for (const document of walk(term, boost, boostOf)) {
        if (matched[document] === 0) touched.push(document)
        scores[document] = (scores[document] as number) + (ofTerm[document] as number)
        matched[document] = (matched[document] as number) + 1
        ofTerm[document] = 0
      }
    const final = Float64Array.from(touched, (document) => (scores[document] ?? 0) * (matched[document] ?? 0))
    for (const document of touched) scores[document] = matched[document] = 0
    return bestOf([...touched.keys()], final, limit)
      .sort((one, other) => (final[other] ?? 0) - (final[one] ?? 0) || one - other)
      .map((at) => ({ document: touched[at] ?? 0, score: final[at] ?? 0 }))
  }
}

/** How much each document's length counts against its terms in a field. */
function normsOf({ documents, fields, lengths }: TermTable, field: number): Float64Array {
  const lengthOf = (document: number) => lengths[document * fields + field] ?? 0
  // As MiniSearch does it with each document that is added: the same rounding, so the same scores.
  let average = 0
  for (let document = 0; document < documents; document++)
    average = (average * document + lengthOf(document)) / (document + 1)
  return Float64Array.from({ length: documents }, (_, at) => k * (1 - b + (b * lengthOf(at)) / average))
}
