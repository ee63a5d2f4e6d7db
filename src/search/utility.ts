// What the model learned → how well each candidate answers, and how likely it is that one of them does: a conditional
// logit over the candidates and one more choice, that none of them answers (McFadden 1974). `npm run calibrate` learns it.
import type { Query, Slot } from '../query/query.ts'
import { columns, type Features } from './columns.ts'
import model from './model.json' with { type: 'json' }

/** What speaks for no answer at all, whatever the candidates. */
export type NoneFeatures = Readonly<Record<keyof typeof model.none, number>>

/** From this probability on a candidate is given as the answer. */
export const { threshold } = model

/** A candidate's utility: compares with other candidates of the same slot, and with that of none. */
export function utilityOf(features: Features): number {
  let sum = 0
  for (let k = 0; k < candidateWeights.length; k++)
    sum += (candidateWeights[k] as number) * (features[k] as number)
  return sum
}

/** The utility of giving no answer. */
export function utilityOfNone(features: NoneFeatures): number {
  let sum = 0
  for (const name of noneNames) sum += model.none[name] * features[name]
  return sum
}

/** What is looked at beside the candidates. `several`: the question asks for more than this slot. */
export function noneFeatures(slot: Slot, query: Query, several: boolean, follows: boolean): NoneFeatures {
  const is = (truth: boolean) => (truth ? 1 : 0)
  const { asking } = slot
  return {
    one: 1,
    words: Math.min(slot.terms.length, 6) / 6,
    inherited: Math.min(slot.inherited.length, 5) / 5,
    claim: is(query.checksClaim),
    total: is(query.asksTotal),
    english: is(query.language === 'en'),
    several: is(several),
    figure: is(asking === 'figure'),
    which: is(asking === 'which'),
    who: is(asking === 'who'),
    where: is(asking === 'where'),
    when: is(asking === 'when'),
    how: is(asking === 'how'),
    why: is(asking === 'why'),
    yesNo: is(asking === 'yes-no'),
    what: is(asking === 'what'),
    topic: is(asking === 'topic'),
    follows: is(follows),
    each: is(slot.each),
    foreignPlace: is(query.places.length > 0),
  }
}

/** Utilities, that of none last → probabilities that add up to 1. */
export function softmax(utilities: readonly number[]): number[] {
  const most = Math.max(...utilities)
  const grown = utilities.map((utility) => Math.exp(utility - most))
  const all = grown.reduce((total, value) => total + value, 0)
  return grown.map((value) => value / all)
}

const candidateWeights = Float64Array.from(columns, (name) => model.candidate[name])
const noneNames = Object.keys(model.none) as (keyof typeof model.none)[]
