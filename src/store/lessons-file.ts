// What precedents teach, in a file of the data folder: learning it takes a second, and it is the same as long as they and
// the program are. Whoever reads a knowledge folder before it answers, and finds it missing, learns and leaves it there.
import type { Precedent, Precedents } from '../corpus/precedent.ts'
import { stepwise } from '../once.ts'
import type { Classifier } from '../search/classifier.ts'
import { makeGist } from '../search/gist.ts'
import { digestOf, type Learned, learnedBy, learningFrom, recall } from '../search/lessons.ts'
import { programOf } from './fingerprint.ts'
import { loadLanguageData } from './language-data.ts'
import { readSealed, writeSealed } from './sealed-file.ts'
import { arraysOf, type StoredTable, storedTable, tableOf } from './stored-table.ts'

const kind = 'yuanwen-lessons 1'

/** Of fewer questions it is learned as quickly as it is read. */
const leastQuestions = 1000

/** The rooms whose code and words decide what is learned: a question's gist goes through most of them. */
const rooms = ['text', 'lexicon', 'release', 'passage', 'corpus', 'query', 'search']
const ends = ['.ts', '.txt']

/** What was learned of precedents with this digest; its numbers are the bytes of `arraysIn`. */
interface Stored {
  readonly digest: string
  readonly table: StoredTable
  readonly tableBytes: number
  /** How many words the classifiers know, and their labels. */
  readonly words: number
  readonly answers: readonly string[]
  readonly counts: readonly string[]
}

/** From now on it is known in this process what these precedents teach, if the file says so; nothing is learned. */
export async function recallLessons(precedents: Precedents, file: string): Promise<void> {
  const { gistOf, unknown } = await unlearned(precedents)
  if (unknown.length === 0) return
  const kept = await readLessons(file)
  for (const ones of unknown) {
    const learned = kept.get(digestOf(ones))
    if (learned) recall(ones, learned, gistOf)
  }
}

/**
 * From now on it is known in this process what these precedents teach: from the file, else learned, at once, and left
 * there for the next one. `onFailed` is told when it cannot be written.
 */
export async function knowLessons(
  precedents: Precedents,
  file: string,
  onFailed: (error: unknown) => void = () => {},
): Promise<void> {
  const { gistOf, unknown } = await unlearned(precedents)
  if (unknown.length === 0) return
  const kept = await readLessons(file)
  const all = new Map(
    [...precedents.values()].map((ones) => {
      const before = kept.get(digestOf(ones))
      return [ones, before ?? stepwise(() => learningFrom(ones, gistOf)).made()]
    }),
  )
  for (const [ones, learned] of all) recall(ones, learned, gistOf)
  if ([...all.keys()].some((ones) => !kept.has(digestOf(ones)))) await writeLessons(file, all).catch(onFailed)
}

/** Those of which it is not known yet; none where there are so few that reading takes as long as learning. */
async function unlearned(precedents: Precedents) {
  const gistOf = makeGist((await loadLanguageData()).lexicon)
  const all = [...precedents.values()]
  const isMuch = all.reduce((sum, ones) => sum + ones.length, 0) >= leastQuestions
  const known = learnedBy(gistOf)
  return { gistOf, unknown: isMuch ? all.filter((ones) => !known.has(digestOf(ones))) : [] }
}

/** Leaves what was learned from precedents in the file, instead of what it held. Throws what the file system throws. */
export async function writeLessons(
  file: string,
  all: ReadonlyMap<readonly Precedent[], Learned>,
): Promise<void> {
  const stored = [...all].map(([ones, learned]) => storedOf(digestOf(ones), learned))
  const program = await programOf(rooms, ends)
  await writeSealed(file, { kind, program, of: '-' }, stored, [...all.values()].flatMap(arraysIn))
}

/** What a file holds, by the digest of the precedents; nothing where it does not fit. */
export async function readLessons(file: string): Promise<ReadonlyMap<string, Learned>> {
  const found = await readSealed(file, { kind, program: await programOf(rooms, ends) })
  if (found === null) return new Map()
  let at = 0
  // A copy: the bytes may begin at any place, numbers may not.
  const next = (length: number) => {
    const from = at
    at += length
    return new Uint8Array(found.bytes.subarray(from, at))
  }
  // The checksum holds, so this is what was written.
  const stored = JSON.parse(found.json) as readonly Stored[]
  return new Map(stored.map((one) => [one.digest, learnedOf(one, next)]))
}

function storedOf(digest: string, { neighbourhood: { table }, answers, counts }: Learned): Stored {
  return {
    ...{ digest, table: storedTable(table), tableBytes: lengthOf(arraysOf(table)) },
    words: answers.weights.length / answers.bias.length,
    ...{ answers: answers.labels, counts: counts.labels },
  }
}

/** In the order in which `learnedOf` takes them. */
function arraysIn({ neighbourhood, answers, counts }: Learned): Uint8Array[] {
  const { table, weights, norms } = neighbourhood
  const numbers = [weights, norms, answers.weights, answers.bias, counts.weights, counts.bias]
  const bytes = numbers.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  return [...bytes, ...arraysOf(table)]
}

function learnedOf(
  { table, tableBytes, words, answers, counts }: Stored,
  next: (length: number) => Uint8Array<ArrayBuffer>,
): Learned {
  const doubles = (count: number) => new Float64Array(next(8 * count).buffer)
  const floats = (count: number) => new Float32Array(next(4 * count).buffer)
  const classifier = (labels: readonly string[]): Classifier => {
    return { labels, weights: floats(words * labels.length), bias: floats(labels.length) }
  }
  const [weights, norms] = [doubles(table.terms.length), doubles(table.documents)]
  const both = { answers: classifier(answers), counts: classifier(counts) }
  return { ...both, neighbourhood: { table: tableOf(table, next(tableBytes)), weights, norms } }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0)
}
