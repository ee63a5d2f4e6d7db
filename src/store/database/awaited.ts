// Wishes over both databases. Who deletes the row tells: so each is told once, over all processes and crashes.
import type { Selectable } from 'kysely'
import type { Awaited, Waiting, Wish } from '../../chat/waiting.ts'
import type { Language } from '../../query/query.ts'
import { sayIn } from './say.ts'
import type { Session } from './session.ts'
import type { Db, Tables, Work } from './tables.ts'

export function createWaiting({ read, write, paces }: Session): Waiting {
  return {
    due: (version, limit) =>
      read(async (db) => {
        const due = db.selectFrom('awaited').selectAll().where('looked', '<', version)
        return (await due.orderBy('id').limit(limit).execute()).map(awaitedFrom)
      }),
    looked: (ids, version) =>
      write(async ({ db }) => {
        await db
          .updateTable('awaited')
          .set({ looked: version })
          .where('id', 'in', [...ids])
          .where('looked', '<', version)
          .execute()
      }),
    tell: (id, message) =>
      write(async (work) => {
        const ended = work.db.deleteFrom('awaited').where('id', '=', id).returning('person')
        const row = await ended.executeTakeFirst()
        if (row !== undefined) await sayIn(work, Number(row.person), message, null, paces)
        return row !== undefined
      }),
  }
}

export async function awaitedBy(db: Db, person: number): Promise<readonly Awaited[]> {
  const rows = db.selectFrom('awaited').selectAll().where('person', '=', person).orderBy('id')
  return (await rows.execute()).map(awaitedFrom)
}

/** Who waits for a question already goes on waiting. */
export async function keepWish(
  { db, now }: Work,
  { person, question, context, language }: Wish,
): Promise<void> {
  const kept = { context: context === null ? null : JSON.stringify(context), language, at: now }
  await db
    .insertInto('awaited')
    .values({ person, question, ...kept, looked: 0 })
    .onConflict((conflict) => conflict.columns(['person', 'question']).doUpdateSet(kept))
    .execute()
}

export async function endWish({ db }: Work, person: number, id: number): Promise<void> {
  await db.deleteFrom('awaited').where('id', '=', id).where('person', '=', person).execute()
}

function awaitedFrom(row: Selectable<Tables['awaited']>): Awaited {
  const context = row.context === null ? null : (JSON.parse(row.context) as Awaited['context'])
  const { id, person, question } = row
  return { id, person, question, context, language: row.language as Language }
}
