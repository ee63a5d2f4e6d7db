// What would be other for citizens if a draft were published. Asked question by question, so that whoever shares a
// thread with it has their turn.
import type { Corpus } from '../corpus/corpus.ts'
import { differenceOf } from '../corpus/difference.ts'
import type { Placed } from '../corpus/entry-file.ts'
import { type Example, parseExamples } from '../corpus/example.ts'
import { curatedFaults, exampleFaults, vocabularyFaults } from '../engine/check-editors.ts'
import { type OtherAnswer, otherAnswers, ownQuestions } from '../engine/comparison.ts'
import type { Built } from '../engine/live.ts'
import { sampleOf } from '../engine/sample.ts'
import type { Files } from '../engine/versions.ts'
import { type Fault, FaultError } from '../fault.ts'
import type { Comparison } from '../render/desk-preview.ts'

interface Side extends Built {
  readonly files: Files
}

/** The files of now and those of the draft, and questions that were asked in vain. */
export interface CompareOrder {
  readonly before: Files
  readonly after: Files
  readonly missed: readonly string[]
}

/**
 * Rejects with FaultError for every fault of `after`, and when `signal` is aborted. `onBuilt`: it can be answered from,
 * and questions are asked now.
 */
export type Compare = (order: CompareOrder, onBuilt: () => void, signal?: AbortSignal) => Promise<Comparison>

/** Lets others have their turn. */
export type Breathe = () => Promise<void>

export interface ComparingParts {
  /** Rejects with FaultError. */
  readonly build: (files: Files) => Promise<Built>
  readonly breathe: Breathe
}

/** Builds both sides here, and compares them here. */
export async function comparing(
  { before, after, missed }: CompareOrder,
  { build, breathe }: ComparingParts,
  onBuilt: () => void,
): Promise<Comparison> {
  const old = await build(before)
  const other = await build(after)
  const faults = [...after].flatMap(([path, text]) =>
    path.startsWith('questions/') ? parseExamples(path, text).faults : [],
  )
  if (faults.length > 0) throw new FaultError(faults)
  onBuilt()
  return compare({ ...old, files: before }, { ...other, files: after }, missed, breathe)
}

/** Known questions that are asked of both sides: the editors' own, all; the releases', a sample that is always the same. */
const mostOwn = 200
const seed = 20241224

async function compare(
  before: Side,
  after: Side,
  missed: readonly string[],
  breathe: Breathe,
): Promise<Comparison> {
  const difference = differenceOf(touched(before, after), touched(after, before))
  await breathe()
  const examples = examplesIn(after.files)
  const own = sampleOf(ownQuestions(before.corpus.passages), mostOwn, seed)
  const curated = [before, after].flatMap(({ corpus }) =>
    corpus.curated.entries.flatMap((one) => one.questions),
  )
  const known = [...examples, ...examplesIn(before.files)].map(({ entry }) => entry.question)
  const questions = [...new Set([...known, ...curated, ...missed, ...own])]
  const others: OtherAnswer[] = []
  for (const question of questions) {
    others.push(...otherAnswers([question], before.engine, after.engine).answers)
    await breathe()
  }
  return {
    difference,
    asks: ownQuestions(difference.added),
    asked: questions.length,
    others,
    broken: await brokenIn(after, examples, breathe),
  }
}

/** Examples, words and answers of the editors' that go wrong. */
async function brokenIn(
  { corpus, engine }: Side,
  examples: readonly Placed<Example>[],
  breathe: Breathe,
): Promise<readonly Fault[]> {
  const broken: Fault[] = []
  for (const example of examples) {
    broken.push(...exampleFaults([example], engine))
    await breathe()
  }
  for (const entry of corpus.vocabulary.entries) {
    const { vocabulary } = corpus
    broken.push(...vocabularyFaults({ ...corpus, vocabulary: { ...vocabulary, entries: [entry] } }, engine))
    await breathe()
  }
  for (const entry of corpus.curated.entries) {
    broken.push(...curatedFaults({ ...corpus, curated: { entries: [entry] } }, engine))
    await breathe()
  }
  return broken
}

/** The examples of every file, without those that have faults: whoever builds from the files tells of these. */
function examplesIn(files: Files): Placed<Example>[] {
  return [...files].flatMap(([path, text]) =>
    path.startsWith('questions/') ? parseExamples(path, text).placed : [],
  )
}

/** Of a side the releases that the other has not, or has with another text. */
function touched({ corpus, files }: Side, other: Side): Pick<Corpus, 'releases' | 'passages'> {
  const otherIds = new Set(other.corpus.releases.map(({ id }) => id))
  const isSame = (id: string) => {
    const path = `releases/${id}.md`
    return otherIds.has(id) && files.get(path) === other.files.get(path)
  }
  return {
    releases: corpus.releases.filter(({ id }) => !isSame(id)),
    passages: corpus.passages.filter(({ release }) => !isSame(release)),
  }
}
