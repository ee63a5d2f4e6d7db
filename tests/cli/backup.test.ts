// `backup` and `restore` at the command line: out of either database and into either, beside a running bot, and
// nothing half restored.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { answer, happen, postTo, textOf, update } from '../contracts/examples.ts'
import { unpaced } from '../support/databases.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { testIo } from '../support/test-io.ts'

sayWithout('half of tests/cli/backup.test.ts')

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-backup-'))
let count = 0
let server: Server | null = null
beforeAll(async () => {
  if (noPostgres === null) server = await startServer()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server?.dispose()
})

interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

const fresh = () => join(folder, `${++count}`)
const newPlace = async (kind: string): Promise<Place> => ({
  dataDir: fresh(),
  databaseUrl: kind === 'SQLite' ? null : ((await server?.newDatabase()) ?? null),
})
const open = (place: Place) => openStore({ ...place, now: Date.now, paces: unpaced })

async function run(place: Place, ...argv: readonly string[]) {
  const io = testIo('', { env: { DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' } })
  const status = await main(argv, io)
  return { status, said: io.out() + io.err() }
}

async function fill(store: Store, posts: number): Promise<void> {
  await happen(store, { kind: 'person', id: 5, language: 'zh-Hant' })
  await happen(store, ...Array.from({ length: posts }, (_, i) => answer(postTo(5, `${i}`))))
  await store.inbox.take([update(1, '5')])
}

const kinds = noPostgres === null ? ['SQLite', 'PostgreSQL'] : ['SQLite']

describe.each(kinds)('a backup of %s', (source) => {
  let place: Place
  let file: string
  beforeEach(async () => {
    place = await newPlace(source)
    file = join(folder, `${++count}.backup`)
    const store = await open(place)
    await fill(store, 3)
    // Beside the running bot.
    expect((await run(place, 'backup', file)).said).toMatch(/: \d+ rows, \d+ bytes, checked/)
    await store.close()
  })

  it.each(kinds)('is brought back into %s', async (target) => {
    const there = await newPlace(target)
    expect(await run(there, 'restore', file)).toMatchObject({ status: 0 })
    const store = await open(there)
    expect(await store.memory.person(5)).toEqual({ id: 5, language: 'zh-Hant' })
    expect(await store.inbox.take([update(1, '5')])).toBe(0)
    expect((await store.inbox.claim(5)).map(({ id }) => id)).toEqual([1])
    const [post] = await store.outbox.claim(5, Date.now())
    expect(post && [textOf(post), post.maybeSent]).toEqual(['0', true])
    // Keys go on counting behind those that were brought back.
    await happen(store, answer(postTo(6, 'new')))
    expect((await store.outbox.claim(5, Date.now())).map(textOf)).toEqual(['new'])
    await store.close()
  })

  it('is not brought back over a running bot, nor over what is kept there without --force', async () => {
    const store = await open(place)
    await happen(store, { kind: 'person', id: 6, language: 'en' })
    for (const force of [[], ['--force']])
      expect(await run(place, 'restore', file, ...force)).toMatchObject({
        status: 1,
        said: expect.stringMatching(/another bot runs|a bot runs/),
      })
    await store.close()
    const refused = await run(place, 'restore', file)
    expect(refused.said).toMatch('holds something already')
    const kept = await open(place)
    expect(await kept.memory.person(6)).not.toBeNull()
    await kept.close()
    expect(await run(place, 'restore', file, '--force')).toMatchObject({ status: 0 })
    const restored = await open(place)
    expect(await restored.memory.person(6)).toBeNull()
    expect(await restored.memory.person(5)).not.toBeNull()
    await restored.close()
  })

  it('is whole while the bot writes', async () => {
    const store = await open(place)
    let writing = true
    const write = async () => {
      // Two that belong together: never one without the other.
      for (let id = 100; writing; id++)
        await happen(store, { kind: 'person', id, language: 'en' }, { kind: 'chat', chat: { id } })
    }
    const written = write()
    const copy = join(folder, `${++count}.backup`)
    expect((await run(place, 'backup', copy)).status).toBe(0)
    writing = false
    await written
    await store.close()
    const there = await newPlace('SQLite')
    await run(there, 'restore', copy)
    const restored = await open(there)
    for (let id = 100; id < 400; id++) {
      const both = [await restored.memory.person(id), await restored.memory.chat(id)]
      expect(both.filter((one) => one === null).length).not.toBe(1)
    }
    await restored.close()
  })
})

describe('what is no backup', () => {
  it.each([
    ['text', (path: string) => writeFileSync(path, 'hello '.repeat(1000)), 'damaged or no backup'],
    ['nothing', (path: string) => writeFileSync(path, ''), 'no backup of Yuanwen'],
  ])('is refused: %s', async (_what, make, why) => {
    const place = await newPlace('SQLite')
    await (await open(place)).close()
    const before = readFileSync(join(place.dataDir, 'yuanwen.db'))
    const file = fresh()
    make(file)
    const { status, said } = await run(place, 'restore', file, '--force')
    expect({ status, said }).toEqual({ status: 1, said: expect.stringContaining(why) })
    expect(readFileSync(join(place.dataDir, 'yuanwen.db'))).toEqual(before)
    expect(existsSync(join(place.dataDir, 'yuanwen.db.part'))).toBe(false)
  })

  it('is refused: a backup of which a part is missing', async () => {
    const place = await newPlace('SQLite')
    const store = await open(place)
    await fill(store, 300)
    const file = fresh()
    await run(place, 'backup', file)
    await store.close()
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length / 8192) * 4096))
    expect(await run(place, 'restore', file, '--force')).toMatchObject({
      status: 1,
      said: expect.stringContaining('damaged'),
    })
    const kept = await open(place)
    expect(await kept.inbox.waiting()).toBe(1)
    await kept.close()
  })

  it('is not written over a file, nor where there is nothing to write', async () => {
    const place = await newPlace('SQLite')
    expect((await run(place, 'backup', fresh())).said).toMatch('has kept nothing yet')
    const file = fresh()
    writeFileSync(file, 'mine')
    expect((await run(place, 'backup', file)).said).toMatch('is there already')
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})
