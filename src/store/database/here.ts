// Where the store is → an open database. What is of no use is said as a Fault.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { FaultError } from '../../fault.ts'
import type { Database } from './database.ts'
import { lockFolder } from './lock.ts'
import { openSqlite } from './sqlite.ts'

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

/** Opens the database for the bot. */
export async function openHere({ dataDir, databaseUrl, now }: Place): Promise<Here> {
  if (databaseUrl !== null) {
    const what = 'PostgreSQL is not served yet'
    throw new FaultError([{ code: 'no-postgres', where: 'DATABASE_URL', what, mend: 'leave it empty' }])
  }
  const where = sqliteFile(dataDir)
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = lockFolder(dataDir, now())
    try {
      const database = openSqlite(where)
      return {
        database,
        where,
        async close() {
          await database.close()
          lock.release()
        },
      }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    throw error instanceof FaultError ? error : unusable(where, error)
  }
}

function unusable(where: string, error: unknown): FaultError {
  const { code, errstr } = error as { code?: string; errstr?: string }
  const what = `the store cannot be opened (${errstr ?? code ?? String(error)})`
  const mend = 'make DATA_DIR a folder on a local disk that this user may write to'
  return new FaultError([{ code: 'store-unusable', where, what, mend }])
}
