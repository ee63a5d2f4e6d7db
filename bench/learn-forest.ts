// Rows of numbers with a yes or no each → a forest of small trees that tells how likely yes is: gradient boosting with
// histograms (Friedman 2001; Ke et al. 2017), every tree on a part of the rows and columns. Repeatable: chance is seeded.
import type { Tree } from '../src/search/forest.ts'
import { randomOf } from '../src/search/seeded.ts'

/** One example: what is seen, whether the answer is yes, and how much it counts. */
export interface Example {
  readonly seen: ArrayLike<number>
  readonly yes: boolean
  readonly weight: number
}

export interface Forest {
  /** Log-odds before any tree. */
  readonly start: number
  readonly trees: readonly Tree[]
}

const options = { trees: 520, depth: 4, rate: 0.025, leaf: 10, rows: 0.6, columns: 0.25, ridge: 3, bins: 40 }

/** Learns from the examples; `seed` chooses the parts. */
export function learnForest(examples: readonly Example[], seed = 1): Forest {
  const random = randomOf(seed)
  const count = examples.length
  const columns = examples[0]?.seen.length ?? 0
  const edges = Array.from({ length: columns }, (_, c) => edgesOf(examples, c))
  const binned = edges.map((edge, c) => Uint8Array.from(examples, ({ seen }) => binOf(seen[c] ?? 0, edge)))
  const weight = Float64Array.from(examples, (one) => one.weight)
  const yes = Float64Array.from(examples, (one) => (one.yes ? 1 : 0))
  const share = dot(weight, yes) / weight.reduce((a, b) => a + b, 0)
  const start = Math.log(share / (1 - share))
  const scores = new Float64Array(count).fill(start)
  const slope = new Float64Array(count)
  const bend = new Float64Array(count)
  const trees: Tree[] = []
  for (let t = 0; t < options.trees; t++) {
    for (let i = 0; i < count; i++) {
      const chance = 1 / (1 + Math.exp(-(scores[i] ?? 0)))
      slope[i] = (weight[i] ?? 0) * (chance - (yes[i] ?? 0))
      bend[i] = (weight[i] ?? 0) * chance * (1 - chance)
    }
    const rows = Int32Array.from(
      Array.from({ length: count }, (_, i) => i).filter(() => random() < options.rows),
    )
    const tree: number[][] = []
    grow(rows, 0)
    trees.push(tree)
    for (let i = 0; i < count; i++) scores[i] = (scores[i] ?? 0) + reachedIn(tree, i)

    /** Adds the tree of these rows, its root first; returns the root's place. */
    function grow(part: Int32Array, depth: number): number {
      const at = tree.push([]) - 1
      const used = Array.from({ length: columns }, (_, c) => c).filter(() => random() < options.columns)
      const split = depth < options.depth ? bestSplit(part, used) : null
      if (split === null) {
        let [g, h] = [0, 0]
        for (const i of part) {
          g += slope[i] ?? 0
          h += bend[i] ?? 0
        }
        tree[at] = [0, round((-options.rate * g) / (h + options.ridge)), -1, -1]
        return at
      }
      const bins = binned[split.column] ?? new Uint8Array()
      const low = grow(
        part.filter((i) => (bins[i] ?? 0) <= split.bin),
        depth + 1,
      )
      const high = grow(
        part.filter((i) => (bins[i] ?? 0) > split.bin),
        depth + 1,
      )
      tree[at] = [split.column, edges[split.column]?.[split.bin] ?? 0, low, high]
      return at
    }
  }
  return { start: round(start), trees }

  function reachedIn(tree: Tree, i: number): number {
    let row = tree[0]
    while (row && (row[2] ?? -1) >= 0)
      row = tree[((examples[i]?.seen[row[0] ?? 0] ?? 0) <= (row[1] ?? 0) ? row[2] : row[3]) ?? 0]
    return row?.[1] ?? 0
  }

  function bestSplit(part: Int32Array, used: readonly number[]): { column: number; bin: number } | null {
    let best: { column: number; bin: number } | null = null
    let most = 1e-6
    const g = new Float64Array(options.bins)
    const h = new Float64Array(options.bins)
    const n = new Int32Array(options.bins)
    for (const column of used) {
      g.fill(0)
      h.fill(0)
      n.fill(0)
      const bins = binned[column] ?? new Uint8Array()
      for (let k = 0; k < part.length; k++) {
        const i = part[k] as number
        const bin = bins[i] as number
        g[bin] = (g[bin] as number) + (slope[i] as number)
        h[bin] = (h[bin] as number) + (bend[i] as number)
        n[bin] = (n[bin] as number) + 1
      }
      let [allG, allH] = [0, 0]
      for (let bin = 0; bin < options.bins; bin++) {
        allG += g[bin] as number
        allH += h[bin] as number
      }
      let [lowG, lowH, lowN] = [0, 0, 0]
      for (let bin = 0; bin + 1 < options.bins; bin++) {
        lowG += g[bin] ?? 0
        lowH += h[bin] ?? 0
        lowN += n[bin] ?? 0
        if (lowN < options.leaf || part.length - lowN < options.leaf) continue
        const gain = worth(lowG, lowH) + worth(allG - lowG, allH - lowH) - worth(allG, allH)
        if (gain > most) [most, best] = [gain, { column, bin }]
      }
    }
    return best
  }
}

function worth(g: number, h: number): number {
  return (g * g) / (h + options.ridge)
}

/** Bounds between bins, rising: quantiles of what occurs. A value up to `edges[b]` is in bin `b`. */
function edgesOf(examples: readonly Example[], column: number): number[] {
  const values = [...new Set(examples.map(({ seen }) => seen[column] ?? 0))].sort((a, b) => a - b)
  const middles = values.slice(1).map((value, i) => round((value + (values[i] ?? 0)) / 2))
  if (middles.length < options.bins) return middles
  const all = examples.map(({ seen }) => seen[column] ?? 0).sort((a, b) => a - b)
  const cuts = Array.from({ length: options.bins - 1 }, (_, b) =>
    round(all[Math.floor(((b + 1) * all.length) / options.bins)] ?? 0),
  )
  return [...new Set(cuts)]
}

function binOf(value: number, edges: readonly number[]): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (edges[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}

function round(value: number): number {
  return Math.round(value * 10000) / 10000
}
