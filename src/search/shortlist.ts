// Terms → the documents that can be among the best, walked in the arrays of a term table: who is worth an object at all.
import { bestOf } from './best.ts'
import { stretchOf, type TermTable } from './term-table.ts'

/** Parameters of BM25+: how soon more of the same counts no more, how much length does, and what any match has. */
export const bm25 = { k: 1.2, b: 0.7, d: 0.5 }

/**
 * The documents that can be among the best `limit` for terms with their boosts, ascending. `boostOf` multiplies a
 * document's score; 0 leaves it out.
 */
export type Shortlist = (
  terms: ReadonlyMap<string, number>,
  boostOf: (document: number) => number,
  limit: number,
) => number[]

/** Scores that differ by less may change places by rounding. */
const rounding = 1e-9

/** Scores as MiniSearch does, but for rounding: BM25+ over the fields, times how many terms match. */
export function makeShortlist(table: TermTable): Shortlist {
  const { documents, fields, holders, counts } = table
  const norms = Array.from({ length: fields }, (_, field) => normsOf(table, field))
  // Of the search at hand; all zero between two of them.
  const scores = new Float64Array(documents)
  const matched = new Uint16Array(documents)
  const latest = new Uint16Array(documents)
  return (terms, boostOf, limit) => {
    const found: number[] = []
    let turn = 0
    for (const [term, boost] of terms) {
      turn++
      for (const [field, norm] of norms.entries()) {
        const { from, to } = stretchOf(table, term, field)
        const weight = boost * Math.log(1 + (documents - (to - from) + 0.5) / (to - from + 0.5))
        for (let at = from; at < to; at++) {
          const document = holders[at] as number
          const boosted = weight * boostOf(document)
          if (boosted === 0) continue
          const count = counts[at] as number
          if (latest[document] !== turn) {
            if (latest[document] === 0) found.push(document)
            latest[document] = turn
            matched[document] = (matched[document] as number) + 1
          }
          const fit = bm25.d + (count * (bm25.k + 1)) / (count + (norm[document] as number))
          scores[document] = (scores[document] as number) + boosted * fit
        }
      }
    }
    for (const document of found)
      scores[document] = (scores[document] as number) * (matched[document] as number)
    const best = found.length > limit ? bestOf(found, scores, limit) : found
    const least = best.reduce((low, document) => Math.min(low, scores[document] as number), Infinity)
    const list = found.filter((document) => (scores[document] as number) >= least * (1 - rounding))
    for (const document of found) scores[document] = matched[document] = latest[document] = 0
    return list.sort((one, other) => one - other)
  }
}

/** How much each document's length counts against its terms in a field. */
function normsOf({ documents, fields, lengths }: TermTable, field: number): Float64Array {
  const lengthOf = (document: number) => lengths[document * fields + field] as number
  let sum = 0
  for (let document = 0; document < documents; document++) sum += lengthOf(document)
  const { k, b } = bm25
  return Float64Array.from(
    { length: documents },
    (_, at) => k * (1 - b + (b * lengthOf(at) * documents) / sum),
  )
}
