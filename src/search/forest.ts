// What a forest of small trees learned → how likely each candidate of a slot answers. It sees a candidate beside the
// others, where `utilityOf` sees it alone: what one lead says depends on how far the next one is behind. Gradient
// boosting (Friedman 2001); `npm run calibrate` learns it: one forest for releases that have precedents, and one for
// those that have none, where words alone must tell.
import { onceEach } from '../once.ts'
import { type Features, placesOf, valueIn } from './columns.ts'
import asked from './forest-asked.json' with { type: 'json' }
import unasked from './forest-unasked.json' with { type: 'json' }
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
  const about = columns.none.map((name) => (none as Readonly<Record<string, number>>)[name] ?? 0)
  const width = places.length
  const length = 3 * width + about.length + 3
  // One stretch of memory for all: each of its own costs more than what is written into it.
  const rows = new Float64Array(which.length * length)
  return which.map((at, i) => {
    const one = all[at] as Compared
    const others = all.filter(({ shown }) => shown !== one.shown)
    const beside = others.filter(({ passage }) => passage === one.passage)
    let next = 0
    for (const { base } of others) next = Math.max(next, base)
    const seen = rows.subarray(i * length, (i + 1) * length)
    for (let k = 0; k < width; k++) seen[k] = one.features[places[k] as number] ?? 0
    seen.set([...about, one.base, one.base - next, others.length], width)
    setLead(seen, length - 2 * width, places, others)
    setLead(seen, length - width, places, beside)
    return seen
  })
}

const placesIn = onceEach((columns: Columns) => placesOf(columns.candidate))

/** Sets from a place on how much more there is in each column than the most of the others have; of nobody, what there is. */
function setLead(
  seen: Float64Array,
  from: number,
  places: readonly number[],
  others: readonly Compared[],
): void {
  for (let k = 0; k < places.length; k++) {
    const place = places[k] as number
    let most = others[0]?.features[place] ?? 0
    for (let j = 1; j < others.length; j++) {
      const other = others[j]?.features[place] ?? 0
      if (other > most) most = other
    }
    seen[from + k] = (seen[k] as number) - most
  }
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
  readonly roots: Uint16Array
  readonly column: Uint16Array
  readonly bound: Float64Array
  /** Where to go on when the column is within the bound; one further when it is not. */
  readonly low: Uint16Array
  /** Of a leaf. */
  readonly value: Float64Array
}

/** Lays the trees out. */
export function groveOf(start: number, trees: readonly Tree[]): Grove {
  const size = trees.reduce((sum, tree) => sum + tree.length, 0)
  if (size > 0xffff) throw new RangeError(`${size} rows are more than a grove can hold`)
  const roots = new Uint16Array(trees.length)
  const column = new Uint16Array(size)
  const low = new Uint16Array(size)
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
  const chances: number[] = []
  for (const sum of sums) chances.push(1 / (1 + Math.exp(-sum)))
  return chances
}

const groves = {
  asked: { columns: asked, grove: groveOf(asked.start, asked.trees) },
  unasked: { columns: unasked, grove: groveOf(unasked.start, unasked.trees) },
}

/** Whether the candidate's release has precedents: which forest decides of it. */
export function isAskedBefore({ features }: Pick<Compared, 'features'>): boolean {
  return valueIn(features, 'taughtNone') > 0
}

/** What the logit gives less does not answer, whatever stands beside it: the trees never see it. */
const hopeless = 0.002

/** The places of those that the trees look at. */
export function hopeful(all: readonly Compared[]): number[] {
  return all.flatMap(({ base }, i) => (base >= hopeless ? [i] : []))
}

/** The probabilities for all candidates of a slot, in their order. */
export function forestChances(all: readonly Compared[], none: NoneFeatures): number[] {
  const which = hopeful(all)
  const chances = all.map(() => 0)
  for (const [isAsked, { columns, grove }] of [
    [true, groves.asked],
    [false, groves.unasked],
  ] as const) {
    const own = which.filter((i) => isAskedBefore(all[i] as Compared) === isAsked)
    if (own.length === 0) continue
    const found = chancesBy(grove, seenOf(all, none, columns, own))
    for (const [k, i] of own.entries()) chances[i] = found[k] as number
  }
  return chances
}
