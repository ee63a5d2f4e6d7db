// Knowledge that tests itself: a corpus is asked its own questions before anyone else asks it. One report: what fails
// (faults), what an editor should look at (notices), and how much was tried.
import { consistencyOf } from '../corpus/consistency.ts'
import type { Corpus } from '../corpus/corpus.ts'
import type { Placed } from '../corpus/entry-file.ts'
import type { Example } from '../corpus/example.ts'
import { faultOf } from '../corpus/finding.ts'
import type { Fault } from '../fault.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Gazetteer } from '../query/place.ts'
import {
  curatedFaults,
  editorsNotices,
  exampleFaults,
  needlessWords,
  vocabularyFaults,
} from './check-editors.ts'
import { lost, openDamage, replaced, stuck, tooThin } from './check-faults.ts'
import type { Part } from './counterfactual.ts'
import { makeEngine } from './engine.ts'
import { sampleOf } from './sample.ts'
import {
  type Asked,
  answeredWithout,
  askedIn,
  type Build,
  isThin,
  type Miss,
  missedByOwnQuestion,
  unmovedByDigits,
} from './self-test.ts'

/** One sort of test: how many were tried, of how many there are, and how many failed. */
export interface Tried {
  readonly test: string
  readonly tried: number
  readonly of: number
  readonly failed: number
}

export interface CheckReport {
  /** What must be mended before anyone is answered from this. */
  readonly faults: readonly Fault[]
  /** What a person should look at; the corpus answers all the same. */
  readonly notices: readonly Fault[]
  readonly tried: readonly Tried[]
  /** Questions asked of the corpus as it is: the figures' own, the editors' examples, those of the vocabulary. */
  readonly asked: number
}

export interface CheckOptions {
  /** Editors' own examples. */
  readonly examples?: readonly Placed<Example>[]
  /** So many figures are tried at most, chosen by a fixed seed; Infinity for all. */
  readonly most?: number
}

/** All figures of two releases like the shipped one; a larger corpus takes a sample. */
const standardMost = 160
const seed = 20241224

/** Runs every test there is on a corpus. */
export function checkCorpus(
  corpus: Corpus,
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  { examples = [], most = standardMost }: CheckOptions = {},
): CheckReport {
  const build: Build = (tried) => makeEngine(tried, lexicon, gazetteer)
  const engine = build(corpus)
  const all = askedIn(corpus.passages)
  const telling = all.filter((one) => !isThin(one))
  const figures = sampleOf(telling, most, seed)
  const own = missedByOwnQuestion(figures, engine, corpus)
  const missed = new Set(own.map(({ figure }) => figure))
  const found = figures.filter(({ figure }) => !missed.has(figure))
  const without = inParts(figures, corpus, build, answeredWithout)
  const digits = inParts(found, corpus, build, unmovedByDigits)
  const text = consistencyOf(corpus)
  const contradictions = text.filter(({ holds }) => !holds).map(faultOf)
  const wrong = exampleFaults(examples, engine)
  const words = vocabularyFaults(corpus, engine)
  const lostAnswers = curatedFaults(corpus, engine)
  const { entries } = corpus.vocabulary
  const wordings = corpus.curated.entries.flatMap(({ questions }) => questions)
  const of = telling.length
  return {
    faults: [
      ...own.map(lost),
      ...without.map(replaced),
      ...digits.map(stuck),
      ...wrong,
      ...words,
      ...lostAnswers,
    ],
    notices: [
      ...corpus.releases.flatMap(openDamage),
      ...contradictions,
      ...all.filter(isThin).map(tooThin),
      ...needlessWords(corpus, build),
      ...editorsNotices(corpus, engine),
    ],
    tried: [
      { test: 'found by their own question', tried: figures.length, of, failed: own.length },
      { test: 'not replaced without their sentence', tried: figures.length, of, failed: without.length },
      { test: 'change with their digits', tried: found.length, of, failed: digits.length },
      {
        test: 'sums, shares, names agree',
        tried: text.length,
        of: text.length,
        failed: contradictions.length,
      },
      { test: "editors' examples", tried: examples.length, of: examples.length, failed: wrong.length },
      { test: 'vocabulary examples', tried: entries.length, of: entries.length, failed: words.length },
      {
        test: "editors' answers",
        tried: wordings.length,
        of: wordings.length,
        failed: lostAnswers.length,
      },
    ],
    asked: figures.length + examples.length + entries.length + wordings.length,
  }
}

type PartTest = (asked: readonly Asked[], part: Part, corpus: Corpus, build: Build) => Miss[]

/** A test that changes a release is run on that release alone. */
function inParts(asked: readonly Asked[], corpus: Corpus, build: Build, test: PartTest): Miss[] {
  const passages = Map.groupBy(corpus.passages, ({ release }) => release)
  const releases = new Map(corpus.releases.map((release) => [release.id, release]))
  return [...Map.groupBy(asked, ({ passage }) => passage.release)].flatMap(([id, ones]) => {
    const release = releases.get(id)
    return release ? test(ones, { release, passages: passages.get(id) ?? [] }, corpus, build) : []
  })
}
