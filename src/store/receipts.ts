// A receipt looked up beside a running bot, with the knowledge that it is of: reads only.
import { existsSync } from 'node:fs'
import type { Receipt } from '../chat/receipt.ts'
import type { Files, Version } from '../engine/versions.ts'
import type { Place } from './backup.ts'
import { openServer, sqliteFile } from './database/here.ts'
import { receiptIn } from './database/receipts.ts'
import { openSqlite } from './database/sqlite.ts'
import type { Db } from './database/tables.ts'
import { versionFiles } from './database/versions.ts'

export interface FoundReceipt {
  readonly receipt: Receipt
  /** What it was answered from, and as of which day; null where that version is not kept. */
  readonly version: { readonly files: Files; readonly day: Version['day'] } | null
}

/** Null where there is no such receipt. Throws FaultError where the database cannot be opened. */
export async function findReceipt({ dataDir, databaseUrl }: Place, id: string): Promise<FoundReceipt | null> {
  if (databaseUrl !== null) {
    const server = await openServer(databaseUrl)
    return found(server.database.db, id).finally(() => server.close())
  }
  const file = sqliteFile(dataDir)
  if (!existsSync(file)) return null
  const database = openSqlite(file, { readOnly: true })
  return found(database.db, id).finally(() => database.close())
}

async function found(db: Db, id: string): Promise<FoundReceipt | null> {
  const receipt = await receiptIn(db, id)
  return receipt && { receipt, version: await versionFiles(db, receipt.knowledge) }
}
