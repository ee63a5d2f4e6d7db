// A backup is one SQLite file, whichever database it was made of: so that it can be looked into, checked, and brought
// back into either. It is made beside the running bot.
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FaultError } from '../fault.ts'
import { atOneMoment, copyRows, rowsIn } from './database/copy.ts'
import type { Database } from './database/database.ts'
import { openServer, sqliteFile } from './database/here.ts'
import { migrate, refuseNewer, versionOf } from './database/migrate.ts'
import { integrityOf, openSqlite, vacuumInto } from './database/sqlite.ts'
import { makeFolder } from './make-folder.ts'

export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

export interface Written {
  readonly rows: number
  readonly bytes: number
}

/** Writes a backup of the store to `file`, checked, whole or not at all. Throws FaultError. */
export async function backup(place: Place, file: string): Promise<Written> {
  if (existsSync(file)) throw faultOf(file, 'is there already', 'name a new file')
  const part = `${file}.part`
  try {
    await rm(part, { force: true })
    await makeFolder(dirname(file))
    if (place.databaseUrl === null) copyOfFile(place.dataDir, part)
    else await copyOfServer(place.databaseUrl, part)
    const rows = await checkedRows(part, file)
    await toDisk(part)
    await rename(part, file)
    return { rows, bytes: (await stat(file)).size }
  } catch (error) {
    await remove(part)
    throw faultFor(error, file)
  }
}

function copyOfFile(dataDir: string, part: string): void {
  const source = sqliteFile(dataDir)
  if (!existsSync(source))
    throw faultOf(source, 'is not there: the bot has kept nothing yet', 'name its folder with --data')
  vacuumInto(source, part)
}

async function copyOfServer(url: string, part: string): Promise<void> {
  const server = await openServer(url)
  const target = openSqlite(part)
  try {
    const { missing, unknown } = await versionOf(server.database.db, true)
    refuseNewer(unknown, server.where)
    if (missing.length > 0)
      throw faultOf(
        server.where,
        'has tables of an older version',
        'start the bot once: it brings them up to date',
      )
    await migrate(target.db, false, part)
    await atOneMoment(server.database, (from) =>
      target.transaction((db) => copyRows({ db: from, shared: true }, { db, shared: false })),
    )
  } finally {
    await target.close()
    await server.close()
  }
}

/** How many rows a backup holds; throws FaultError for what is none, is damaged, or was made by a newer program. */
export async function checkedRows(part: string, file: string): Promise<number> {
  const damage = integrityOf(part)
  if (damage !== null) throw faultOf(file, `is damaged or no backup (${damage})`, 'take another backup')
  const database: Database = openSqlite(part)
  try {
    const { done, unknown } = await versionOf(database.db, false)
    refuseNewer(unknown, file)
    if (done.length === 0) throw faultOf(file, 'is no backup of Yuanwen', 'name a file that `backup` wrote')
    return await rowsIn(database.db, false)
  } finally {
    await database.close()
  }
}

export async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

/** A database file with what SQLite keeps beside it. */
export async function remove(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(join(`${file}${end}`), { force: true })
}

export function faultOf(where: string, what: string, mend: string): FaultError {
  return new FaultError([{ code: 'backup', where, what, mend }])
}

/** What the system or the database said, as a fault; a mistake of ours as it is. */
export function faultFor(error: unknown, file: string): unknown {
  const { code, errstr } = (error ?? {}) as { code?: unknown; errstr?: unknown }
  if (error instanceof FaultError || typeof code !== 'string') return error
  return faultOf(
    file,
    `failed (${errstr ?? code})`,
    'look at the disk: room, rights, a folder in place of a file',
  )
}
