// Which posts may go now, or (announcements) in a moment: at Telegram's pace over all processes together.
import { type Selectable, sql } from 'kysely'
import type { ClaimedPost } from '../../chat/outbox.ts'
import { giveBackPosts } from './give-back.ts'
import { advanced, openAt, openEvenly, type Pace, type Paces, room, timesFrom, yielding } from './pace.ts'
import { urgencies } from './routes.ts'
import type { Session } from './session.ts'
import type { Db, Tables, Work } from './tables.ts'

export interface Claim {
  readonly limit: number
  readonly notices: number
  readonly now: number
  readonly ticket: string
  readonly doubtful: readonly string[]
}

/** Chats' next posts, replies first; each chat's route is this process's from now on. */
export async function claimPosts(
  work: Work,
  { paces }: Session,
  { limit, notices, now, ticket, doubtful }: Claim,
): Promise<ClaimedPost[]> {
  // Never handed out, so never sent.
  if (doubtful.length > 0) await giveBackPosts(work, doubtful)
  const { all, told, careful } = await pacesNow(work)
  const pace = paceOfAll(careful, paces, now)
  const most = all.paused_until > now ? 0 : Math.min(limit, room(all.tat, pace, now))
  if (most === 0) return []
  const replies = await routesDue(work, urgencies.reply, now, most)
  const from = replies.length === 0 ? told.tat : yielding(told.tat, paces.notices, now, replies.length)
  const free = told.paused_until > now ? 0 : Math.min(notices, most - replies.length)
  const times = timesFrom(from, paces.notices, now, free)
  const notes = times.length === 0 ? [] : await routesDue(work, urgencies.notice, now, times.length)
  if (replies.length + notes.length === 0) return []
  const next = notes.length === 0 ? from : (times[0] ?? from) + notes.length * paces.notices.everyMs
  if (next !== told.tat) await setPace(work.db, 'notices', next)
  await setPace(work.db, 'all', advanced(all.tat, pace, now, replies.length + notes.length))
  await take(work, [...replies, ...notes], { ticket, now, paces })
  const timeOf = new Map(notes.map(({ head }, i) => [head, Math.ceil(times[i] ?? now)]))
  const posts = await postsOf(work.db, [...replies, ...notes])
  return posts.map((row) => claimed(row, { ticket, goesAt: timeOf.get(row.id) ?? now }))
}

/** When the next post may be claimed; null: none waits. */
export async function nextClaim(db: Db, paces: Paces, notices: boolean): Promise<number | null> {
  const reply = await firstDue(db, urgencies.reply)
  const notice = notices ? await firstDue(db, urgencies.notice) : null
  if (reply === null && notice === null) return null
  const { all, told, careful } = readPaces(await db.selectFrom('paces').selectAll().execute())
  // Where nothing has gone since care ended, either pace is open.
  const openAll = Math.max(
    openAt(all.tat, careful.tat > all.tat ? paces.careful : paces.all),
    all.paused_until,
  )
  const openNotices = Math.max(openEvenly(told.tat, paces.notices), told.paused_until)
  return Math.min(
    reply === null ? Number.POSITIVE_INFINITY : Math.max(reply, openAll),
    notice === null ? Number.POSITIVE_INFINITY : Math.max(notice, openAll, openNotices),
  )
}

type PaceRow = Selectable<Tables['paces']>

interface PacesNow {
  readonly all: PaceRow
  readonly told: PaceRow
  readonly careful: PaceRow
}

/** Locked on PostgreSQL: so the processes claim one after the other. */
async function pacesNow({ db, shared }: Work): Promise<PacesNow> {
  const rows = await db
    .selectFrom('paces')
    .selectAll()
    .orderBy('key')
    .$if(shared, (query) => query.forUpdate())
    .execute()
  return readPaces(rows)
}

function readPaces(rows: readonly PaceRow[]): PacesNow {
  const none = { tat: 0, paused_until: 0, recent: null }
  const of = (key: string) => rows.find((row) => row.key === key) ?? { key, ...none }
  return { all: of('all'), told: of('notices'), careful: of('refused') }
}

/** `careful`: until its time the bot keeps to what Telegram documents. */
function paceOfAll(careful: PaceRow, paces: Paces, now: number): Pace {
  return now < careful.tat ? paces.careful : paces.all
}

async function setPace(db: Db, key: string, tat: number): Promise<void> {
  await db.updateTable('paces').set({ tat }).where('key', '=', key).execute()
}

type Route = Pick<Selectable<Tables['routes']>, 'chat' | 'head'>

function routesDue(
  { db, shared }: Work,
  urgency: number,
  now: number,
  limit: number,
): Promise<readonly Route[]> {
  return db
    .selectFrom('routes')
    .select(['chat', 'head'])
    .where('owner', 'is', null)
    .where('urgency', '=', urgency)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('head')
    .limit(limit)
    .$if(shared, (query) => query.forUpdate().skipLocked())
    .execute()
}

async function take(
  { db, me }: Work,
  routes: readonly Route[],
  { ticket, now, paces }: { readonly ticket: string; readonly now: number; readonly paces: Paces },
): Promise<void> {
  await db
    .updateTable('routes')
    .set((eb) => ({
      owner: me,
      ticket,
      // Of replies nobody says when they are handed over.
      unsent: eb
        .case()
        .when('urgency', '=', urgencies.notice)
        .then(sql<string>`cast(${ticket} as text)`)
        .else(null)
        .end(),
      tat: eb(
        eb.case().when('tat', '>', now).then(eb.ref('tat')).else(now).end(),
        '+',
        // Said outright: PostgreSQL takes a bare parameter for text.
        sql<number>`cast(case when chat > 0 then ${paces.private.everyMs} else ${paces.group.everyMs} end as double precision)`,
      ),
    }))
    .where(
      'chat',
      'in',
      routes.map(({ chat }) => chat),
    )
    .execute()
}

function postsOf(db: Db, routes: readonly Route[]): Promise<readonly Selectable<Tables['posts']>[]> {
  const heads = routes.flatMap(({ head }) => head ?? [])
  return db
    .selectFrom('posts')
    .selectAll()
    .where('id', 'in', heads)
    .orderBy('urgency')
    .orderBy('id')
    .execute()
}

async function firstDue(db: Db, urgency: number): Promise<number | null> {
  const row = await db
    .selectFrom('routes')
    .select('due_at')
    .where('owner', 'is', null)
    .where('urgency', '=', urgency)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return row?.due_at ?? null
}

function claimed(
  row: Selectable<Tables['posts']>,
  holding: Pick<ClaimedPost, 'ticket' | 'goesAt'>,
): ClaimedPost {
  return {
    id: row.id,
    to: { chat: row.chat, replyTo: row.reply_to, thread: row.thread },
    message: JSON.parse(row.message) as ClaimedPost['message'],
    edits: row.edits,
    answers: row.answers,
    urgency: row.urgency === urgencies.reply ? 'reply' : 'notice',
    silent: row.silent === 1,
    maybeSent: row.maybe_sent === 1,
    ...holding,
    ...(row.deletes === 1 ? { deletes: true } : {}),
  }
}
