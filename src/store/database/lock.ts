// One bot a folder. The lock is an open transaction on a file of its own, so that the system lifts it with the
// process, however that ends, and commands beside the bot are not held up.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FaultError } from '../../fault.ts'

export interface FolderLock {
  release(): void
}

/** Locks the folder. Throws FaultError when another process has it; the driver's error for a folder that is no use. */
export function lockFolder(dataDir: string, now: number): FolderLock {
  const file = new DatabaseSync(join(dataDir, 'lock.db'), { timeout: 200 })
  try {
    file.exec('create table if not exists holder (only integer primary key, pid integer, since text)')
    file.exec('begin immediate')
    file
      .prepare('insert or replace into holder values (1, ?, ?)')
      .run(process.pid, new Date(now).toISOString())
    file.exec('commit; begin immediate')
    return { release: () => file.close() }
  } catch (error) {
    const fault = (error as { errcode?: number }).errcode === 5 ? taken(file, dataDir) : error
    file.close()
    throw fault
  }
}

function taken(file: DatabaseSync, dataDir: string): FaultError {
  const holder = file.prepare('select pid, since from holder').get()
  const who = holder ? ` (process ${holder['pid']}, since ${holder['since']})` : ''
  const what = `another bot runs on this folder${who}`
  const mend =
    'stop that one, or give this one another DATA_DIR; several bots share a PostgreSQL in DATABASE_URL'
  return new FaultError([{ code: 'store-taken', where: dataDir, what, mend }])
}
