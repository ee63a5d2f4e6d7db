// Announcements on their way, over both databases: chats that are due → deliveries → posts in the outbox. A handful of
// posts at a time, so that citizens' replies never wait behind a hundred thousand of them.
import type { Announcement, Report } from '../../announcement/announcement.ts'
import { dueAt } from '../../announcement/local-time.ts'
import type { Deliveries } from '../../announcement/newsroom.ts'
import { concerns } from '../../announcement/subscription.ts'
import { announcementOf } from './announcements.ts'
import { feedCorrections, feedDue } from './feed.ts'
import { kindOf, reportOf } from './reports.ts'
import { openRoutes, settle } from './routes.ts'
import { sayIn } from './say.ts'
import type { Session } from './session.ts'
import { subscriptionOf } from './subscriptions.ts'
import type { Work } from './tables.ts'

const enrolledAtOnce = 500

export function createDeliveries(session: Session): Deliveries {
  const { read, write, paces } = session
  return {
    enrol: (now) => write((work) => enrol(work, now)),
    feed: (now, limit, wording) =>
      write(async (work) => {
        const amended = await feedCorrections(work, limit, wording)
        const left = limit - amended.length
        const told = left > 0 ? await feedDue(work, now, left, wording) : { chats: [], looked: 0 }
        const chats = [...new Set([...amended, ...told.chats])].sort((a, b) => a - b)
        await openRoutes(work.db, chats)
        for (const chat of chats) await settle(work, chat, paces, { free: false })
        return amended.length + told.looked
      }),
    queued: () =>
      read(async (db) => {
        const row = await db
          .selectFrom('deliveries')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('post', 'is not', null)
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }),
    underWay: () =>
      read(async (db) => {
        const rows = await db
          .selectFrom('announcements')
          .selectAll()
          .where((eb) =>
            eb.or([
              eb('state', '=', 'running'),
              eb.and([eb('told', 'is', null), eb('state', 'in', ['done', 'cancelled'])]),
            ]),
          )
          .execute()
        const found = []
        for (const row of rows)
          found.push({ announcement: announcementOf(row), report: await reportOf(db, row.id, session.now()) })
        return found
      }),
    tell: (id, message, { now, everyMs, finished }) =>
      write(async (work) => {
        const row = await lockedIf(work, id, now - (finished ? 0 : everyMs))
        if (row === null) return
        // Corrected or sent again since it was looked at: it is not finished.
        if (finished && !isThrough(await reportOf(work.db, id, now))) return
        const text = message === null ? null : JSON.stringify(message)
        const { db } = work
        await db
          .updateTable('announcements')
          .set({
            told_at: now,
            ...(finished ? { told: text ?? '' } : {}),
            ...(finished && row.state === 'running' ? { state: 'done' } : {}),
          })
          .where('id', '=', id)
          .execute()
        if (message === null || row.panel_chat === null || row.panel_message === null) return
        await sayIn(work, row.panel_chat, message, row.panel_message, paces)
      }),
  }
}

function isThrough({ left, behind }: Report): boolean {
  return left === 0 && behind === 0
}

/** The announcement, unless its panel was told after `before`. */
async function lockedIf({ db, shared }: Work, id: string, before: number) {
  const row = await db
    .selectFrom('announcements')
    .select(['state', 'panel_chat', 'panel_message'])
    .where('id', '=', id)
    .where('told_at', '<=', before)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ?? null
}

/** The next chats of one announcement that is due; from the highest id down, so that a group that moves is not missed. */
async function enrol(work: Work, now: number): Promise<boolean> {
  const { db, shared } = work
  const row = await db
    .selectFrom('announcements')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'scheduled'), eb.or([eb('at', 'is', null), eb('at', '<=', now)])]),
        eb.and([eb('state', '=', 'running'), eb('enrolled', '=', 0)]),
      ]),
    )
    .orderBy('created_at')
    .limit(1)
    .$if(shared, (query) => query.forUpdate().skipLocked())
    .executeTakeFirst()
  if (!row) return false
  const announcement = announcementOf(row)
  const last = row.enrolled_to
  const subscribers = await db
    .selectFrom('subscriptions')
    .leftJoin('chats', 'chats.id', 'subscriptions.chat')
    .leftJoin('people', 'people.id', 'subscriptions.chat')
    .selectAll('subscriptions')
    .select(['chats.type', 'chats.gone_at', 'chats.language as spoken', 'people.language as chosen'])
    .$if(last !== null, (query) => query.where('subscriptions.chat', '<', last ?? 0))
    .orderBy('subscriptions.chat', 'desc')
    .limit(enrolledAtOnce)
    .execute()
  const deliveries = subscribers
    .filter((one) => one.gone_at === null && isFor(announcement, one))
    .map((one) => deliveryFor(announcement, one, now))
  if (deliveries.length > 0)
    await db
      .insertInto('deliveries')
      .values(deliveries)
      .onConflict((conflict) => conflict.columns(['announcement', 'chat']).doNothing())
      .execute()
  await db
    .updateTable('announcements')
    .set({
      state: 'running',
      enrolled_to: subscribers.at(-1)?.chat ?? last,
      enrolled: subscribers.length < enrolledAtOnce ? 1 : 0,
    })
    .where('id', '=', announcement.id)
    .execute()
  return true
}

type Subscriber = Parameters<typeof subscriptionOf>[0] & {
  readonly type: string | null
  readonly spoken: string | null
  readonly chosen: string | null
}

function isFor({ topics, kinds }: Announcement, row: Subscriber): boolean {
  const subscription = subscriptionOf(row)
  if (subscription.muted || !kinds.includes(kindOf(row.type, row.chat > 0))) return false
  return concerns(subscription.topics, topics)
}

function deliveryFor({ id, silent, revision }: Announcement, row: Subscriber, now: number) {
  const subscription = subscriptionOf(row)
  return {
    announcement: id,
    chat: row.chat,
    thread: row.thread,
    language: row.spoken ?? row.chosen ?? row.language,
    silent: silent || subscription.silent ? 1 : 0,
    together: subscription.digest === 'each' ? 0 : 1,
    due_at: dueAt(now, subscription),
    state: 'waiting',
    ...{ post: null, message: null, reason: null, revision, way: null, at: now },
  }
}
