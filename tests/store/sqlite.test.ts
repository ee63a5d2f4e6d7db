// A commit and the disk: told when it is there and not before, while the program goes on. The disk is stood in for.
import { mkdtempSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Database } from '../../src/store/database/database.ts'
import { openSqlite } from '../../src/store/database/sqlite.ts'

let folder = ''
let database: Database
let disk: FileHandle
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-sqlite-'))
  database = openSqlite(join(folder, 'a.db'))
  await sql`create table said (word text)`.execute(database.db)
  const one = await open(join(folder, 'a.db'))
  disk = Object.getPrototypeOf(one) as FileHandle
  await one.close()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await database.close()
  rmSync(folder, { recursive: true })
})

const say = (word: string) =>
  database.transaction(async (db) => void (await sql`insert into said values (${word})`.execute(db)))
const said = async () => {
  const { rows } = await sql<{ word: string }>`select word from said order by rowid`.execute(database.db)
  return rows.map(({ word }) => word).join()
}

it('is told of when the disk has it; what is asked for meanwhile waits for the next one together', async () => {
  let written = () => {}
  const writes = vi.spyOn(disk, 'datasync').mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        written = resolve
      }),
  )
  const told: string[] = []
  const tell = (word: string) => say(word).then(() => told.push(word))
  const first = tell('a')
  await vi.waitFor(() => expect(writes).toHaveBeenCalledOnce())
  const more = [tell('b'), tell('c')]
  expect(await said()).toBe('a')
  expect(told).toEqual([])
  written()
  await Promise.all([first, ...more])
  expect(told).toEqual(['a', 'b', 'c'])
  expect(writes).toHaveBeenCalledTimes(2)
})

it('that the disk refuses is told as trouble of the database, and the next one goes on', async () => {
  vi.spyOn(disk, 'datasync').mockRejectedValueOnce(Object.assign(new Error('EIO'), { code: 'EIO' }))
  const refused = await say('a').catch((error: unknown) => error)
  expect(database.meaningOf(refused)).toBe('the disk does not read or write')
  await say('b')
  expect(await said()).toContain('b')
})
