// A question against those that were asked of the same release before → what they say for and against each candidate, in
// two ways: how like it the nearest are that this candidate answered, that another one did, and that the release does
// not answer (neighbours.ts); and, learned from all of them, how likely words like these ask for this figure, for
// another one, or for what is not stated (classifier.ts).
import type { Corpus } from '../corpus/corpus.ts'
import type { Precedent } from '../corpus/precedent.ts'
import { onceEach } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { fold } from '../text/normalise.ts'
import { type Classifier, learning } from './classifier.ts'
import { type Near, type Neighbourhood, nearestOf, neighbourhoodOf } from './neighbours.ts'
import { tokens } from './tokens.ts'

/** What precedents say of a candidate, 0 to 1 each but for the leads; all 0 where there are none. */
export interface PrecedentFeatures {
  /** The likeness of the most like question that the candidate answers, and the mean of the three most like. */
  readonly precedent: number
  readonly precedents: number
  /** The same of questions that the release does not answer. */
  readonly precedentNone: number
  readonly precedentsNone: number
  /** Of the most like question that something else answers. */
  readonly precedentOther: number
  /** Of the most like ones, the share of the vote for the candidate, and for no answer. */
  readonly precedentVote: number
  readonly precedentVoteNone: number
  /** How far what speaks against the candidate is ahead. */
  readonly precedentLead: number
  readonly precedentLeadNone: number
  /** As learned from all of them: the chance of the candidate, of no answer, of the likeliest other; and how far these lead. */
  readonly taught: number
  readonly taughtNone: number
  readonly taughtOther: number
  readonly taughtLead: number
}

/** What precedents say of the candidates for one question. */
export type PrecedentsOf = (candidate: {
  readonly indexed: { readonly passage: Passage }
  readonly figure: Figure | null
}) => PrecedentFeatures

export interface PrecedentFinder {
  /** For the folded text of a question. */
  of(text: string): PrecedentsOf
  /** Learns what can be learned before the first question, in short steps. */
  preparing(): Generator<void>
}

/** What the precedents of a corpus say; nothing is learned before the first question, or before `preparing`. */
export function makePrecedents({
  precedents,
  passages,
}: Pick<Corpus, 'precedents' | 'passages'>): PrecedentFinder {
  const benchFor = onceEach((release: string) => {
    const ones = precedents.get(release) ?? []
    const own = () => passages.filter((passage) => passage.release === release)
    return ones.length === 0 ? null : benchOf(ones, own())
  })
  return {
    of(text) {
      if (precedents.size === 0) return () => silent
      const heard = onceEach((release: string) => heardBy(benchFor(release), text))
      return ({ indexed: { passage }, figure }) => heard(passage.release)(targetOf(passage, figure))
    },
    *preparing() {
      for (const [release, ones] of precedents) {
        yield* lessonsOf(ones)
        benchFor(release)
        yield
      }
    },
  }
}

const silent: PrecedentFeatures = {
  precedent: 0,
  precedents: 0,
  precedentNone: 0,
  precedentsNone: 0,
  precedentOther: 0,
  precedentVote: 0,
  precedentVoteNone: 0,
  precedentLead: 0,
  precedentLeadNone: 0,
  taught: 0,
  taughtNone: 0,
  taughtOther: 0,
  taughtLead: 0,
}

/** What may answer: a figure by its place, or the passage by a name or a list in it. */
type Target = `${string} ${number}`

const notStated = 'not stated'
const byName = 'by name'

function targetOf({ id }: Passage, figure: Pick<Figure, 'span'> | null): Target {
  return `${id} ${figure?.span.start ?? -1}`
}

/** What a classifier learns the question as. */
function labelsOf({ figures, evidence }: Precedent): readonly string[] {
  if (evidence === null) return [notStated]
  return figures.length === 0 ? [byName] : figures
}

/** Questions that were asked of one release, and what answers each of them here. */
interface Bench extends Lessons {
  /** None for what is not stated, or no longer: its sentence is gone. */
  readonly answers: readonly (readonly Target[])[]
  /** Of each target the labels by which it answers, and the labels of all of them. */
  readonly labelled: ReadonlyMap<Target, readonly number[]>
  readonly answering: readonly number[]
}

function benchOf(ones: readonly Precedent[], passages: readonly Passage[]): Bench {
  const bare = passages.map(bareOf)
  const holding = onceEach((evidence: string) => {
    const stretch = withoutDigits(evidence)
    return bare.flatMap((one): Held[] => {
      const from = one.text.indexOf(stretch)
      return from < 0 ? [] : [{ ...one, evidence, from }]
    })
  })
  const lessons = learned(lessonsOf(ones))
  const labelled = new Map<Target, number[]>()
  const answers = ones.map((one) => {
    const held = (one.evidence ?? []).flatMap(holding)
    const found = labelsOf(one).flatMap((label) => {
      const targets =
        label === byName ? held.map(({ passage }) => targetOf(passage, null)) : figuresAt(label, held)
      const place = lessons.classifier.places.get(label) ?? -1
      for (const target of targets) {
        const labels = labelled.get(target) ?? []
        if (!labels.includes(place)) labelled.set(target, [...labels, place])
      }
      return targets
    })
    return [...new Set(found)]
  })
  return { ...lessons, answers, labelled, answering: [...new Set([...labelled.values()].flat())] }
}

/** A passage without digits, and where each of its figures stands there. */
interface Bare {
  readonly passage: Passage
  readonly text: string
  readonly places: readonly number[]
}

function bareOf(passage: Passage): Bare {
  const places = passage.figures.map(({ span }) => withoutDigits(passage.text.slice(0, span.start)).length)
  return { passage, text: withoutDigits(passage.text), places }
}

interface Held extends Bare {
  readonly evidence: string
  /** Where the evidence begins in the passage, both without digits. */
  readonly from: number
}

/** The figures that stand where the evidence has this one: with other digits where the release was corrected. */
function figuresAt(label: string, held: readonly Held[]): Target[] {
  return held.flatMap(({ passage, places, evidence, from }) => {
    const at = evidence.indexOf(label)
    const place = from + withoutDigits(evidence.slice(0, at)).length
    const isThere = ({ text }: Figure, i: number) => (at < 0 ? text === label : places[i] === place)
    return passage.figures.filter(isThere).map((figure) => targetOf(passage, figure))
  })
}

/** Each number is one character, whatever it is. */
function withoutDigits(text: string): string {
  return text.replace(/[0-9.]+|[一两二三四五六七八九]/gu, '0')
}

/** What the words of precedents teach, whatever the passages are. */
interface Lessons {
  readonly neighbourhood: Neighbourhood
  readonly classifier: Classifier
}

/** Corpora that differ in their passages alone share them. */
const known = new WeakMap<readonly Precedent[], Lessons>()

function* lessonsOf(ones: readonly Precedent[]): Generator<void, Lessons> {
  const before = known.get(ones)
  if (before) return before
  const said = ones.map(({ question }) => tokens(fold(question)))
  yield
  const neighbourhood = neighbourhoodOf(said)
  yield
  const classifier = yield* learning(
    said.map((words, i) => ({ tokens: words, labels: labelsOf(ones[i] as Precedent) })),
  )
  const lessons = { neighbourhood, classifier }
  known.set(ones, lessons)
  return lessons
}

function learned<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many are looked at, so many vote. */
const looked = 48
const voters = 7

function heardBy(bench: Bench | null, text: string): (target: Target) => PrecedentFeatures {
  if (bench === null) return () => silent
  const said = tokens(text)
  const near = nearOf(bench, said)
  const taught = taughtBy(bench, said)
  return (target) => ({ ...near(target), ...taught(target) })
}

/** Precedents that one target answers, or none, the likest first, and their share of the vote. */
interface Heard {
  readonly ones: Near[]
  vote: number
}

/** What the nearest of them say. */
function nearOf({ neighbourhood, answers }: Bench, said: readonly string[]) {
  const nearest = nearestOf(neighbourhood, said, looked)
  const votes = nearest.slice(0, voters).map(({ like }) => like ** 3)
  const all = sum(votes)
  const none: Heard = { ones: [], vote: 0 }
  const byTarget = new Map<Target, Heard>()
  const heardFor = (target: Target) => {
    const heard = byTarget.get(target) ?? { ones: [], vote: 0 }
    byTarget.set(target, heard)
    return heard
  }
  for (const [i, one] of nearest.entries()) {
    const found = answers[one.at] as readonly Target[]
    for (const heard of found.length === 0 ? [none] : found.map(heardFor)) {
      heard.ones.push(one)
      heard.vote += (votes[i] ?? 0) / all
    }
  }
  const stated = nearest.filter(({ at }) => (answers[at] as readonly Target[]).length > 0)
  const precedentNone = none.ones[0]?.like ?? 0
  return (target: Target) => {
    const { ones, vote } = byTarget.get(target) ?? { ones: [], vote: 0 }
    const other = stated.find(({ at }) => !(answers[at] as readonly Target[]).includes(target))
    const [precedent, precedentOther] = [ones[0]?.like ?? 0, other?.like ?? 0]
    return {
      precedent,
      precedents: meanOfThree(ones),
      precedentNone,
      precedentsNone: meanOfThree(none.ones),
      precedentOther,
      precedentVote: vote,
      precedentVoteNone: none.vote,
      precedentLead: Math.max(precedentNone, precedentOther) - precedent,
      precedentLeadNone: precedentNone - precedent,
    }
  }
}

/** What all of them teach. What a sentence answered that is gone is not stated any more. */
function taughtBy({ classifier, labelled, answering }: Bench, said: readonly string[]) {
  const chances = classifier.chances(said)
  const chanceOf = (label: number) => chances[label] as number
  const likeliest = answering.toSorted((a, b) => chanceOf(b) - chanceOf(a))
  const taughtNone = 1 - sum(answering.map(chanceOf))
  return (target: Target) => {
    const labels = labelled.get(target) ?? []
    const other = likeliest.find((label) => !labels.includes(label))
    const taught = sum(labels.map(chanceOf))
    const taughtOther = other === undefined ? 0 : chanceOf(other)
    return { taught, taughtNone, taughtOther, taughtLead: Math.max(taughtNone, taughtOther) - taught }
  }
}

function meanOfThree(ones: readonly Near[]): number {
  return sum(ones.slice(0, 3).map(({ like }) => like)) / 3
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
