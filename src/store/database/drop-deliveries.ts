// Deliveries that shall not be made any more → cancelled, with their posts, but for what is under way.
import type { Paces } from './pace.ts'
import { settle } from './routes.ts'
import type { Work } from './tables.ts'

/** Of one announcement, or of one chat. What is under way just now is sent all the same, and stays listed. */
export async function dropQueued(
  work: Work,
  of: { readonly announcement: string } | { readonly chat: number },
  reason: string,
  paces: Paces,
): Promise<void> {
  const { db, shared, now } = work
  const isOf = 'chat' in of ? (['chat', of.chat] as const) : (['announcement', of.announcement] as const)
  const cancelled = { state: 'cancelled', reason, post: null, at: now }
  await db
    .updateTable('deliveries')
    .set(cancelled)
    .where(isOf[0], '=', isOf[1])
    .where('state', '=', 'waiting')
    .execute()
  const queued = await db
    .selectFrom('deliveries')
    .select(['chat', 'post'])
    .where(isOf[0], '=', isOf[1])
    .where('state', '=', 'queued')
    .where('post', 'is not', null)
    .orderBy('chat')
    .execute()
  for (const { chat, post } of queued) {
    const route = await db
      .selectFrom('routes')
      .select(['head', 'owner'])
      .where('chat', '=', chat)
      .$if(shared, (query) => query.forUpdate())
      .executeTakeFirst()
    const others = await db
      .selectFrom('deliveries')
      .select('announcement')
      .where('post', '=', post)
      .where(isOf[0], '!=', isOf[1])
      .limit(1)
      .execute()
    // What tells several announcements together is told whole.
    if (others.length > 0 || (route?.owner && route.head === post)) continue
    await db.deleteFrom('posts').where('id', '=', post).execute()
    await db.updateTable('deliveries').set(cancelled).where('post', '=', post).execute()
    await settle(work, chat, paces, { free: false })
  }
}
