import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Corpus } from '../../src/corpus/corpus.ts'
import { freshContext } from '../../src/engine/engine.ts'
import type { IsoDate, Release } from '../../src/release/release.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { keptIn, type Loading, loadCorpus, loadEngine } from '../../src/store/knowledge.ts'
import { readSnapshot } from '../../src/store/snapshot.ts'
import { releaseOf, shippedRelease } from '../support/engine.ts'

let folder = ''
let file = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'))
  file = join(folder, 'data', 'knowledge.snapshot')
  await mkdir(join(folder, 'releases'))
  await put(shippedRelease)
})
afterEach(() => rm(folder, { recursive: true }))

const put = (release: Release) =>
  writeFile(join(folder, 'releases', `${release.id}.md`), serialiseRelease(release))
const load = () => loadCorpus(folder, { snapshot: file })
const pairs = ['残疾', '轮椅', '月球', '人']
/** A corpus as it compares: what can be asked of it, besides its fields. */
const known = (corpus: Corpus) => ({ ...corpus, frequency: pairs.map((pair) => corpus.frequency(pair)) })

/** Puts another text in place of the payload and gives it the right checksum, so that only use of it can tell. */
async function forge(from: string, to: string): Promise<void> {
  const bytes = await readFile(file)
  const end = bytes.indexOf('\n')
  const head = bytes.toString('utf8', 0, end).split(' ')
  const text = bytes.toString('utf8', end + 1, end + 1 + Number(head[4]))
  const json = Buffer.from(text.replaceAll(from, to))
  const payload = Buffer.concat([json, bytes.subarray(end + 1 + Number(head[4]))])
  const { createHash } = await import('node:crypto')
  const sum = createHash('sha256').update(payload).digest('hex')
  const line = [...head.slice(0, 4), json.length, sum].join(' ')
  await writeFile(file, Buffer.concat([Buffer.from(`${line}\n`), payload]))
}

describe('a snapshot', () => {
  it('gives the same corpus as the files', async () => {
    const first = known(await load())
    expect(await readdir(join(folder, 'data'))).toEqual(['knowledge.snapshot'])
    expect(known(await load())).toEqual(first)
    expect(first).toEqual(known(await loadCorpus(folder)))
  })

  it('is what the next start reads', async () => {
    await load()
    await forge('2343名', '2344名')
    expect((await load()).passages.some(({ text }) => text.includes('2344名'))).toBe(true)
  })

  it('of other files gives the releases that are the same, and no other', async () => {
    await load()
    // Only in the passages: the release's own text stays, and so is known again.
    await forge('"为多少名残疾人适配', '"给多少名残疾人适配')
    const asked = (corpus: Corpus) =>
      corpus.passages.flatMap((one) => one.figures.map(({ question }) => question.slice(0, 6)))
    await put(releaseOf(['植树8棵。'], { id: '2024-12-25-b', date: '2024-12-25' }))
    expect(asked(await load())).toEqual(expect.arrayContaining(['植树多少棵？', '给多少名残疾']))
    await put({ ...shippedRelease, title: '民生' })
    expect(asked(await load())).toEqual(expect.arrayContaining(['植树多少棵？', '为多少名残疾']))
  })

  it('is dropped when a release changes, comes or goes', async () => {
    await load()
    await forge('2343名', '2344名')
    const more = releaseOf(['植树8棵。'], { id: '2024-12-25-b', date: '2024-12-25' })
    await put(more)
    const both = await load()
    expect(both.passages.some(({ text }) => text.includes('2344名'))).toBe(false)
    expect(both.releases.map(({ id }) => id)).toEqual([more.id, shippedRelease.id])
    await put({ ...more, title: '植树' })
    expect((await load()).releases[0]?.title).toBe('植树')
    await rm(join(folder, 'releases', `${more.id}.md`))
    expect((await load()).releases.map(({ id }) => id)).toEqual([shippedRelease.id])
  })

  it('is dropped when a byte of it is lost or other, and written anew', async () => {
    const first = known(await load())
    const whole = await readFile(file)
    const other = Buffer.from(whole)
    other[whole.length - 100] = 0x20
    for (const bytes of [whole.subarray(0, whole.length - 1), other, Buffer.alloc(0), Buffer.from('\n')]) {
      await writeFile(file, bytes)
      expect(known(await load())).toEqual(first)
      expect(await readFile(file)).toEqual(whole)
    }
  })

  it('makes an engine that answers as one made from the files does', async () => {
    const questions = ['给多少残疾人配了轮椅拐杖', '稳岗返还多少钱', '聋儿康复了几个']
    const answers = async (loading: Loading) => {
      const engine = await loadEngine(folder, loading)
      return questions.map((question) => engine.ask(question, freshContext).answer)
    }
    const fromFiles = await answers({})
    expect(fromFiles[0]).toMatchObject({ outcome: 'answered' })
    expect(await answers({ snapshot: file })).toEqual(fromFiles)
    expect(await answers({ snapshot: file })).toEqual(fromFiles)
  })

  it('is left in the data folder only where it saves time', async () => {
    const data = join(folder, 'data')
    await loadEngine(folder, keptIn(data))
    expect(await readdir(folder)).not.toContain('data')
    for (let day = 10; day < 30; day++)
      await put(releaseOf([`植树${day}棵。`], { id: `2024-11-${day}-b`, date: `2024-11-${day}` as IsoDate }))
    await loadEngine(folder, keptIn(data))
    expect(await readdir(data)).toEqual(['knowledge.snapshot'])
  })

  it('of another program is none', async () => {
    await load()
    const [, , program = '', files = ''] = (await readFile(file, 'utf8')).split(/[ \n]/u, 5)
    expect(await readSnapshot(file, { program, files })).toMatchObject({ isOfSameFiles: true })
    expect(await readSnapshot(file, { program, files: program })).toMatchObject({ isOfSameFiles: false })
    expect(await readSnapshot(file, { program: files, files })).toBeNull()
  })

  it('that cannot be written stops nothing, and is told of', async () => {
    await writeFile(join(folder, 'data'), 'a file where the folder should be')
    const failures: unknown[] = []
    const corpus = await loadCorpus(folder, {
      snapshot: file,
      onSnapshotFailed: (error) => failures.push(error),
    })
    expect(corpus.passages.length).toBeGreaterThan(40)
    expect(failures).toHaveLength(1)
  })

  it('hides no fault of the other files', async () => {
    await load()
    await mkdir(join(folder, 'vocabulary'))
    await writeFile(join(folder, 'vocabulary', 'a.yaml'), '- { word: 花园 }')
    await expect(load()).rejects.toThrow('a.yaml:1')
  })
})
