// A question against those that were asked of the same release before → what they say for and against each candidate, in
// two ways: how like it the nearest are that this candidate answered, that another one did, and that the release does
// not answer (neighbours.ts); and, learned from all of them, how likely words like these ask for this figure, for
// another one, or for what is not stated (classifier.ts).
import type { Corpus } from '../corpus/corpus.ts'
import type { Precedent } from '../corpus/precedent.ts'
import { onceEach } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { type Classifier, learning } from './classifier.ts'
import { type Near, type Neighbourhood, nearestOf, neighbourhoodOf } from './neighbours.ts'

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

/** What may answer: a figure of a passage, or the passage by a name or a list in it. */
interface Target {
  readonly passage: string
  readonly label: string
}

const notStated = 'not stated'
const byName = 'by name'

function targetOf({ id }: Passage, figure: Pick<Figure, 'text'> | null): Target {
  return { passage: id, label: figure?.text ?? byName }
}

/** What a classifier learns the question as. */
function labelsOf({ figures, evidence }: Precedent): readonly string[] {
  if (evidence === null) return [notStated]
  return figures.length === 0 ? [byName] : figures
}

/** Questions that were asked of one release, and what answers each of them here. */
interface Bench extends Lessons {
  readonly answers: readonly (readonly Target[])[]
  readonly isStated: readonly boolean[]
  /** Of each label, the passages in which it answers. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>
}

function benchOf(ones: readonly Precedent[], passages: readonly Passage[]): Bench {
  const holding = onceEach((evidence: string) => passages.filter(({ text }) => text.includes(evidence)))
  const answers = ones.map(({ figures, evidence }) =>
    (evidence ?? []).flatMap(holding).flatMap((passage) => {
      const printed = figures.filter((text) => passage.figures.some((figure) => figure.text === text))
      return figures.length === 0
        ? [targetOf(passage, null)]
        : printed.map((text) => targetOf(passage, { text }))
    }),
  )
  const holders = new Map<string, Set<string>>()
  for (const { label, passage } of answers.flat())
    holders.set(label, (holders.get(label) ?? new Set()).add(passage))
  const lessons = learned(lessonsOf(ones))
  return { ...lessons, answers, isStated: ones.map(({ evidence }) => evidence !== null), holders }
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
  const neighbourhood = neighbourhoodOf(ones.map(({ question }) => question))
  yield
  const classifier = yield* learning(ones.map((one) => ({ text: one.question, labels: labelsOf(one) })))
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
  const near = nearOf(bench, text)
  const taught = taughtBy(bench, text)
  return (target) => ({ ...near(target), ...taught(target) })
}

/** What the nearest of them say. Those whose sentence is gone say nothing. */
function nearOf({ neighbourhood, answers, isStated }: Bench, text: string) {
  const isHeard = (at: number) => isStated[at] === false || (answers[at] as readonly Target[]).length > 0
  const nearest = nearestOf(neighbourhood, text, looked, isHeard)
  const votes = nearest.slice(0, voters)
  const all = sum(votes.map(({ like }) => like ** 3))
  const share = (of: readonly Near[]) =>
    all === 0 ? 0 : sum(of.filter((one) => votes.includes(one)).map(({ like }) => like ** 3)) / all
  const none = nearest.filter(({ at }) => isStated[at] === false)
  const precedentNone = none[0]?.like ?? 0
  return ({ passage, label }: Target) => {
    const answered = ({ at }: Near) =>
      (answers[at] as readonly Target[]).some((one) => one.passage === passage && one.label === label)
    const same = nearest.filter(answered)
    const other = nearest.find((one) => isStated[one.at] && !answered(one))
    const [precedent, precedentOther] = [same[0]?.like ?? 0, other?.like ?? 0]
    return {
      precedent,
      precedents: meanOfThree(same),
      precedentNone,
      precedentsNone: meanOfThree(none),
      precedentOther,
      precedentVote: share(same),
      precedentVoteNone: share(none),
      precedentLead: Math.max(precedentNone, precedentOther) - precedent,
      precedentLeadNone: precedentNone - precedent,
    }
  }
}

/** What all of them teach. */
function taughtBy({ classifier, holders }: Bench, text: string) {
  const chances = classifier.chances(text)
  const chanceOf = (label: string) => chances[classifier.places.get(label) ?? -1] ?? 0
  const taughtNone = chanceOf(notStated)
  const answering = [...holders.keys()].sort((a, b) => chanceOf(b) - chanceOf(a))
  return ({ passage, label }: Target) => {
    const taught = holders.get(label)?.has(passage) ? chanceOf(label) : 0
    const taughtOther = chanceOf(answering.find((one) => one !== label) ?? '')
    return { taught, taughtNone, taughtOther, taughtLead: Math.max(taughtNone, taughtOther) - taught }
  }
}

function meanOfThree(ones: readonly Near[]): number {
  return sum(ones.slice(0, 3).map(({ like }) => like)) / 3
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
