// From every version that ever was to the present one, on both databases; what each made is on file in schema/.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database/database.ts'
import { migrate, versionOf } from '../../src/store/database/migrate.ts'
import { migrationsFor } from '../../src/store/database/migrations.ts'
import { openPostgres } from '../../src/store/database/postgres.ts'
import { openSqlite } from '../../src/store/database/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'

sayWithout('half of tests/store/migrations.test.ts')
const names = Object.keys(migrationsFor(false))

it('has the same steps for both databases, in order of name', () => {
  expect(Object.keys(migrationsFor(true))).toEqual(names)
  expect(names).toEqual(names.toSorted())
})

interface Place {
  readonly open: () => Database
  readonly dataDir: string
  readonly databaseUrl: string | null
}

function migrations(
  name: string,
  newPlace: () => Promise<Place>,
  schemaOf: (db: Database) => Promise<string>,
) {
  describe(name, () => {
    it.each(names)('makes of nothing, up to %s, what it always made', async (step) => {
      const { open } = await newPlace()
      const database = open()
      await migrate(database.db, database.shared, 'here', step)
      const file = `schema/${step}.${name.toLowerCase()}.txt`
      await expect(await schemaOf(database)).toMatchFileSnapshot(file)
      await database.close()
    })

    it.each(['nothing', ...names])('goes from %s to the present, with what is in it', async (step) => {
      const place = await newPlace()
      const database = place.open()
      if (step !== 'nothing') {
        await migrate(database.db, database.shared, 'here', step)
        await sql`insert into people values (5, 'en')`.execute(database.db)
      }
      await database.close()
      const store = await openStore({ ...place, now: Date.now })
      expect(await store.memory.person(5)).toEqual(step === 'nothing' ? null : { id: 5, language: 'en' })
      await store.close()
      const after = place.open()
      expect(await versionOf(after.db, after.shared)).toEqual({ done: names, missing: [], unknown: [] })
      await after.close()
    })

    it('refuses a database that a newer program made, and changes nothing in it', async () => {
      const place = await newPlace()
      await (await openStore({ ...place, now: Date.now })).close()
      const database = place.open()
      await sql`insert into kysely_migration values ('9999-future', '')`.execute(database.db)
      const before = await schemaOf(database)
      await expect(openStore({ ...place, now: Date.now })).rejects.toThrow('newer version')
      expect(await schemaOf(database)).toBe(before)
      await database.close()
    })
  })
}

describe('migrations', () => {
  const folders: string[] = []
  let server: Server | null = null
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true })
    await server?.dispose()
  })
  const newDatabase = async () => {
    server ??= await startServer()
    return server.newDatabase()
  }
  migrations(
    'SQLite',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-migrate-'))
      folders.push(dataDir)
      return { dataDir, databaseUrl: null, open: () => openSqlite(join(dataDir, 'yuanwen.db')) }
    },
    async ({ db }) => {
      const { rows } = await sql<{ sql: string }>`
        select sql from sqlite_master where sql is not null and name not like 'kysely%' and name not like 'sqlite%'
        order by name`.execute(db)
      return `${rows.map((row) => row.sql).join(';\n')};\n`
    },
  )

  describe.skipIf(noPostgres !== null)('on a server', () => {
    migrations(
      'PostgreSQL',
      async () => {
        const databaseUrl = await newDatabase()
        return { dataDir: '', databaseUrl, open: () => openPostgres(databaseUrl) }
      },
      async ({ db }) => {
        const columns = await sql<{ line: string }>`
          select concat_ws(' ', table_name, column_name, data_type,
            case is_nullable when 'NO' then 'not null' end, identity_generation) as line
          from information_schema.columns where table_schema = 'public' and table_name not like 'kysely%'
          order by table_name, ordinal_position`.execute(db)
        const indexes = await sql<{ line: string }>`
          select indexdef as line from pg_indexes
          where schemaname = 'public' and tablename not like 'kysely%' order by indexname`.execute(db)
        return `${[...columns.rows, ...indexes.rows].map(({ line }) => line).join('\n')}\n`
      },
    )

    it('lets several processes start at once on an empty database', async () => {
      const databaseUrl = await newDatabase()
      const opening = Array.from({ length: 3 }, () => openStore({ dataDir: '', databaseUrl, now: Date.now }))
      const stores = await Promise.all(opening)
      expect(await stores[0]?.inbox.waiting()).toBe(0)
      await Promise.all(stores.map((store) => store.close()))
    })
  })
})
