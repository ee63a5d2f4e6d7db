// The way to a chat: which post is next and when it may go, kept in one row a chat, so that a claim looks at rows
// and not at all posts.
import type { Selectable } from 'kysely'
import { openAt, type Paces, paceOf } from './pace.ts'
import type { Db, Tables, Work } from './tables.ts'

export const urgencies = { reply: 0, notice: 1 } as const

/** Makes the rows that are missing. In order, so that two processes cannot wait for each other. */
export async function openRoutes(db: Db, chats: readonly number[]): Promise<void> {
  if (chats.length === 0) return
  const empty = { head: null, urgency: 0, due_at: null, tat: 0, paused_until: 0 }
  const free = { owner: null, ticket: null, unsent: null }
  await db
    .insertInto('routes')
    .values(chats.toSorted((a, b) => a - b).map((chat) => ({ chat, ...empty, ...free })))
    .onConflict((conflict) => conflict.column('chat').doNothing())
    .execute()
}

type Route = Selectable<Tables['routes']>

/** The post of a chat that is in Telegram's hands or may be; null: there is none, or it was only claimed. */
export function handedOver({
  head,
  owner,
  ticket,
  unsent,
}: Pick<Route, 'head' | 'owner' | 'ticket' | 'unsent'>) {
  return owner === null || ticket === unsent ? null : head
}

/** What is under way in a chat, held until the transaction ends. */
export function wayTo({ db, shared }: Pick<Work, 'db' | 'shared'>, chat: number) {
  return db
    .selectFrom('routes')
    .select(['head', 'owner', 'ticket', 'unsent'])
    .where('chat', '=', chat)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
}

/**
 * Looks anew which post of the chat is next and when. A chat in which a post is under way is left as it is, unless
 * `free`: that one is sent, failed or put off.
 */
export async function settle(
  { db, shared }: Pick<Work, 'db' | 'shared'>,
  chat: number,
  paces: Paces,
  { free }: { readonly free: boolean },
): Promise<void> {
  const route = await db
    .selectFrom('routes')
    .select(['owner', 'tat', 'paused_until'])
    .where('chat', '=', chat)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!route || (route.owner !== null && !free)) return
  const head = await db
    .selectFrom('posts')
    .select(['id', 'urgency', 'not_before'])
    .where('chat', '=', chat)
    .orderBy('urgency')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  const openFrom = Math.max(openAt(route.tat, paceOf(chat, paces)), route.paused_until)
  await db
    .updateTable('routes')
    .set({
      owner: null,
      ticket: null,
      head: head?.id ?? null,
      urgency: head?.urgency ?? 0,
      due_at: head ? Math.max(head.not_before, openFrom) : null,
    })
    .where('chat', '=', chat)
    .execute()
}
