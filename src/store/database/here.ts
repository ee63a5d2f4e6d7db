// Where the store is → an open database. What is of no use is said as a Fault.
import { join } from 'node:path'
import { FaultError } from '../../fault.ts'
import { makeFolder } from '../make-folder.ts'
import type { Database } from './database.ts'
import { lockFolder } from './lock.ts'
import { openPostgres, serverVersion } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** PostgreSQL 14. */
const oldestServer = 140_000

export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly now: () => number
}

export interface Here {
  readonly database: Database
  /** What faults call it. */
  readonly where: string
  close(): Promise<void>
}

/** The database's file in a data folder. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'yuanwen.db')
}

/** Opens the database for the bot: on SQLite for no other bot beside it. Throws FaultError. */
export async function openHere({ dataDir, databaseUrl, now }: Place): Promise<Here> {
  if (databaseUrl !== null) return openServer(databaseUrl)
  const where = sqliteFile(dataDir)
  try {
    await makeFolder(dataDir)
    const lock = lockFolder(dataDir, now())
    try {
      const database = openSqlite(where)
      const close = () => database.close().finally(() => lock.release())
      return { database, where, close }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw error instanceof FaultError ? error : unusable(where, error)
  }
}

/** Opens a PostgreSQL of 14 or later. Throws FaultError, without the address: a password may stand in it. */
export async function openServer(url: string): Promise<Here> {
  const where = 'DATABASE_URL'
  const database = openPostgres(url)
  try {
    const version = await serverVersion(database)
    if (version >= oldestServer) return { database, where, close: () => database.close() }
    const what = `names a PostgreSQL ${Math.floor(version / 10_000)}`
    throw new FaultError([{ code: 'postgres-old', where, what, mend: 'PostgreSQL 14 or later is needed' }])
  } catch (error) {
    await database.close()
    if (error instanceof FaultError) throw error
    const what = database.meaningOf(error) ?? `cannot be used (${(error as Error).message})`
    const mend = 'start the database, or correct DATABASE_URL (postgres://user:password@host/name)'
    throw new FaultError([{ code: 'postgres-unusable', where, what, mend }])
  }
}

function unusable(where: string, error: unknown): FaultError {
  const { code, errstr } = error as { code?: string; errstr?: string }
  const what = `the store cannot be opened (${errstr ?? code ?? String(error)})`
  const mend = 'make DATA_DIR a folder on a local disk that this user may write to'
  return new FaultError([{ code: 'store-unusable', where, what, mend }])
}
