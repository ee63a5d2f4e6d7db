// Questions that were asked of one release → what their words teach, whatever its passages are now: who is near to whom
// (neighbours.ts), and how likely words ask for which answer (classifier.ts). What was learned is plain data: another
// process may have learned it.
import { createHash } from 'node:crypto'
import type { Expected, Precedent, Preceding } from '../corpus/precedent.ts'
import { onceEach } from '../once.ts'
import { rephrased } from '../query/rephrased.ts'
import { fold } from '../text/normalise.ts'
import { type Classifier, chancesIn, learning, type Words } from './classifier.ts'
import type { GistOf } from './gist.ts'
import { type Neighbourhood, neighbourhoodOf } from './neighbours.ts'
import { type Standing, standingTokens } from './standing.ts'
import { stretchOf, type TermTable } from './term-table.ts'

/** What was learned from precedents. */
export interface Learned {
  readonly neighbourhood: Neighbourhood
  /** Which answer is asked for. The words of both classifiers are those of the neighbourhood that more than one text has. */
  readonly answers: Classifier
  /** Whether one figure is asked for, or several. */
  readonly counts: Classifier
}

/** What the words of precedents teach, whatever the passages are. */
export interface Lessons {
  /** What each of them is learned as: the figures that answer it, or the sentence that names what does. */
  readonly labels: readonly (readonly string[])[]
  /** The label of what a stretch of evidence names, which names the sentence too. */
  readonly nameLabel: (evidence: string) => string
  readonly neighbourhood: Neighbourhood
  readonly classifier: {
    /** Where each label stands among the chances. */
    readonly places: ReadonlyMap<string, number>
    chances(gist: readonly string[]): Float32Array
  }
  /** How likely a text asks for several figures at once. */
  severalAsked(gist: readonly string[]): number
}

interface Taught {
  readonly ones: readonly Precedent[]
  readonly lessons: Lessons
}

/** What was learned last, by the digest of what it was learned from: a corpus that is read again learns nothing anew. */
const known = new WeakMap<GistOf, Map<string, Taught>>()
/** Of so many questions in all. */
const mostKnown = 50_000

const digests = new WeakMap<readonly Precedent[], string>()

/** The same for the same precedents, and for no others. */
export function digestOf(ones: readonly Precedent[]): string {
  const digest = digests.get(ones) ?? createHash('sha256').update(JSON.stringify(ones)).digest('hex')
  digests.set(ones, digest)
  return digest
}

/** Learns from all of them, in short steps; what was learned of the same ones before is not again. */
export function* lessonsOf(ones: readonly Precedent[], gistOf: GistOf): Generator<void, Lessons> {
  const before = knownBy(gistOf).get(digestOf(ones))
  return before?.lessons ?? recall(ones, yield* learningFrom(ones, gistOf), gistOf)
}

/** The precedents of which it is known what they teach, by their digests. */
export function learnedBy(gistOf: GistOf): ReadonlyMap<string, readonly Precedent[]> {
  return new Map([...knownBy(gistOf)].map(([digest, { ones }]) => [digest, ones]))
}

/** From now on `learned` is what these precedents teach; `learningFrom` must have given it for the same ones. */
export function recall(ones: readonly Precedent[], learned: Learned, gistOf: GistOf): Lessons {
  const kept = knownBy(gistOf)
  const lessons = lessonsIn(ones, learned)
  kept.set(digestOf(ones), { ones, lessons })
  let count = 0
  for (const [digest, one] of [...kept].reverse()) {
    count += one.ones.length
    if (count > mostKnown && one.ones !== ones) kept.delete(digest)
  }
  return lessons
}

function knownBy(gistOf: GistOf): Map<string, Taught> {
  const kept = known.get(gistOf) ?? new Map<string, Taught>()
  known.set(gistOf, kept)
  return kept
}

/** Learns from all of them, in short steps. */
export function* learningFrom(ones: readonly Precedent[], gistOf: GistOf): Generator<void, Learned> {
  const nameLabel = nameLabels(ones)
  const said: string[][] = []
  for (const [i, one] of ones.entries()) {
    said.push(saidBy(one, nameLabel, gistOf))
    if (i % perStep === perStep - 1) yield
  }
  const neighbourhood = neighbourhoodOf(said)
  yield
  const numbers = numbersIn(neighbourhood.table)
  const words = said.map((gist) => wordsOf(gist, numbers))
  yield
  const labels = ones.map((one) => labelsOf(one, nameLabel))
  const kinds = labels.map((some) => [some.length > 1 ? several : 'one'])
  const labelledAs = (all: Lessons['labels']) =>
    words.map((some, i) => ({ words: some, labels: all[i] as readonly string[] }))
  const answers = yield* learning(labelledAs(labels), numbers.size)
  const counts = yield* learning(labelledAs(kinds), numbers.size)
  return { neighbourhood, answers, counts }
}

/** So many gists are some dozen milliseconds. */
const perStep = 500

const several = 'several'

function lessonsIn(ones: readonly Precedent[], { neighbourhood, answers, counts }: Learned): Lessons {
  const numbers = numbersIn(neighbourhood.table)
  const nameLabel = nameLabels(ones)
  const ofSeveral = counts.labels.indexOf(several)
  return {
    labels: ones.map((one) => labelsOf(one, nameLabel)),
    ...{ nameLabel, neighbourhood },
    classifier: {
      places: new Map(answers.labels.map((label, i) => [label, i])),
      chances: (gist) => chancesIn(answers, wordsOf(gist, numbers)),
    },
    severalAsked: (gist) =>
      ofSeveral < 0 ? 0 : (chancesIn(counts, wordsOf(gist, numbers))[ofSeveral] as number),
  }
}

/** A token of one text alone teaches nothing. */
const leastHolders = 2

function numbersIn(table: TermTable): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const token of table.rows.keys()) {
    const { from, to } = stretchOf(table, token, 0)
    if (to - from >= leastHolders) numbers.set(token, numbers.size)
  }
  return numbers
}

function wordsOf(gist: readonly string[], numbers: ReadonlyMap<string, number>): Words {
  const words: number[] = []
  for (const token of new Set(gist)) {
    const number = numbers.get(token)
    if (number !== undefined) words.push(number)
  }
  return words
}

/** The gist of a question, with where a conversation stood before it. */
function saidBy({ question, after }: Precedent, nameLabel: Lessons['nameLabel'], gistOf: GistOf): string[] {
  const text = fold(question)
  if (after === null) return gistOf(text)
  return [...gistOf(rephrased(text).text), ...standingTokens(standingAfter(after, nameLabel))]
}

/** What a classifier learns a question as. */
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
