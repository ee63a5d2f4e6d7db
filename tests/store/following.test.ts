// A version that one process publishes reaches the others: PostgreSQL tells them, also after it was away.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshContext } from '../../src/engine/engine.ts'
import { type Live, startLive } from '../../src/engine/live.ts'
import type { Files, NewVersion } from '../../src/engine/versions.ts'
import type { IsoDate } from '../../src/release/release.ts'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { knowledgeFolder } from '../../src/store/folder-files.ts'
import { builtOf, readKnowledge } from '../../src/store/knowledge.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { start } from '../support/databases.ts'
import { gazetteer, lexicon, releaseOf } from '../support/engine.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'

sayWithout('tests/store/following.test.ts')

const version: NewVersion = {
  ...{ knowledge: 'aaaaaaaaaaaa', day: '2026-11-23', way: 'desk', by: 7, note: '', inFolder: false },
}
const soon = { timeout: 20_000 }
const path = 'releases/2024-12-24-test.md'
const trained = (count: number) => serialiseRelease(releaseOf([`全市培训育婴员${count}名。`]))

describe.skipIf(noPostgres !== null)('another process', { timeout: 60_000 }, () => {
  let server: Server
  let databaseUrl = ''
  let stores: Store[] = []
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.dispose())
  beforeEach(async () => {
    databaseUrl = await server.newDatabase()
    stores = []
  })
  afterEach(() => Promise.all(stores.map((store) => store.close())))

  async function opened(): Promise<Store> {
    const store = await openStore({ dataDir: '', databaseUrl, now: () => start })
    stores.push(store)
    return store
  }

  it('hears of a version, and of those that it may have missed while the database was away', async () => {
    const [one, other] = [await opened(), await opened()]
    let heard = 0
    other.onVersion(() => {
      heard += 1
    })
    // Once it listens, it looks for what was said before.
    await expect.poll(() => heard, soon).toBe(1)
    const { version: first } = await one.versions.add(version, new Map([['a', '1']]), null)
    await expect.poll(() => heard, soon).toBe(2)
    // What is not added is not told.
    expect((await one.versions.add(version, new Map(), null)).outcome).toBe('newer')
    await server.stop()
    await server.start()
    await expect.poll(() => heard, soon).toBe(3)
    await one.versions.add(version, new Map([['a', '2']]), first.id)
    await expect.poll(() => heard, soon).toBe(4)
  })

  it('answers from what was published, and until then from what it had', async () => {
    const folders = [0, 1].map(() => {
      const folder = mkdtempSync(join(tmpdir(), 'yuanwen-following-'))
      mkdirSync(join(folder, 'releases'))
      writeFileSync(join(folder, path), trained(2301))
      return folder
    })
    const [mine = '', theirs = ''] = folders
    const exchanged: string[] = []
    const following: Promise<void>[] = []
    const live = async (folder: string, name: string): Promise<Live> => {
      const { versions } = await opened()
      const build = async (files: Files, today: IsoDate) =>
        builtOf(await readKnowledge(folder, { files, today }), { lexicon, gazetteer })
      const one = await startLive({
        ...{ versions, folder: knowledgeFolder(folder), buildFirst: build, build, shared: true },
        ...{ today: () => '2026-11-23', onLeft: () => {}, onFaults: () => {} },
        onSwap: () => exchanged.push(`${name} engine`),
        prepare: async () => {
          exchanged.push(`${name} ready`)
          return {
            takeOver: () => exchanged.push(`${name} beside`),
            dismiss: () => exchanged.push(`${name} dismissed`),
          }
        },
      })
      stores.at(-1)?.onVersion(() => void following.push(one.follow()))
      return one
    }
    const [one, other] = [await live(mine, 'one'), await live(theirs, 'other')]
    const answerOf = (process: Live) => {
      const { answer } = process.engine().ask('培训了多少名育婴员？', freshContext)
      const figures = answer.outcome === 'answered' ? answer.figures.map(({ text }) => text).join() : '–'
      return `${process.engine().knowledgeVersion} ${figures}`
    }
    const before = answerOf(other)
    const files = new Map([[path, trained(2302)]])
    const after = one.version().id
    const seen = new Set([before])
    await one.publish({ files, after, way: 'desk', by: 7, note: '' })
    await expect.poll(() => seen.add(answerOf(other)).size, { ...soon, interval: 1 }).toBe(2)
    expect([...seen]).toEqual([before, answerOf(one)])
    expect(answerOf(one)).toMatch(/2302名$/)
    // Ready before anything is exchanged, and then together.
    const of = (name: string) => exchanged.filter((entry) => entry.startsWith(name))
    for (const name of ['one', 'other'])
      expect(of(name)).toEqual([`${name} ready`, `${name} beside`, `${name} engine`])
    await Promise.all(following)
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
})
