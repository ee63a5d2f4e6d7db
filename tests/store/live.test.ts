// Knowledge that is exchanged while it answers: the real folder, store and builders, on the smallest releases.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { comparing } from '../../src/desk/compare.ts'
import { freshContext } from '../../src/engine/engine.ts'
import { type Live, type LiveParts, startLive } from '../../src/engine/live.ts'
import { type Files, merged } from '../../src/engine/versions.ts'
import { FaultError } from '../../src/fault.ts'
import type { IsoDate, Release } from '../../src/release/release.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { buildAside } from '../../src/store/build-aside.ts'
import { compareAside } from '../../src/store/compare-aside.ts'
import { knowledgeFolder } from '../../src/store/folder-files.ts'
import { builtOf, readKnowledge } from '../../src/store/knowledge.ts'
import { onSqlite, type TestStore } from '../support/databases.ts'
import { gazetteer, lexicon, releaseOf } from '../support/engine.ts'

let folder = ''
let at: TestStore
let today: IsoDate = '2026-11-23'
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-live-'))
  mkdirSync(join(folder, 'releases'))
  at = await onSqlite()
  today = '2026-11-23'
})
afterEach(async () => {
  await at.dispose()
  rmSync(folder, { recursive: true })
})

const trained = (count: number, over: Partial<Release> = {}) =>
  serialiseRelease(releaseOf([`全市培训育婴员${count}名。`], over))
const path = 'releases/2024-12-24-test.md'
const put = (text: string, name = path) => writeFileSync(join(folder, name), text)
const onDisk = (name = path) => readFileSync(join(folder, name), 'utf8')
const asked = (live: Live) => {
  const { answer } = live.engine().ask('培训了多少名育婴员？', freshContext)
  return answer.outcome === 'answered' ? answer.figures.map(({ text }) => text).join() : answer.outcome
}
const withFile = (files: Files, text: string, name = path): Files => new Map([...files, [name, text]])

function started(over: Partial<LiveParts> = {}): Promise<Live> {
  const build = async (files: Files, today: IsoDate) =>
    builtOf(await readKnowledge(folder, { files, today }), { lexicon, gazetteer })
  return startLive({
    ...{ versions: at.store.versions, folder: knowledgeFolder(folder), buildFirst: build, build },
    ...{
      today: () => today,
      shared: false,
      prepare: async () => null,
      onSwap: () => {},
      onLeft: () => {},
      onFaults: () => {},
      ...over,
    },
  })
}

describe('live knowledge', () => {
  it('publishes, writes the folder, and rolls back; each version can be asked for again', async () => {
    put(trained(2301))
    const live = await started()
    const before = live.version()
    expect(before).toMatchObject({ way: 'folder', inFolder: true, by: null })
    const files = withFile(live.files(), trained(2302))
    const published = await live.publish({ files, after: before.id, way: 'desk', by: 7, note: '订正' })
    expect(published).toMatchObject({
      outcome: 'published',
      version: { by: 7, changes: { changed: [path] } },
    })
    expect([asked(live), onDisk()]).toEqual(['2302名', trained(2302)])
    const old = await live.engineOf(before.knowledge)
    expect(old?.knowledgeVersion).toBe(before.knowledge)
    const back = await at.store.versions.files(before.id)
    const { id } = live.version()
    await live.publish({ files: back ?? new Map(), after: id, way: 'rollback', by: 7, note: '' })
    expect([asked(live), onDisk(), live.engine().knowledgeVersion]).toEqual([
      '2301名',
      trained(2301),
      before.knowledge,
    ])
    expect(await at.store.versions.list(9)).toHaveLength(3)
  })

  it('leaves the old one answering when the new one has faults, and tells all of them', async () => {
    put(trained(2301))
    const live = await started()
    const files = withFile(withFile(live.files(), '没有标题'), '- {word: 打工', 'vocabulary/words.yaml')
    const published = await live.publish({ files, after: live.version().id, way: 'desk', by: 7, note: '' })
    expect(published.outcome === 'faulty' && published.faults.map(({ where }) => where)).toEqual([
      `${join(folder, path)}:1`,
      expect.stringContaining('vocabulary/words.yaml:'),
    ])
    expect([asked(live), onDisk()]).toEqual(['2301名', trained(2301)])
  })

  it('refuses to publish on top of another version, also one of another process', async () => {
    put(trained(2301))
    const [one, other] = [await started(), await started()]
    const publish = (live: Live, count: number) =>
      live.publish({
        ...{ files: withFile(live.files(), trained(count)), after: live.version().id },
        ...{ way: 'desk', by: 7, note: '' },
      })
    expect((await publish(one, 2302)).outcome).toBe('published')
    expect((await publish(other, 2303)).outcome).toBe('newer')
    await other.follow()
    expect([asked(one), asked(other)]).toEqual(['2302名', '2302名'])
    expect((await publish(other, 2303)).outcome).toBe('published')
  })

  it('goes on answering when another process published what cannot be built here, and says so once', async () => {
    put(trained(2301))
    const live = await started()
    const { id, knowledge, day } = live.version()
    const foreign = { knowledge, day, way: 'desk', by: 7, note: '', inFolder: false } as const
    await at.store.versions.add(foreign, withFile(live.files(), '没有标题'), id)
    await expect(live.follow()).rejects.toThrow(FaultError)
    await live.follow()
    expect(asked(live)).toBe('2301名')
  })

  it('takes what was changed by hand on top of what was published where the folder cannot be written to', async () => {
    put(trained(2301))
    const readOnly = {
      ...knowledgeFolder(folder),
      write: async () => ({ outcome: 'left', why: 'read-only', edited: [] }) as const,
    }
    const live = await started({ folder: readOnly })
    const files = withFile(live.files(), trained(5, { date: '2024-12-25' }), 'releases/2024-12-25-b.md')
    await live.publish({ files, after: live.version().id, way: 'desk', by: 7, note: '' })
    // The folder is as it was: what was published stays.
    const again = await started({ folder: readOnly })
    expect(again.version().id).toBe(live.version().id)
    put(trained(2304))
    const third = await started({ folder: readOnly })
    expect(third.version()).toMatchObject({ way: 'folder', inFolder: false, changes: { changed: [path] } })
    expect([...third.files().keys()]).toEqual([path, 'releases/2024-12-25-b.md'])
  })

  it('answers from what was published when the folder has faults at the start', async () => {
    put(trained(2301))
    await started()
    put('没有标题')
    const told: string[] = []
    const live = await started({ onFaults: (faults) => told.push(...faults.map(({ code }) => code)) })
    expect([asked(live), told.length]).toEqual(['2301名', 1])
  })

  it('leaves a file that was changed by hand meanwhile', async () => {
    put(trained(2301))
    const left: string[] = []
    const live = await started({ onLeft: (why) => left.push(why) })
    put(trained(9))
    const files = withFile(live.files(), trained(2302))
    await live.publish({ files, after: live.version().id, way: 'desk', by: 7, note: '' })
    expect([asked(live), onDisk(), live.version().inFolder]).toEqual(['2302名', trained(9), false])
    expect(left).toEqual([`${path}: changed by hand meanwhile`])
  })

  it('makes another version on the day on which a release has run out', async () => {
    put(trained(2301, { validUntil: '2026-11-23' }))
    const live = await started()
    expect(asked(live)).toBe('2301名')
    today = '2026-11-24'
    await live.follow()
    expect(live.version()).toMatchObject({ way: 'day', day: today })
    expect(asked(live)).not.toBe('2301名')
    await live.follow()
    expect(await at.store.versions.list(9)).toHaveLength(2)
  })

  it('builds beside the bot the very engine that is built here', async () => {
    put(trained(2301))
    const data = { lexicon, gazetteer }
    const live = await started({
      build: (files, day) => buildAside({ knowledgeDir: folder, loading: { files, today: day } }, data),
    })
    const files = withFile(live.files(), trained(2302))
    await live.publish({ files, after: live.version().id, way: 'desk', by: 7, note: '' })
    expect(asked(live)).toBe('2302名')
    const { engine: here } = builtOf(await readKnowledge(folder, { files, today }), data)
    expect(live.engine().knowledgeVersion).toBe(here.knowledgeVersion)
    expect(live.engine().ask('多少', freshContext)).toEqual(here.ask('多少', freshContext))
    const faulty = withFile(files, '没有标题')
    const { outcome } = await live.publish({
      files: faulty,
      after: live.version().id,
      way: 'desk',
      by: 7,
      note: '',
    })
    expect(outcome).toBe('faulty')
  })
})

it('compares beside the bot as it is compared here, and tells every fault', { timeout: 60_000 }, async () => {
  put(trained(2301))
  const example = '- {question: 培训了多少名育婴员？, figures: [2301名]}\n'
  const before: Files = new Map([
    [path, trained(2301)],
    ['questions/own.yaml', example],
  ])
  const after = withFile(before, trained(2302))
  const build = async (files: Files) =>
    builtOf(await readKnowledge(folder, { files, today }), { lexicon, gazetteer })
  const aside = compareAside({ knowledgeDir: folder, loading: {} }, () => today)
  const order = { before, after, missed: ['培训了多少名月嫂？'] }
  let built = 0
  const comparison = await aside(order, () => built++)
  expect(built).toBe(1)
  expect(comparison).toEqual(await comparing(order, { build, breathe: async () => {} }, () => {}))
  expect([comparison.asked, comparison.others.length, comparison.broken.length]).toEqual([3, 3, 1])
  const faulty = { ...order, after: withFile(after, '没有标题') }
  await expect(aside(faulty, () => built++)).rejects.toThrow(FaultError)
  const stopped = aside(order, () => built++, AbortSignal.timeout(1))
  await expect(stopped).rejects.toThrow('ended')
  expect(built).toBe(1)
})

it('merges two changes of the same files', () => {
  const of = (texts: Readonly<Record<string, string>>): Files => new Map(Object.entries(texts))
  const base = of({ a: '1', b: '1', c: '1', d: '1' })
  const { files, conflicts } = merged(
    base,
    of({ a: '2', b: '1', d: '2', e: '5' }),
    of({ a: '1', c: '1', d: '3' }),
  )
  expect([files, conflicts]).toEqual([of({ a: '2', d: '3', e: '5' }), ['d']])
})
