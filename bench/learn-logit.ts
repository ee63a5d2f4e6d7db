// Choices with the right ones marked → a conditional logit over the candidates and one more choice, none of them
// (McFadden 1974), with ridge penalty, by Adam (Kingma and Ba 2015).
import { softmax } from '../src/search/utility.ts'

/** One choice: what is known of each candidate and of none, and which candidates are right (none of them: none is). */
export interface Choice {
  readonly candidates: readonly (readonly number[])[]
  readonly none: readonly number[]
  readonly right: readonly boolean[]
  readonly weight: number
}

export interface Logit {
  readonly candidate: readonly number[]
  readonly none: readonly number[]
}

const ridge = 0.004
const rate = 0.06

/** Learns the weights of candidates and of none in `steps` steps. */
export function learnLogit(choices: readonly Choice[], steps = 250): Logit {
  const width = choices[0]?.candidates[0]?.length ?? 0
  const scales = Array.from({ length: width }, (_, i) =>
    deviation(choices.flatMap((row) => row.candidates.map((c) => c[i] ?? 0))),
  )
  const scaled = choices.map((row) => ({
    ...row,
    candidates: row.candidates.map((c) => Float64Array.from(c, (value, i) => value / (scales[i] ?? 1))),
  }))
  const size = width + (choices[0]?.none.length ?? 0)
  const weights = new Float64Array(size)
  const [mean, square] = [new Float64Array(size), new Float64Array(size)]
  for (let step = 1; step <= steps; step++) {
    const slope = slopeOf(scaled, weights, width)
    for (let i = 0; i < size; i++) {
      const g = (slope[i] ?? 0) - ridge * (weights[i] ?? 0)
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g
      const pace = Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-8
      weights[i] = (weights[i] ?? 0) + (rate * ((mean[i] ?? 0) / (1 - 0.9 ** step))) / pace
    }
  }
  const round = (value: number) => Math.round(value * 1000) / 1000
  return {
    candidate: scales.map((scale, i) => round((weights[i] ?? 0) / scale)),
    none: [...weights.slice(width)].map(round),
  }
}

/** The probability of each candidate; what is left is that of none. */
export function logitChances({ candidate, none }: Logit, row: Pick<Choice, 'candidates' | 'none'>): number[] {
  return softmax([...row.candidates.map((c) => dot(c, candidate)), dot(row.none, none)]).slice(0, -1)
}

type Scaled = Omit<Choice, 'candidates'> & { readonly candidates: readonly Float64Array[] }

/** Slope of the mean log-likelihood. */
function slopeOf(data: readonly Scaled[], weights: Float64Array, width: number): Float64Array {
  const slope = new Float64Array(weights.length)
  const ofNone = weights.subarray(width)
  for (const row of data) {
    const chances = softmax([...row.candidates.map((c) => dot(c, weights)), dot(row.none, ofNone)])
    const wanted = row.right.some(Boolean)
    const right = wanted
      ? row.right.reduce((sum, is, i) => sum + (is ? (chances[i] ?? 0) : 0), 0)
      : (chances.at(-1) ?? 0)
    for (const [i, values] of row.candidates.entries()) {
      const target = wanted && row.right[i] ? (chances[i] ?? 0) / Math.max(right, 1e-12) : 0
      const pull = (row.weight * (target - (chances[i] ?? 0))) / data.length
      for (let j = 0; j < values.length; j++) slope[j] = (slope[j] as number) + pull * (values[j] as number)
    }
    const pull = (row.weight * ((wanted ? 0 : 1) - (chances.at(-1) ?? 0))) / data.length
    for (const [j, value] of row.none.entries()) slope[width + j] = (slope[width + j] ?? 0) + pull * value
  }
  return slope
}

function dot(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) * (weights[i] as number)
  return sum
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1
}
