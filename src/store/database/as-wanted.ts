// Deliveries that are due, as their chats want to be told now: between the moment at which an announcement began and
// this one somebody may have left, changed topic or sound, or gone to sleep.
import type { Selectable } from 'kysely'
import type { Announcement } from '../../announcement/announcement.ts'
import { afterQuiet } from '../../announcement/local-time.ts'
import { concerns, type Subscription } from '../../announcement/subscription.ts'
import { subscriptionOf } from './subscriptions.ts'
import type { Tables, Work } from './tables.ts'

type Delivery = Selectable<Tables['deliveries']>

/** Those that may be told now; the others are cancelled, or wait for quiet hours to end. */
export async function asWanted(
  work: Work,
  due: readonly Delivery[],
  known: ReadonlyMap<string, Announcement>,
): Promise<readonly Delivery[]> {
  if (due.length === 0) return []
  const { db, now } = work
  const chats = [...new Set(due.map(({ chat }) => chat))]
  const rows = await db.selectFrom('subscriptions').selectAll().where('chat', 'in', chats).execute()
  const subscriptions = new Map(rows.map((row) => [row.chat, subscriptionOf(row)]))
  const wanted: Delivery[] = []
  for (const delivery of due) {
    const announcement = known.get(delivery.announcement)
    const subscription = subscriptions.get(delivery.chat)
    const why = unwanted(subscription, announcement)
    if (announcement === undefined || subscription === undefined || why !== null) {
      await set(work, delivery, { state: 'cancelled', reason: why, at: now })
      continue
    }
    const { thread, silent, quiet, timeZone } = subscription
    const dueAt = afterQuiet(now, quiet, timeZone)
    if (dueAt > now) await set(work, delivery, { due_at: dueAt })
    else wanted.push({ ...delivery, thread, silent: announcement.silent || silent ? 1 : 0 })
  }
  return wanted
}

function unwanted(
  subscription: Subscription | undefined,
  announcement: Announcement | undefined,
): string | null {
  if (subscription === undefined) return 'unsubscribed'
  if (subscription.muted) return 'muted'
  return concerns(subscription.topics, announcement?.topics ?? []) ? null : 'other topics'
}

async function set({ db }: Work, { announcement, chat }: Delivery, values: Partial<Delivery>): Promise<void> {
  await db
    .updateTable('deliveries')
    .set(values)
    .where('announcement', '=', announcement)
    .where('chat', '=', chat)
    .execute()
}
