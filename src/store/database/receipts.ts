// Receipts over both databases: written once with the answer, and read by their id.
import type { Selectable } from 'kysely'
import type { Receipt } from '../../chat/receipt.ts'
import type { Language } from '../../query/query.ts'
import { personOf } from './speaker.ts'
import type { Db, Tables, Work } from './tables.ts'

/** A receipt that is there already is the same one. */
export async function keepReceipt({ db, now }: Work, receipt: Receipt): Promise<void> {
  const { id, knowledge, question, context, language, tapped, digest, speaker } = receipt
  await db
    .insertInto('receipts')
    .values({
      ...{ id, knowledge, question, language, digest, speaker, at: now },
      context: context === null ? null : JSON.stringify(context),
      tapped: tapped ? 1 : 0,
      person: speaker === null ? null : personOf(speaker),
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
    .execute()
}

/** Null where none has this id. */
export async function receiptIn(db: Db, id: string): Promise<Receipt | null> {
  const row = await db.selectFrom('receipts').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? receiptFrom(row) : null
}

function receiptFrom(row: Selectable<Tables['receipts']>): Receipt {
  const { id, knowledge, question, digest, speaker } = row
  return {
    ...{ id, knowledge, question, digest, speaker },
    context: row.context === null ? null : (JSON.parse(row.context) as Receipt['context']),
    language: row.language as Language,
    tapped: row.tapped === 1,
  }
}
