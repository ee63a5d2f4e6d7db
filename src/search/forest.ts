// What a forest of small trees learned → how likely each candidate of a slot answers. It sees a candidate beside the
// others, where `utilityOf` sees it alone: what one lead says depends on how far the next one is behind. Gradient
// boosting (Friedman 2001); `npm run calibrate` learns it.
import { onceEach } from '../once.ts'
import { type Features, placesOf } from './columns.ts'
import forest from './forest.json' with { type: 'json' }
import type { NoneFeatures } from './utility.ts'

/** A candidate as it is compared with the others of its slot. */
export interface Compared {
  readonly features: Features
  /** The probability that the conditional logit gives it, 0 to 1. */
  readonly base: number
  /** What would be shown: candidates that show the same do not compete. */
  readonly shown: string
  readonly passage: string
}

/** Which evidence the trees look at, by name: what was learned stays valid when more is added. */
export interface Columns {
  readonly candidate: readonly string[]
  readonly none: readonly string[]
}

/**
 * What the trees look at for each candidate: itself, the question, and its lead over those that show something else.
 * `which`: the candidates that are looked at, all by default.
 */
export function seenOf(
  all: readonly Compared[],
  none: NoneFeatures,
  columns: Columns,
  which: readonly number[] = all.map((_, i) => i),
): Float64Array[] {
  const places = placesIn(columns)
  const rows = all.map(({ features }) => rowOf(features, places))
  const about = columns.none.map((name) => (none as Readonly<Record<string, number>>)[name] ?? 0)
  const width = places.length
  return which.map((at) => {
    const [one, row] = [all[at] as Compared, rows[at] as Float64Array]
    const others = all.flatMap((other, j) => (other.shown === one.shown ? [] : [j]))
    const beside = others.filter((j) => all[j]?.passage === one.passage)
    let next = 0
    for (const j of others) next = Math.max(next, all[j]?.base ?? 0)
    const known = [...about, one.base, one.base - next, others.length]
    const seen = new Float64Array(3 * width + known.length)
    seen.set(row)
    seen.set(known, width)
    setLead(seen, width + known.length, row, rows, others)
    setLead(seen, 2 * width + known.length, row, rows, beside)
    return seen
  })
}

const placesIn = onceEach((columns: Columns) => placesOf(columns.candidate))

function rowOf(features: Features, places: readonly number[]): Float64Array {
  const row = new Float64Array(places.length)
  for (let k = 0; k < row.length; k++) row[k] = features[places[k] as number] ?? 0
  return row
}

/** Sets from a place on how much more the row has than the most of the others, column by column; of nobody, what it has. */
function setLead(
  seen: Float64Array,
  from: number,
  row: Float64Array,
  rows: readonly Float64Array[],
  [first, ...others]: readonly number[],
): void {
  if (first === undefined) {
    seen.set(row, from)
    return
  }
  const most = seen.subarray(from, from + row.length)
  most.set(rows[first] as Float64Array)
  for (const j of others) {
    const other = rows[j] as Float64Array
    for (let k = 0; k < most.length; k++)
      if ((other[k] as number) > (most[k] as number)) most[k] = other[k] as number
  }
  for (let k = 0; k < most.length; k++) most[k] = (row[k] as number) - (most[k] as number)
}

/** A tree as rows of `[feature, threshold, low, high]`; a negative `low` is no row but a leaf, whose value is `threshold`. */
export type Tree = readonly (readonly number[])[]

/** Trees laid out in a row, so that walking them touches little memory. */
export interface Grove {
  readonly start: number
  readonly roots: Int32Array
  readonly column: Int32Array
  readonly bound: Float64Array
  readonly low: Int32Array
  readonly high: Int32Array
}

/** Lays the trees out. */
export function groveOf(start: number, trees: readonly Tree[]): Grove {
  const rows = trees.flat()
  const roots: number[] = []
  const shift: number[] = []
  let size = 0
  for (const tree of trees) {
    roots.push(size)
    for (const _ of tree) shift.push(size)
    size += tree.length
  }
  const child = (row: readonly number[], k: 2 | 3, i: number) =>
    (row[2] ?? -1) < 0 ? -1 : (row[k] ?? 0) + (shift[i] ?? 0)
  return {
    start,
    roots: Int32Array.from(roots),
    column: Int32Array.from(rows, ([column = 0]) => column),
    bound: Float64Array.from(rows, ([, bound = 0]) => bound),
    low: Int32Array.from(rows, (row, i) => child(row, 2, i)),
    high: Int32Array.from(rows, (row, i) => child(row, 3, i)),
  }
}

/**
 * The probabilities, 0 to 1, that candidates answer, by what the trees see of them. Tree by tree: each is fetched from
 * memory once for all candidates.
 */
export function chancesBy(
  { start, roots, column, bound, low, high }: Grove,
  all: readonly Float64Array[],
): number[] {
  const sums = new Float64Array(all.length).fill(start)
  for (const root of roots)
    for (const [i, seen] of all.entries()) {
      let at = root
      while ((low[at] as number) >= 0)
        at = ((seen[column[at] as number] as number) <= (bound[at] as number) ? low[at] : high[at]) as number
      sums[i] = (sums[i] as number) + (bound[at] as number)
    }
  return Array.from(sums, (sum) => 1 / (1 + Math.exp(-sum)))
}

const grove = groveOf(forest.start, forest.trees)
/** What the logit gives less does not answer, whatever stands beside it. */
const hopeless = 0.002

/** The probabilities for all candidates of a slot, in their order. */
export function forestChances(all: readonly Compared[], none: NoneFeatures): number[] {
  const which = all.flatMap(({ base }, i) => (base >= hopeless ? [i] : []))
  const seen = chancesBy(grove, seenOf(all, none, forest, which))
  const chances = all.map(() => 0)
  for (const [k, i] of which.entries()) chances[i] = seen[k] as number
  return chances
}
