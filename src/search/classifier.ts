// Texts, as their words, with one or several labels each → how likely each label is for another text: multinomial
// logistic regression, by stochastic gradient steps whose length falls (Bottou 2012). Chance is seeded: the same texts
// give the same classifier.
import { randomOf } from './seeded.ts'

/** A text as the numbers of its words, each once. */
export type Words = readonly number[]

export interface Labelled {
  readonly words: Words
  /** At least one. */
  readonly labels: readonly string[]
}

/** Plain data: what was learned can be kept in a file, and is the same when it is read again. */
export interface Classifier {
  /** In the order of the chances. */
  readonly labels: readonly string[]
  /** Of each word all labels, one word after the other. */
  readonly weights: Float32Array
  readonly bias: Float32Array
}

const rounds = 6
const firstStep = 4
const stepsFall = 0.1
const biasShare = 0.1
/** A slope less steep than this moves nothing that matters. */
const flat = 0.002
/** A text that is told so well already is passed over in so many rounds. */
const wellTold = 0.95
const restsFor = 2
/** So many texts are learned from in one step. */
const perStep = 500

/** Learns from the texts, in short steps; their words have numbers below `size`. */
export function* learning(examples: readonly Labelled[], size: number): Generator<void, Classifier> {
  const labels = [...new Set(examples.flatMap((one) => one.labels))]
  const places = new Map(labels.map((label, i) => [label, i]))
  const wanted = examples.map((one) => one.labels.map((label) => places.get(label) ?? 0))
  const width = labels.length
  const weights = new Float32Array(size * width)
  const bias = new Float32Array(width)
  const moved = new Uint16Array(width)
  const moves = new Float64Array(width)
  const random = randomOf(20_241_224)
  const order = [...examples.keys()]
  const resting = new Uint8Array(examples.length)
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    const step = firstStep / (1 + round * stepsFall)
    for (const [done, i] of order.entries()) {
      if (done % perStep === 0) yield
      const rests = resting[i] as number
      if (rests > 0) {
        resting[i] = rests - 1
        continue
      }
      const { words } = examples[i] as Labelled
      const share = shareOf(words)
      const slope = chancesIn({ weights, bias }, words)
      const labelled = wanted[i] as readonly number[]
      const told = labelled.reduce((sum, label) => sum + (slope[label] as number), 0)
      if (told > wellTold) resting[i] = restsFor
      for (const label of labelled) slope[label] = (slope[label] as number) - 1 / labelled.length
      let count = 0
      for (let label = 0; label < width; label++) {
        const steep = slope[label] as number
        if (Math.abs(steep) < flat) continue
        bias[label] = (bias[label] as number) - step * biasShare * steep
        moved[count] = label
        moves[count] = step * share * steep
        count++
      }
      // Word by word: the weights of a word lie side by side.
      for (const word of words) {
        const at = word * width
        for (let k = 0; k < count; k++) {
          const place = at + (moved[k] as number)
          weights[place] = (weights[place] as number) - (moves[k] as number)
        }
      }
    }
  }
  return { labels, weights, bias }
}

/** The probabilities of the labels for a text; they add up to 1. */
export function chancesIn(
  { weights, bias }: Pick<Classifier, 'weights' | 'bias'>,
  words: Words,
): Float32Array {
  const width = bias.length
  const sums = bias.slice()
  const share = shareOf(words)
  for (const word of words) {
    const at = word * width
    for (let label = 0; label < width; label++)
      sums[label] = (sums[label] as number) + share * (weights[at + label] as number)
  }
  let most = Number.NEGATIVE_INFINITY
  for (let label = 0; label < width; label++) if ((sums[label] as number) > most) most = sums[label] as number
  let all = 0
  for (let label = 0; label < width; label++) {
    sums[label] = Math.exp((sums[label] as number) - most)
    all += sums[label] as number
  }
  for (let label = 0; label < width; label++) sums[label] = (sums[label] as number) / all
  return sums
}

/** Long texts count as much as short ones. */
function shareOf(words: Words): number {
  return 1 / Math.sqrt(words.length + 1)
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [one, other] = [order[i] as number, order[j] as number]
    order[i] = other
    order[j] = one
  }
}
