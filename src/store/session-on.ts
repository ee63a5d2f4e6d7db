// A database → one process at it.
import { randomUUID } from 'node:crypto'
import type { Database } from './database/database.ts'
import type { Paces } from './database/pace.ts'
import type { Session } from './database/session.ts'
import type { Work } from './database/tables.ts'
import { createWatch, type OnTrouble } from './database/trouble.ts'

/** A session of this process, that nobody else knows of yet. */
export function sessionOn(
  database: Database,
  {
    now,
    onTrouble,
    paces,
  }: { readonly now: () => number; readonly onTrouble: OnTrouble; readonly paces: Paces },
): Session {
  const { db, shared } = database
  const me = randomUUID()
  const watch = createWatch(database.meaningOf, onTrouble)
  const transaction = <T>(work: (work: Work) => Promise<T>) =>
    database.transaction((trx) => work({ db: trx, shared, me, now: now() }))
  return {
    ...{ me, paces, now },
    write: (work) => watch.guard(() => transaction(work)),
    prove: (work) => watch.guard(() => transaction(work), { proof: true }),
    read: (work) => watch.guard(() => work(db)),
    inTrouble: watch.inTrouble,
  }
}
