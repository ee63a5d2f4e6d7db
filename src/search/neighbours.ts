// Texts that are known, as their tokens → those most like another text: nearest neighbours (Cover and Hart 1967) by the
// cosine of their tokens, rare ones counting more (Salton and Buckley 1988).
import { stretchOf, type TermTable, tabulate } from './term-table.ts'

/** Known texts by their words. */
export interface Neighbourhood {
  readonly table: TermTable
  /** Of each row of the table; 0 for what is not looked at. */
  readonly weights: Float64Array
  /** Of each text. */
  readonly norms: Float64Array
}

/** A known text by its place, and how like it is, 0 to 1. */
export interface Near {
  readonly at: number
  readonly like: number
}

/** What more than one in so many hold, of more than a handful, tells nothing apart (多少, 的), and its postings are long. */
const common = 8
const handful = 20

export function neighbourhoodOf(texts: readonly (readonly string[])[]): Neighbourhood {
  const table = tabulate(texts, 1, (tokens) => [tokens])
  const weights = new Float64Array(table.rows.size)
  const norms = new Float64Array(texts.length)
  for (const [term, row] of table.rows) {
    const { from, to } = stretchOf(table, term, 0)
    if (to - from > Math.max(handful, texts.length / common)) continue
    const weight = Math.log(1 + texts.length / (to - from))
    weights[row] = weight
    for (let at = from; at < to; at++) add(norms, table.holders[at] as number, weight ** 2)
  }
  for (let i = 0; i < norms.length; i++) norms[i] = Math.sqrt(norms[i] as number)
  return { table, weights, norms }
}

/** Of the search at hand, what each text shares; all zero between two of them. Memory anew each time cost as much as the search. */
let shared = new Float64Array(0)

/** Those of the texts that are most like another, the likest first, at most `limit`. */
export function nearestOf(
  { table, weights, norms }: Neighbourhood,
  tokens: readonly string[],
  limit: number,
): readonly Near[] {
  const { rows, starts, holders } = table
  if (shared.length < norms.length) shared = new Float64Array(norms.length)
  let square = 0
  for (const term of new Set(tokens)) {
    const row = rows.get(term)
    const weight = row === undefined ? Math.log(1 + norms.length) : (weights[row] as number)
    if (weight === 0) continue
    square += weight ** 2
    if (row === undefined) continue
    // The table has one field, so its places are the rows.
    const to = starts[row + 1] as number
    for (let at = starts[row] as number; at < to; at++) add(shared, holders[at] as number, weight ** 2)
  }
  const nearest = best(norms, Math.sqrt(square), limit)
  shared.fill(0)
  return nearest
}

/** The likest of them, kept in two short rows in falling order. */
function best(norms: Float64Array, norm: number, limit: number): Near[] {
  const places = new Int32Array(limit)
  const likes = new Float64Array(limit)
  let count = 0
  let least = 0
  for (let at = 0; at < norms.length; at++) {
    const like = (shared[at] as number) / (norms[at] as number)
    // Of a text without any word that counts the norm is 0, and so is what it shares.
    if (!(like > least)) continue
    let place = Math.min(count, limit - 1)
    for (; place > 0 && (likes[place - 1] as number) < like; place--) {
      likes[place] = likes[place - 1] as number
      places[place] = places[place - 1] as number
    }
    likes[place] = like
    places[place] = at
    count = Math.min(count + 1, limit)
    if (count === limit) least = likes[limit - 1] as number
  }
  return Array.from({ length: count }, (_, i) => ({
    at: places[i] as number,
    like: (likes[i] as number) / norm,
  }))
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] as number) + value
}
