// The store of a bot that may be running, for a command that writes one thing beside it.
import { existsSync } from 'node:fs'
import type { Newsroom } from '../announcement/newsroom.ts'
import type { DeskStore } from '../desk/desk-store.ts'
import type { Versions } from '../engine/versions.ts'
import { FaultError } from '../fault.ts'
import { createNewsroom } from './database/announcements.ts'
import { createDeskStore } from './database/desk.ts'
import { type Here, openServer, sqliteFile } from './database/here.ts'
import { refuseNewer, versionOf } from './database/migrate.ts'
import { telegramPaces } from './database/pace.ts'
import { openSqlite } from './database/sqlite.ts'
import { createVersions } from './database/versions.ts'
import { sessionOn } from './session-on.ts'

export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
}

/** What is written beside a bot. */
export interface Beside {
  readonly newsroom: Newsroom
  readonly versions: Versions
  readonly desk: DeskStore
}

/** Runs `work` on the store that a bot uses or will use. Throws FaultError, StoreUnavailable. */
export async function besideBot<T>(
  place: Place,
  now: () => number,
  work: (beside: Beside) => Promise<T>,
): Promise<T> {
  const { database, where, close } = await opened(place)
  try {
    const { missing, unknown } = await versionOf(database.db, database.shared)
    refuseNewer(unknown, where)
    if (missing.length > 0) throw unprepared(where)
    const session = sessionOn(database, { now, onTrouble: () => {}, paces: telegramPaces })
    return await work({
      newsroom: createNewsroom(session),
      versions: createVersions(session),
      desk: createDeskStore(session),
    })
  } finally {
    await close()
  }
}

async function opened({ dataDir, databaseUrl }: Place): Promise<Here> {
  if (databaseUrl !== null) return openServer(databaseUrl)
  const where = sqliteFile(dataDir)
  if (!existsSync(where)) throw unprepared(where)
  const database = openSqlite(where)
  return { database, where, close: () => database.close() }
}

function unprepared(where: string): FaultError {
  const what = 'has no tables yet, or those of an earlier version'
  return new FaultError([{ code: 'store-unprepared', where, what, mend: 'start the bot once' }])
}
