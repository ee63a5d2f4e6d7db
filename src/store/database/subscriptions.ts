// Subscriptions over both databases.
import type { Selectable } from 'kysely'
import type { Subscription } from '../../announcement/subscription.ts'
import { dropQueued } from './drop-deliveries.ts'
import type { Paces } from './pace.ts'
import type { Db, Tables, Work } from './tables.ts'

export async function subscriptionIn(db: Db, chat: number): Promise<Subscription | null> {
  const row = await db.selectFrom('subscriptions').selectAll().where('chat', '=', chat).executeTakeFirst()
  return row ? subscriptionOf(row) : null
}

export function subscriptionOf(row: Selectable<Tables['subscriptions']>): Subscription {
  return {
    chat: row.chat,
    thread: row.thread,
    topics: JSON.parse(row.topics) as readonly string[],
    digest: row.digest as Subscription['digest'],
    silent: row.silent === 1,
    muted: row.muted === 1,
    quiet: row.quiet === null ? null : (JSON.parse(row.quiet) as Subscription['quiet']),
    timeZone: row.time_zone,
    language: row.language as Subscription['language'],
  }
}

/** Keeps a subscription as it is now. What waits for a chat that wants nothing any more is dropped. */
export async function subscribe(work: Work, subscription: Subscription, paces: Paces): Promise<void> {
  const { chat, thread, topics, digest, silent, muted, quiet, timeZone, language } = subscription
  const kept = {
    ...{ thread, digest, language },
    topics: JSON.stringify(topics),
    silent: silent ? 1 : 0,
    muted: muted ? 1 : 0,
    quiet: quiet && JSON.stringify(quiet),
    time_zone: timeZone,
  }
  await work.db
    .insertInto('subscriptions')
    .values({ chat, ...kept, since: work.now })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(kept))
    .execute()
  if (muted) await dropQueued(work, { chat }, 'muted', paces)
}

export async function unsubscribe(work: Work, chat: number, paces: Paces): Promise<void> {
  await work.db.deleteFrom('subscriptions').where('chat', '=', chat).execute()
  await dropQueued(work, { chat }, 'unsubscribed', paces)
}
