// A backup → the store, whole or not at all. What was to be sent when the backup was made may have been sent since.
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkedRows, faultFor, faultOf, type Place, remove, toDisk } from './backup.ts'
import { atOneMoment, copyRows, rowsIn } from './database/copy.ts'
import { openServer, sqliteFile } from './database/here.ts'
import { lockFolder } from './database/lock.ts'
import { migrate } from './database/migrate.ts'
import { openSqlite } from './database/sqlite.ts'
import { makeFolder } from './make-folder.ts'

export interface RestoreOptions extends Place {
  /** Replace a store that holds something. */
  readonly force: boolean
  readonly now: number
}

/**
 * Brings a backup back; gives how many rows. Refuses a store that a bot uses, and without `force` one that holds
 * something. Throws FaultError, and then the store is as it was.
 */
export async function restore(file: string, options: RestoreOptions): Promise<number> {
  if (!existsSync(file)) throw faultOf(file, 'is not there', 'name a file that `backup` wrote')
  try {
    return await (options.databaseUrl === null
      ? intoFolder(file, options)
      : intoServer(file, options.databaseUrl, options))
  } catch (error) {
    throw faultFor(error, file)
  }
}

async function intoFolder(file: string, { dataDir, force, now }: RestoreOptions): Promise<number> {
  await makeFolder(dataDir)
  const lock = lockFolder(dataDir, now)
  const target = sqliteFile(dataDir)
  const part = `${target}.part`
  try {
    const rows = await preparedCopy(file, part)
    if (existsSync(target)) await giveWay(target, force)
    await rename(part, target)
    const folder = await open(dataDir)
    await folder.sync().finally(() => folder.close())
    return rows
  } finally {
    await remove(part)
    lock.release()
  }
}

/** The old file may go; what waits beside it for its next opening is in it, so that it would not reach the new one. */
async function giveWay(target: string, force: boolean): Promise<void> {
  const present = openSqlite(target)
  try {
    if (!force && (await rowsIn(present.db, false)) > 0) throw holdsSomething(target)
  } finally {
    await present.close()
  }
}

async function intoServer(file: string, url: string, { force, now }: RestoreOptions): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'yuanwen-restore-'))
  const part = join(folder, 'part.db')
  const server = await openServer(url)
  try {
    const rows = await preparedCopy(file, part)
    await migrate(server.database.db, true, server.where)
    const source = openSqlite(part)
    try {
      await server.database.transaction(async (db) => {
        const running = await db.selectFrom('processes').where('lease_until', '>', now).select('id').execute()
        if (running.length > 0)
          throw faultOf(server.where, 'a bot runs on this database', 'stop every bot, and wait 15 seconds')
        if (!force && (await rowsIn(db, true)) > 0) throw holdsSomething(server.where)
        await atOneMoment(source, (from) => copyRows({ db: from, shared: false }, { db, shared: true }))
      })
    } finally {
      await source.close()
    }
    return rows
  } finally {
    await server.close()
    await rm(folder, { recursive: true })
  }
}

/** A copy of the backup, checked, brought up to date and ready for a start. */
async function preparedCopy(file: string, part: string): Promise<number> {
  await remove(part)
  await copyFile(file, part)
  const rows = await checkedRows(part, file)
  const copy = openSqlite(part)
  try {
    await migrate(copy.db, false, file)
    await copy.transaction(async (db) => {
      await db.updateTable('posts').set({ maybe_sent: 1 }).execute()
      await db.deleteFrom('processes').execute()
    })
  } finally {
    await copy.close()
  }
  await toDisk(part)
  return rows
}

function holdsSomething(where: string) {
  return faultOf(where, 'holds something already', 'make a backup of it, then add --force to replace it')
}
