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

/**
 * Trees laid out for walking: the two ways on from a row side by side, and a leaf leads to itself, so that every walk
 * takes as many steps as the deepest tree and no step is a branch that the processor must guess.
 */
export interface Grove {
  readonly start: number
  readonly depth: number
  readonly roots: Int32Array
  readonly column: Int32Array
  readonly bound: Float64Array
  /** Where to go on when the column is within the bound; one further when it is not. */
  readonly low: Int32Array
  /** Of a leaf. */
  readonly value: Float64Array
}

/** Lays the trees out. */
export function groveOf(start: number, trees: readonly Tree[]): Grove {
  const size = trees.reduce((sum, tree) => sum + tree.length, 0)
  const [roots, column, low] = [trees.length, size, size].map((length) => new Int32Array(length)) as Three
  const bound = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const value = new Float64Array(size)
  let depth = 0
  let free = 0
  const lay = (tree: Tree, row: number, at: number, level: number): void => {
    const [feature = 0, threshold = 0, under = -1, over = -1] = tree[row] ?? []
    low[at] = at
    depth = Math.max(depth, level)
    if (under < 0) {
      value[at] = threshold
      return
    }
    const next = free
    free += 2
    column[at] = feature
    bound[at] = threshold
    low[at] = next
    lay(tree, under, next, level + 1)
    lay(tree, over, next + 1, level + 1)
  }
  for (const [t, tree] of trees.entries()) {
    roots[t] = free++
    lay(tree, 0, roots[t] as number, 0)
  }
  return { start, depth, roots, column, bound, low, value }
}

type Three = [Int32Array, Int32Array, Int32Array]

/**
 * The probabilities, 0 to 1, that candidates answer, by what the trees see of them. Tree by tree: each is fetched from
 * memory once for all candidates.
 */
export function chancesBy(
  { start, depth, roots, column, bound, low, value }: Grove,
  all: readonly Float64Array[],
): number[] {
  const sums = new Float64Array(all.length).fill(start)
  for (let t = 0; t < roots.length; t++)
    for (let i = 0; i < all.length; i++) {
      const seen = all[i] as Float64Array
      let at = roots[t] as number
      for (let step = 0; step < depth; step++) {
        const isOver = !((seen[column[at] as number] as number) <= (bound[at] as number))
        at = (low[at] as number) + Number(isOver)
      }
      sums[i] = (sums[i] as number) + (value[at] as number)
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
