// Deliveries that shall not be made any more → cancelled, with their posts, but for what is in Telegram's hands.
import type { Paces } from './pace.ts'
import { handedOver, settle, wayTo } from './routes.ts'
import type { Work } from './tables.ts'

type Of = { readonly announcement: string } | { readonly chat: number }

/**
 * Of one announcement, or of one chat; also those whose posts are claimed ahead of their time. What is being sent just
 * now is sent all the same, and stays listed.
 */
export async function dropQueued(work: Work, of: Of, reason: string, paces: Paces): Promise<void> {
  const { db, now } = work
  const isOf = 'chat' in of ? (['chat', of.chat] as const) : (['announcement', of.announcement] as const)
  const cancelled = { state: 'cancelled', reason, post: null, at: now }
  const cancel = db.updateTable('deliveries').set(cancelled).where(isOf[0], '=', isOf[1])
  await cancel.where('state', '=', 'waiting').execute()
  const queued = await db
    .selectFrom('deliveries')
    .select(['chat', 'post'])
    .where(isOf[0], '=', isOf[1])
    .where('state', '=', 'queued')
    .where('post', 'is not', null)
    .orderBy('chat')
    .execute()
  for (const { chat, post } of queued) {
    if (post === null || !(await dropPost(work, chat, post, paces))) continue
    await cancel.where('post', '=', post).execute()
    // What it told besides is told without it.
    await db
      .updateTable('deliveries')
      .set({ state: 'waiting', post: null })
      .where('post', '=', post)
      .execute()
  }
}

/** False when the post is in Telegram's hands, or was. */
async function dropPost(work: Work, chat: number, post: number, paces: Paces): Promise<boolean> {
  const route = await wayTo(work, chat)
  if (route !== undefined && handedOver(route) === post) return false
  const dropped = await work.db.deleteFrom('posts').where('id', '=', post).returning('id').executeTakeFirst()
  if (dropped === undefined) return false
  await settle(work, chat, paces, { free: route?.head === post })
  return true
}
