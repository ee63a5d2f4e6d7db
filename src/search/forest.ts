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
): number[][] {
  const places = placesIn(columns)
  const rows = all.map(({ features }) => places.map((place) => features[place] ?? 0))
  const about = columns.none.map((name) => (none as Readonly<Record<string, number>>)[name] ?? 0)
  return which.map((at) => {
    const [one, row] = [all[at] as Compared, rows[at] as Features]
    const others = all.flatMap((other, j) => (other.shown === one.shown ? [] : [j]))
    const beside = others.filter((j) => all[j]?.passage === one.passage)
    let next = 0
    for (const j of others) next = Math.max(next, all[j]?.base ?? 0)
    const rowsOf = (which: readonly number[]) => which.map((j) => rows[j] as Features)
    const beyond = [one.base, one.base - next, others.length]
    return [...row, ...about, ...beyond, ...leadOver(rowsOf(others), row), ...leadOver(rowsOf(beside), row)]
  })
}

const placesIn = onceEach((columns: Columns) => placesOf(columns.candidate))

/** How much more the row has than the most of the others, column by column; of nobody, what it has. */
function leadOver([first, ...others]: readonly Features[], row: Features): Features {
  if (!first) return row
  const lead = first.slice()
  for (const other of others)
    for (let k = 0; k < lead.length; k++)
      if ((other[k] as number) > (lead[k] as number)) lead[k] = other[k] as number
  for (let k = 0; k < lead.length; k++) lead[k] = (row[k] as number) - (lead[k] as number)
  return lead
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

/** The probability, 0 to 1, that a candidate answers, by what the trees see of it. */
export function chanceBy({ start, roots, column, bound, low, high }: Grove, seen: ArrayLike<number>): number {
  let sum = start
  for (let t = 0; t < roots.length; t++) {
    let at = roots[t] as number
    while ((low[at] as number) >= 0)
      at = ((seen[column[at] as number] as number) <= (bound[at] as number) ? low[at] : high[at]) as number
    sum += bound[at] as number
  }
  return 1 / (1 + Math.exp(-sum))
}

const grove = groveOf(forest.start, forest.trees)
/** What the logit gives less does not answer, whatever stands beside it. */
const hopeless = 0.002

/** The probabilities for all candidates of a slot, in their order. */
export function forestChances(all: readonly Compared[], none: NoneFeatures): number[] {
  const which = all.flatMap(({ base }, i) => (base >= hopeless ? [i] : []))
  const seen = seenOf(all, none, forest, which)
  const chances = all.map(() => 0)
  for (const [k, i] of which.entries()) chances[i] = chanceBy(grove, seen[k] as number[])
  return chances
}
