// What a forest of small trees learned → how likely each candidate of a slot answers. It sees a candidate beside the
// others, where `utilityOf` sees it alone: what one lead says depends on how far the next one is behind. Gradient
// boosting (Friedman 2001); `npm run calibrate` learns it.
import type { Features } from './features.ts'
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

/** What the trees look at for each candidate: itself, the question, and its lead over those that show something else. */
export function seenOf(all: readonly Compared[], none: NoneFeatures, columns: Columns): number[][] {
  const rows = all.map(({ features }) => valuesOf(features, columns.candidate))
  const about = valuesOf(none, columns.none)
  const size = columns.candidate.length
  return all.map((one, i) => {
    const row = rows[i] ?? []
    const others = all.flatMap((other, j) => (other.shown === one.shown ? [] : [j]))
    const beside = others.filter((j) => all[j]?.passage === one.passage)
    const best = (among: readonly number[], k: number) => {
      let most = among.length === 0 ? 0 : Number.NEGATIVE_INFINITY
      for (const j of among) most = Math.max(most, rows[j]?.[k] ?? 0)
      return most
    }
    const next = Math.max(0, ...others.map((j) => all[j]?.base ?? 0))
    const seen = [...row, ...about, one.base, one.base - next, others.length]
    for (let k = 0; k < size; k++) seen.push((row[k] ?? 0) - best(others, k))
    for (let k = 0; k < size; k++) seen.push((row[k] ?? 0) - best(beside, k))
    return seen
  })
}

function valuesOf(evidence: Readonly<Record<string, number>>, names: readonly string[]): number[] {
  return names.map((name) => evidence[name] ?? 0)
}

/** A tree as rows of `[feature, threshold, low, high]`; a negative `low` is no row but a leaf, whose value is `threshold`. */
export type Tree = readonly (readonly number[])[]

/** The probability, 0 to 1, that a candidate answers, by what the trees see of it. */
export function chanceBy(trees: readonly Tree[], start: number, seen: readonly number[]): number {
  let sum = start
  for (const tree of trees) {
    let row = tree[0]
    while (row && (row[2] ?? -1) >= 0)
      row = tree[((seen[row[0] ?? 0] ?? 0) <= (row[1] ?? 0) ? row[2] : row[3]) ?? 0]
    sum += row?.[1] ?? 0
  }
  return 1 / (1 + Math.exp(-sum))
}

/** The probabilities for all candidates of a slot, in their order. */
export function forestChances(all: readonly Compared[], none: NoneFeatures): number[] {
  return seenOf(all, none, forest).map((seen) => chanceBy(forest.trees, forest.start, seen))
}
