// The evidence for a candidate → the probability that answering with it is right. A logistic model over the evidence;
// its coefficients are learned by `npm run calibrate` and stand in model.json.
import type { Query, Slot } from '../query/query.ts'
import type { Candidate } from '../search/rank.ts'
import model from './model.json' with { type: 'json' }

/** What the model looks at, each about 0 to 1. The names are those of model.json. */
export type Features = Readonly<Record<keyof typeof model.figure, number>>

/** Features of a slot's best candidate; `runnerUp` is the best one that would answer something else. */
export function featuresOf(slot: Slot, query: Query, top: Candidate, runnerUp: Candidate | null): Features {
  const { evidence } = top
  const margin = runnerUp && top.score > 0 ? (top.score - runnerUp.score) / top.score : 1
  return {
    one: 1,
    coverage: evidence.coverage,
    near: evidence.near,
    focus: evidence.focus,
    asked: evidence.asked,
    kind: evidence.kind,
    extra: evidence.extra,
    unexplained: evidence.unexplainedShare,
    elsewhere: evidence.elsewhere,
    lostFocus: evidence.lostFocus,
    otherPersons: Math.min(1, evidence.otherPersons),
    contradicted: Math.min(1, evidence.contradicted.length),
    subset: evidence.subset ? 1 : 0,
    anchored: evidence.anchored,
    margin: Math.min(margin, 0.5) * 2,
    mass: Math.min(evidence.mass, 3) / 3,
    words: Math.min(slot.terms.length, 6) / 6,
    story: Math.min(slot.inherited.flat().length, 12) / 12,
    topic: slot.asking === 'topic' ? 1 : 0,
    claim: query.checksClaim ? 1 : 0,
    yesNo: slot.asking === 'yes-no' ? 1 : 0,
    which: slot.asking === 'which' ? 1 : 0,
    who: slot.asking === 'who' || slot.asking === 'where' ? 1 : 0,
  }
}

/** Probability, 0 to 1, that the candidate answers the slot rightly. */
export function confidenceOf(slot: Slot, query: Query, top: Candidate, runnerUp: Candidate | null): number {
  const coefficients: Features = top.figure ? model.figure : model.quote
  const features = featuresOf(slot, query, top, runnerUp)
  let sum = 0
  for (const name of Object.keys(coefficients) as (keyof Features)[])
    sum += coefficients[name] * features[name]
  return 1 / (1 + Math.exp(-sum))
}

/** From these probabilities on a figure is pointed out, or a sentence quoted as the answer. */
export const { thresholds: confidenceThresholds } = model
