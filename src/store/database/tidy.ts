// What has been kept long enough → gone, and rows that say nothing any more.
import type { KeptFor } from '../../chat/retention.ts'
import { dropVersions } from './drop-versions.ts'
import type { Work } from './tables.ts'

export async function tidy(work: Work, now: number, kept: KeptFor): Promise<void> {
  const { db } = work
  const { update, answer, vote, mishap, goneChat, delivery, missed, audit, draft } = kept
  await db
    .deleteFrom('subscriptions')
    .where('chat', 'in', (eb) =>
      eb
        .selectFrom('chats')
        .select('id')
        .where('gone_at', '<=', now - goneChat),
    )
    .execute()
  await db
    .deleteFrom('deliveries')
    .where('announcement', 'in', (eb) =>
      eb
        .selectFrom('announcements')
        .select('id')
        .where('created_at', '<=', now - delivery),
    )
    .execute()
  const before = [
    ['turns', 'until', now],
    ['answers', 'sent_at', now - answer],
    ['votes', 'at', now - vote],
    ['mishaps', 'at', now - mishap],
    ['chats', 'gone_at', now - goneChat],
    ['announcements', 'created_at', now - delivery],
    ['receipts', 'at', now - kept.receipt],
    ['awaited', 'at', now - kept.awaited],
    ['missed', 'at', now - missed],
    ['audit', 'at', now - audit],
    ['drafts', 'at', now - draft],
    ['prompts', 'at', now - draft],
  ] as const
  for (const [table, column, time] of before)
    await db.deleteFrom(table).where(db.dynamic.ref(column), '<=', time).execute()
  await dropVersions(work, now, kept)
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
