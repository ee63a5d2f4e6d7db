// What has been kept long enough → gone, and rows that say nothing any more.
import { keptFor } from '../../chat/retention.ts'
import type { Work } from './tables.ts'

export async function tidy({ db }: Work, now: number): Promise<void> {
  const { update, answer, vote, mishap, goneChat } = keptFor
  await db.deleteFrom('turns').where('until', '<=', now).execute()
  await db
    .deleteFrom('answers')
    .where('sent_at', '<=', now - answer)
    .execute()
  await db
    .deleteFrom('votes')
    .where('at', '<=', now - vote)
    .execute()
  await db
    .deleteFrom('mishaps')
    .where('at', '<=', now - mishap)
    .execute()
  await db
    .deleteFrom('chats')
    .where('gone_at', '<=', now - goneChat)
    .execute()
  await db
    .deleteFrom('seen')
    .where('at', '<=', now - update)
    .where('id', 'not in', (eb) => eb.selectFrom('updates').select('updates.id'))
    .execute()
  await db.deleteFrom('lanes').where('ready_at', 'is', null).where('owner', 'is', null).execute()
  await db
    .deleteFrom('routes')
    .where('due_at', 'is', null)
    .where('owner', 'is', null)
    .where('tat', '<=', now)
    .where('paused_until', '<=', now)
    .execute()
}
