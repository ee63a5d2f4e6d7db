// The store, looked at beside a running bot: can it be opened, is it whole, of the right version, with room to write?
import { existsSync } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { FaultError } from '../fault.ts'
import type { Place } from './backup.ts'
import { openServer, sqliteFile } from './database/here.ts'
import { refuseNewer, versionOf } from './database/migrate.ts'
import { integrityOf, openSqlite } from './database/sqlite.ts'
import type { Db } from './database/tables.ts'
import { makeFolder } from './make-folder.ts'

/** Below this a disk counts as full: the log, a backup and the system need room, too. */
const leastFreeBytes = 200 * 1024 * 1024

/** What is well, in a few words. Throws FaultError for what is not. Writes nothing but a missing data folder. */
export async function inspect({ dataDir, databaseUrl }: Place): Promise<string> {
  const disk = await inspectDisk(dataDir)
  if (databaseUrl !== null) {
    const server = await openServer(databaseUrl)
    try {
      return `PostgreSQL, ${await inspectTables(server.database.db, true, server.where)}; ${disk}`
    } finally {
      await server.close()
    }
  }
  const file = sqliteFile(dataDir)
  if (!existsSync(file)) return `SQLite, not begun yet; ${disk}`
  const damage = integrityOf(file)
  if (damage !== null)
    throw faultOf(file, `is damaged (${damage})`, 'stop the bot, move the file away, and restore a backup')
  const database = openSqlite(file, { readOnly: true })
  try {
    const tables = await inspectTables(database.db, false, file)
    return `SQLite of ${inMb((await stat(file)).size)}, whole, ${tables}; ${disk}`
  } finally {
    await database.close()
  }
}

async function inspectDisk(dataDir: string): Promise<string> {
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const what = `cannot be written to (${(error as NodeJS.ErrnoException).code})`
    throw faultOf(
      dataDir,
      what,
      'make it a folder of the user that runs the bot, or name another in DATA_DIR',
    )
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  if (free >= leastFreeBytes) return `${inMb(free)} free`
  throw faultOf(dataDir, `only ${inMb(free)} are free on its disk`, 'make room')
}

async function inspectTables(db: Db, shared: boolean, where: string): Promise<string> {
  const { done, missing, unknown } = await versionOf(db, shared)
  refuseNewer(unknown, where)
  if (done.length === 0) return 'empty'
  if (missing.length > 0) return `at ${done.at(-1)} (the next start brings it up to date)`
  const waiting = await db
    .selectFrom('updates')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return `at ${done.at(-1)}, ${waiting.count} updates wait`
}

function faultOf(where: string, what: string, mend: string): FaultError {
  return new FaultError([{ code: 'store', where, what, mend }])
}

function inMb(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}
