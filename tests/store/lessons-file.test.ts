// What precedents teach, kept in the data folder: read back to the last bit, and only from a file that fits.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Precedent } from '../../src/corpus/precedent.ts'
import { stepwise } from '../../src/once.ts'
import { makeGist } from '../../src/search/gist.ts'
import { digestOf, learnedBy, learningFrom, lessonsOf } from '../../src/search/lessons.ts'
import { loadCorpus } from '../../src/store/knowledge.ts'
import { knowLessons, readLessons, recallLessons, writeLessons } from '../../src/store/lessons-file.ts'
import { knowledgeDir, lexicon } from '../support/engine.ts'

const gistOf = makeGist(lexicon)
const { precedents } = await loadCorpus(knowledgeDir)
const [all = []] = precedents.values()
/** A thousand that no other test here has learned from. */
let from = 0
const another = (): readonly Precedent[] => all.slice(from, 1000 + from++)
const learn = (ones: readonly Precedent[]) => stepwise(() => learningFrom(ones, gistOf)).made()
const places = (ones: readonly Precedent[]) => [
  ...stepwise(() => lessonsOf(ones, gistOf))
    .made()
    .classifier.places.keys(),
]
const isKnown = (ones: readonly Precedent[]) => learnedBy(gistOf).has(digestOf(ones))

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lessons-'))
  file = join(folder, 'data', 'precedents.lessons')
})
afterEach(() => rm(folder, { recursive: true }))

it('is what is learned afresh, to the last bit', async () => {
  const [ones, others] = [another(), another()]
  await knowLessons(
    new Map([
      ['a', ones],
      ['b', others],
    ]),
    file,
  )
  const kept = await readLessons(file)
  expect(kept.get(digestOf(ones))).toEqual(learn(ones))
  expect(kept.get(digestOf(others))).toEqual(learn(others))
})

it('is what the next process answers from, which learns nothing', async () => {
  const ones = another()
  const learned = learn(ones)
  const labels = learned.answers.labels.toReversed()
  await writeLessons(file, new Map([[ones, { ...learned, answers: { ...learned.answers, labels } }]]))
  await knowLessons(new Map([['a', ones]]), file)
  expect(places(ones)).toEqual(labels)
})

it('of other precedents is not taken for theirs, and is written anew by who may learn', async () => {
  const [ones, others] = [another(), another()]
  await writeLessons(file, new Map([[ones, learn(ones)]]))
  const asked = new Map([['a', others]])
  await recallLessons(asked, file)
  expect(isKnown(others)).toBe(false)
  await knowLessons(asked, file)
  expect(isKnown(others)).toBe(true)
  expect([...(await readLessons(file)).keys()]).toEqual([digestOf(others)])
})

it('of which a byte is lost or other, or that another program wrote, is as good as none', async () => {
  const ones = another()
  await writeLessons(file, new Map([[ones, learn(ones)]]))
  const whole = await readFile(file)
  const other = Buffer.from(whole)
  other[whole.length - 100] = (whole[whole.length - 100] ?? 0) ^ 1
  const foreign = Buffer.from(whole)
  foreign.write('0000', whole.indexOf(' 1 ') + 3)
  for (const bytes of [whole.subarray(0, whole.length - 1), other, foreign, Buffer.alloc(0)]) {
    await writeFile(file, bytes)
    await recallLessons(new Map([['a', ones]]), file)
    expect(isKnown(ones)).toBe(false)
  }
  await writeFile(file, whole)
  await recallLessons(new Map([['a', ones]]), file)
  expect(isKnown(ones)).toBe(true)
})

it('that cannot be written stops nothing, and is told of', async () => {
  const ones = another()
  await writeFile(join(folder, 'data'), 'a file where the folder should be')
  const failures: unknown[] = []
  await knowLessons(new Map([['a', ones]]), file, (error) => failures.push(error))
  expect(isKnown(ones)).toBe(true)
  expect(failures).toHaveLength(1)
})
