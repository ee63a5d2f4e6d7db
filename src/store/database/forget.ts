// All that is kept about a person → nothing. A later table that names a person gets its line here.
import type { Paces } from './pace.ts'
import { handedOver, settle, urgencies, wayTo } from './routes.ts'
import type { Work } from './tables.ts'

export async function forget(work: Work, person: number, paces: Paces): Promise<void> {
  const { db } = work
  await db.deleteFrom('turns').where('person', '=', person).execute()
  await db.deleteFrom('answers').where('person', '=', person).execute()
  await db.deleteFrom('votes').where('person', '=', person).execute()
  await db.deleteFrom('people').where('id', '=', person).execute()
  // The settings of the private chat with them; its id is theirs.
  await db.deleteFrom('chats').where('id', '=', person).execute()
  await db.deleteFrom('receipts').where('person', '=', person).execute()
  await db.deleteFrom('awaited').where('person', '=', person).execute()
  // What could not be delivered to them.
  await db.deleteFrom('mishaps').where('chat', '=', person).execute()
  await db.deleteFrom('subscriptions').where('chat', '=', person).execute()
  await db.deleteFrom('deliveries').where('chat', '=', person).execute()
  await dropNotices(work, person, paces)
  await db.deleteFrom('prompts').where('person', '=', person).execute()
  // An answer on its way to them is still sent, but not kept.
  await db
    .updateTable('posts')
    .set({ speaker: null, question: null })
    .where('speaker', 'like', `%:${person}`)
    .execute()
}

/** Announcements to them, and corrections of these, but for what is in Telegram's hands. */
async function dropNotices(work: Work, chat: number, paces: Paces): Promise<void> {
  const { db } = work
  const route = await wayTo(work, chat)
  if (route === undefined) return
  const underWay = handedOver(route)
  const dropped = await db
    .deleteFrom('posts')
    .where('chat', '=', chat)
    .where('urgency', '=', urgencies.notice)
    .$if(underWay !== null, (query) => query.where('id', '!=', underWay))
    .returning('id')
    .execute()
  await settle(work, chat, paces, { free: dropped.some(({ id }) => id === route.head) })
}
