// A question against those that were asked of the same release before → what they say for and against each candidate, in
// two ways: how like it the nearest are that this candidate answered, that another one did, and that the release does
// not answer (neighbours.ts); and, learned from all of them, how likely words like these ask for this figure, for
// another one, or for what is not stated (classifier.ts).
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { once, onceEach } from '../once.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import { type Before, type Bound, boundTo, type Named, type Target, targetOf } from './bound.ts'
import { makeGist } from './gist.ts'
import { lessonsOf } from './lessons.ts'
import { type Near, nearestOf } from './neighbours.ts'
import { standingTokens } from './standing.ts'

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

/** What precedents name for a question. */
export interface Likely extends Named {
  /** By precedents, the question asks for several at once, and this is one of them. */
  readonly isOneOfSeveral: boolean
}

/** What precedents say to one question. */
export interface Heard {
  /** Of a candidate for it. */
  of(candidate: {
    readonly indexed: { readonly passage: Passage }
    readonly figure: Figure | null
  }): PrecedentFeatures
  /** What is likely to answer it in a release, whatever words the two share; the likeliest first. */
  likely(release: string): readonly Likely[]
}

export interface PrecedentFinder {
  /** For the folded text of a question, and what the turn before it came to if it lives on that. */
  of(text: string, before?: Before | null): Heard
  /** Learns what can be learned before the first question, in short steps. */
  preparing(): Generator<void>
}

/** What the precedents of a corpus say; nothing is learned before the first question, or before `preparing`. */
export function makePrecedents(
  { precedents, passages }: Pick<Corpus, 'precedents' | 'passages'>,
  lexicon: Lexicon,
): PrecedentFinder {
  const gistOf = makeGist(lexicon)
  const boundFor = onceEach((release: string) => {
    const ones = precedents.get(release) ?? []
    const own = () => passages.filter((passage) => passage.release === release)
    return ones.length === 0 ? null : boundTo(ones, own(), gistOf)
  })
  return {
    of(text, before = null) {
      if (precedents.size === 0) return heardNothing
      const gist = once(() => gistOf(text))
      const heard = onceEach((release: string) => {
        const bound = boundFor(release)
        if (bound === null) return heardNothing
        return heardBy(bound, before ? [...gist(), ...standingTokens(bound.standing(before))] : gist())
      })
      return {
        of: ({ indexed: { passage }, figure }) => heard(passage.release).of(targetOf(passage, figure)),
        likely: (release) => heard(release).likely(),
      }
    },
    *preparing() {
      for (const [release, ones] of precedents) {
        yield* lessonsOf(ones, gistOf)
        boundFor(release)
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

const heardNothing = { of: () => silent, likely: () => [] }

/** So many answers are likely at most, and none less than this. */
const mostLikely = 3
const leastLikely = 0.1
/** From this chance on a question asks for several figures at once. */
const leastSeveral = 0.4

/** So many are looked at, so many vote. */
const looked = 48
const voters = 7

function heardBy(bound: Bound, said: readonly string[]) {
  const near = nearOf(bound, said)
  const { of, likely } = taughtBy(bound, said)
  return { of: (target: Target): PrecedentFeatures => ({ ...near(target), ...of(target) }), likely }
}

/** Precedents that one target answers, or none, the likest first, and their share of the vote. */
interface Backing {
  readonly ones: Near[]
  vote: number
}

/** What the nearest of them say. */
function nearOf({ neighbourhood, answers }: Bound, said: readonly string[]) {
  const nearest = nearestOf(neighbourhood, said, looked)
  const votes = nearest.slice(0, voters).map(({ like }) => like ** 3)
  const all = sum(votes)
  const none: Backing = { ones: [], vote: 0 }
  const byTarget = new Map<Target, Backing>()
  const backingOf = (target: Target) => {
    const backing = byTarget.get(target) ?? { ones: [], vote: 0 }
    byTarget.set(target, backing)
    return backing
  }
  for (const [i, one] of nearest.entries()) {
    const found = answers[one.at] as readonly Target[]
    for (const backing of found.length === 0 ? [none] : found.map(backingOf)) {
      backing.ones.push(one)
      backing.vote += (votes[i] ?? 0) / all
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
function taughtBy({ classifier, labelled, answering, named, severalAsked }: Bound, said: readonly string[]) {
  const chances = classifier.chances(said)
  const chanceOf = (label: number) => chances[label] as number
  const taughtNone = 1 - sum(answering.map(chanceOf))
  const of = (target: Target) => {
    const labels = labelled.get(target) ?? []
    const taught = sum(labels.map(chanceOf))
    let taughtOther = 0
    for (const label of answering)
      if (chanceOf(label) > taughtOther && !labels.includes(label)) taughtOther = chanceOf(label)
    return { taught, taughtNone, taughtOther, taughtLead: Math.max(taughtNone, taughtOther) - taught }
  }
  const likely = (): Likely[] => {
    const labels = answering
      .filter((label) => chanceOf(label) >= leastLikely)
      .sort((a, b) => chanceOf(b) - chanceOf(a))
      .slice(0, mostLikely)
    const isOneOfSeveral = labels.length > 1 && severalAsked(said) >= leastSeveral
    return labels.flatMap((label) => (named.get(label) ?? []).map((one) => ({ ...one, isOneOfSeveral })))
  }
  return { of, likely }
}

function meanOfThree(ones: readonly Near[]): number {
  return sum(ones.slice(0, 3).map(({ like }) => like)) / 3
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
