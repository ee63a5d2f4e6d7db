// Questions that were asked of one release → what their words teach, whatever its passages are now: who is near to whom
// (neighbours.ts), and how likely words ask for which answer (classifier.ts).
import type { Expected, Precedent, Preceding } from '../corpus/precedent.ts'
import { onceEach } from '../once.ts'
import { rephrased } from '../query/rephrased.ts'
import { fold } from '../text/normalise.ts'
import { type Classifier, learning } from './classifier.ts'
import type { GistOf } from './gist.ts'
import { type Neighbourhood, neighbourhoodOf } from './neighbours.ts'
import { type Standing, standingTokens } from './standing.ts'

/** What the words of precedents teach, whatever the passages are. */
export interface Lessons {
  /** What each of them is learned as: the figures that answer it, or the sentence that names what does. */
  readonly labels: readonly (readonly string[])[]
  /** The label of what a stretch of evidence names, which names the sentence too. */
  readonly nameLabel: (evidence: string) => string
  readonly neighbourhood: Neighbourhood
  readonly classifier: Classifier
  /** How likely a text asks for several figures at once. */
  severalAsked(gist: readonly string[]): number
}

/** What was learned last, by what it was learned from: a corpus that is read again learns nothing anew. */
const known = new WeakMap<GistOf, Map<string, Lessons>>()
const mostKnown = 3

/** Learns from all of them, in short steps; what was learned of the same ones before is not again. */
export function* lessonsOf(ones: readonly Precedent[], gistOf: GistOf): Generator<void, Lessons> {
  const kept = known.get(gistOf) ?? new Map<string, Lessons>()
  known.set(gistOf, kept)
  const key = JSON.stringify(ones)
  const before = kept.get(key)
  if (before) return before
  const nameLabel = nameLabels(ones)
  const said: string[][] = []
  for (const [i, { question, after }] of ones.entries()) {
    const text = fold(question)
    said.push(
      after
        ? [...gistOf(rephrased(text).text), ...standingTokens(standingAfter(after, nameLabel))]
        : gistOf(text),
    )
    if (i % 500 === 499) yield
  }
  const neighbourhood = neighbourhoodOf(said)
  yield
  const labels = ones.map((one) => labelsOf(one, nameLabel))
  const classifier = yield* learning(
    said.map((words, i) => ({ tokens: words, labels: labels[i] as readonly string[] })),
  )
  const severalAsked = yield* severalLearned(said, labels)
  const lessons = { labels, nameLabel, neighbourhood, classifier, severalAsked }
  const [oldest] = kept.keys()
  if (kept.size >= mostKnown && oldest !== undefined) kept.delete(oldest)
  kept.set(key, lessons)
  return lessons
}

function* severalLearned(
  said: readonly (readonly string[])[],
  labels: Lessons['labels'],
): Generator<void, Lessons['severalAsked']> {
  const kindOf = (ones: readonly string[]) => (ones.length > 1 ? 'several' : 'one')
  const { places, chances } = yield* learning(
    said.map((tokens, i) => ({ tokens, labels: [kindOf(labels[i] as readonly string[])] })),
  )
  const several = places.get('several')
  return (gist) => (several === undefined ? 0 : (chances(gist)[several] as number))
}

/** What a classifier learns the question as. */
function labelsOf({ figures, evidence }: Expected, nameLabel: Lessons['nameLabel']): readonly string[] {
  if (evidence === null) return [notStated]
  return figures.length > 0 ? figures : [...new Set(evidence.map(nameLabel))]
}

/** The label of what the release does not state. */
export const notStated = 'not stated'

/** As it is known of a turn that was answered: the first of several figures. */
function standingAfter({ last, shown }: Preceding, nameLabel: Lessons['nameLabel']): Standing {
  const sentence = last.evidence?.[0] ?? last.near
  return {
    last: labelsOf(last, nameLabel).slice(0, 1),
    sentence: sentence === null ? [] : [nameLabel(sentence)],
    shown: shown === null ? [] : labelsOf(shown, nameLabel).slice(0, 1),
  }
}

/** What is answered by a name, is answered by its sentence: the longest of all evidence that a stretch of it stands in. */
function nameLabels(ones: readonly Precedent[]): Lessons['nameLabel'] {
  const all = [...new Set(ones.flatMap(({ evidence }) => evidence ?? []))].sort((a, b) => b.length - a.length)
  return onceEach((evidence) => `by name: ${all.find((one) => one.includes(evidence)) ?? evidence}`)
}
