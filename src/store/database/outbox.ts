// The outbox over both databases: claimed by chat, at Telegram's pace over all processes together.

import { type Selectable, sql } from 'kysely'
import type { ClaimedPost, Outbox } from '../../chat/outbox.ts'
import { delivered, doubted, undelivered } from './delivery-fates.ts'
import { giveBackPosts } from './give-back.ts'
import { move } from './move.ts'
import { advanced, countingAt, openAt, openWithin, type Pace, type Recent, room, roomWithin } from './pace.ts'
import { openRoutes, settle, urgencies } from './routes.ts'
import type { Holder, Session } from './session.ts'
import { personOf } from './speaker.ts'
import type { Db, Tables, Work } from './tables.ts'

type Row = Selectable<Tables['posts']>

export function createOutbox(session: Session, holder: Holder): Outbox {
  const { write, read, paces } = session
  const claimUnder =
    (limit: number, now: number, notices: number) => (ticket: string, doubtful: readonly string[]) =>
      write((work) => claim(work, session, { limit, notices, now, ticket, doubtful }))
  return {
    claim: (limit, now, notices = limit) => holder.claim(claimUnder(limit, now, notices)),
    sent: (id, message) => write((work) => sent(work, session, id, message)),
    failed: (id, reason, gone) => write((work) => failed(work, session, id, reason, gone)),
    lost: (id, reason) => write((work) => lost(work, session, id, reason)),
    later: (id, notBefore, maybeSent) =>
      write(async (work) => {
        const post = await postHeld(work, id)
        if (!post) return
        await work.db
          .updateTable('posts')
          .set({ not_before: notBefore, maybe_sent: maybeSent ? 1 : 0 })
          .where('id', '=', id)
          .execute()
        await settle(work, post.chat, paces, { free: true })
      }),
    moved: (id, to) =>
      write(async (work) => {
        const post = await postHeld(work, id)
        if (!post) return
        await settle(work, post.chat, paces, { free: true })
        await move(work, { from: post.chat, to }, paces)
      }),
    pause: (chat, until) => write((work) => pause(work, session, chat, until)),
    pauseNotices: (until) => write(({ db }) => pausePace(db, 'notices', until)),
    next: (notices = true) => read((db) => next(db, session, notices)),
  }
}

interface Claim {
  readonly limit: number
  readonly notices: number
  readonly now: number
  readonly ticket: string
  readonly doubtful: readonly string[]
}

async function claim(
  work: Work,
  { paces }: Session,
  { limit, notices, now, ticket, doubtful }: Claim,
): Promise<ClaimedPost[]> {
  const { db, me } = work
  // Never handed out, so never sent.
  if (doubtful.length > 0) await giveBackPosts(work, doubtful)
  const all = await paceNamed(work, 'all')
  const most = all.paused_until > now ? 0 : Math.min(limit, room(all.tat, paces.all, now))
  if (most === 0) return []
  const replies = await routesDue(work, urgencies.reply, now, most)
  const told = await noticesDue(work, paces.notices, now, {
    limit: Math.min(notices, most - replies.length),
    replies: replies.length,
  })
  const routes = [...replies, ...told]
  if (routes.length === 0) return []
  await db
    .updateTable('routes')
    .set((eb) => ({
      owner: me,
      ticket,
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
  await advance(db, 'all', advanced(all.tat, paces.all, now, routes.length))
  const heads = routes.flatMap(({ head }) => (head === null ? [] : [head]))
  const posts = await db
    .selectFrom('posts')
    .selectAll()
    .where('id', 'in', heads)
    .orderBy('urgency')
    .orderBy('id')
    .execute()
  return posts.map(postOf)
}

type Route = Pick<Selectable<Tables['routes']>, 'chat' | 'head'>

/** Announcements keep a pace of their own beside that of everything; `replies` go before them, and count there. */
async function noticesDue(
  work: Work,
  pace: Pace,
  now: number,
  { limit, replies }: { readonly limit: number; readonly replies: number },
): Promise<readonly Route[]> {
  const { tat, paused_until, recent: kept } = await paceNamed(work, 'notices')
  const before = countingAt(recentIn(kept), pace, now)
  const recent: Recent = replies > 0 && pace.within ? [...before, [now, replies]] : before
  const free = Math.min(limit, room(tat, pace, now), roomWithin(recent, pace, now))
  const routes = paused_until > now || free <= 0 ? [] : await routesDue(work, urgencies.notice, now, free)
  if (routes.length + replies === 0) return []
  const gone: Recent = routes.length > 0 && pace.within ? [...recent, [now, routes.length]] : recent
  await work.db
    .updateTable('paces')
    .set({
      tat: routes.length === 0 ? tat : advanced(tat, pace, now, routes.length),
      recent: JSON.stringify(gone),
    })
    .where('key', '=', 'notices')
    .execute()
  return routes
}

function recentIn(text: string | null): Recent {
  return text === null ? [] : (JSON.parse(text) as Recent)
}

/** Locked on PostgreSQL: so the processes claim one after the other. */
function paceNamed({ db, shared }: Work, key: string): Promise<Selectable<Tables['paces']>> {
  return db
    .selectFrom('paces')
    .selectAll()
    .where('key', '=', key)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
}

async function advance(db: Db, key: string, tat: number): Promise<void> {
  await db.updateTable('paces').set({ tat }).where('key', '=', key).execute()
}

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

async function sent(work: Work, session: Session, id: number, message: number | null): Promise<void> {
  const { db, now } = work
  // Believed whoever says it: also a process whose lease was over while it sent.
  const post = await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst()
  if (!post) return
  await db.deleteFrom('posts').where('id', '=', id).execute()
  const place = message ?? post.edits
  if (post.speaker !== null && place !== null) {
    const answer = {
      answers: post.answers,
      question: post.question,
      speaker: post.speaker,
      person: personOf(post.speaker),
      sent_at: now,
    }
    await db
      .insertInto('answers')
      .values({ chat: post.chat, message: place, ...answer })
      .onConflict((conflict) => conflict.columns(['chat', 'message']).doUpdateSet(answer))
      .execute()
  }
  if (post.maybe_sent === 1 && post.edits === null)
    await recordMishap(work, post.chat, 'maybe-twice', 'sent again after a lost try')
  await delivered(work, post, message)
  await freeRoute(work, session, post)
}

async function failed(
  work: Work,
  session: Session,
  id: number,
  reason: string,
  gone: boolean,
): Promise<void> {
  const { db, now } = work
  const post = await postHeld(work, id)
  if (!post) return
  const { chat, origin } = post
  const rest = db.deleteFrom('posts').where('chat', '=', chat)
  if (gone) await rest.execute()
  else
    await rest
      .where((eb) => eb.or([eb('id', '=', id), eb.and([eb('id', '>', id), eb('origin', '=', origin)])]))
      .execute()
  if (gone) await db.updateTable('chats').set({ gone_at: now }).where('id', '=', chat).execute()
  await undelivered(work, post, reason, gone)
  await recordMishap(work, chat, 'failed', reason)
  await freeRoute(work, session, post)
}

async function lost(work: Work, session: Session, id: number, reason: string): Promise<void> {
  const post = await postHeld(work, id)
  if (!post) return
  await work.db.deleteFrom('posts').where('id', '=', id).execute()
  await doubted(work, post, reason)
  await recordMishap(work, post.chat, 'lost', reason)
  await freeRoute(work, session, post)
}

async function pause(work: Work, { paces }: Session, chat: number | null, until: number): Promise<void> {
  const { db } = work
  if (chat === null) return pausePace(db, 'all', until)
  await openRoutes(db, [chat])
  await db
    .updateTable('routes')
    .set({ paused_until: until })
    .where('chat', '=', chat)
    .where('paused_until', '<', until)
    .execute()
  await settle(work, chat, paces, { free: false })
}

async function pausePace(db: Db, key: string, until: number): Promise<void> {
  await db
    .updateTable('paces')
    .set({ paused_until: until })
    .where('key', '=', key)
    .where('paused_until', '<', until)
    .execute()
}

async function next(db: Db, { paces }: Session, notices: boolean): Promise<number | null> {
  const reply = await firstDue(db, urgencies.reply)
  const notice = notices ? await firstDue(db, urgencies.notice) : null
  if (reply === null && notice === null) return null
  const rows = await db.selectFrom('paces').selectAll().execute()
  const openFrom = (key: string, pace: Pace) => {
    const row = rows.find((one) => one.key === key)
    if (row === undefined) return 0
    return Math.max(openAt(row.tat, pace), openWithin(recentIn(row.recent), pace), row.paused_until)
  }
  const all = openFrom('all', paces.all)
  return Math.min(
    reply === null ? Number.POSITIVE_INFINITY : Math.max(reply, all),
    notice === null ? Number.POSITIVE_INFINITY : Math.max(notice, all, openFrom('notices', paces.notices)),
  )
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

/** The post, when it is under way in this process; its route is locked. */
async function postHeld({ db, me, shared }: Work, id: number): Promise<Row | null> {
  const post = await db.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst()
  if (!post) return null
  const route = await db
    .selectFrom('routes')
    .select('chat')
    .where('chat', '=', post.chat)
    .where('head', '=', id)
    .where('owner', '=', me)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
  return route ? post : null
}

/** The post is gone: the next one of its chat may be claimed, unless another is under way there. */
async function freeRoute(work: Work, { paces }: Session, { chat, id }: Row): Promise<void> {
  const route = await work.db
    .selectFrom('routes')
    .select('head')
    .where('chat', '=', chat)
    .$if(work.shared, (query) => query.forUpdate())
    .executeTakeFirst()
  await settle(work, chat, paces, { free: route?.head === id })
}

async function recordMishap({ db, now }: Work, chat: number, kind: string, reason: string): Promise<void> {
  await db.insertInto('mishaps').values({ chat, kind, reason, at: now }).execute()
}

function postOf(row: Row): ClaimedPost {
  return {
    id: row.id,
    to: { chat: row.chat, replyTo: row.reply_to, thread: row.thread },
    message: JSON.parse(row.message) as ClaimedPost['message'],
    edits: row.edits,
    answers: row.answers,
    urgency: row.urgency === urgencies.reply ? 'reply' : 'notice',
    silent: row.silent === 1,
    maybeSent: row.maybe_sent === 1,
    ...(row.deletes === 1 ? { deletes: true } : {}),
  }
}
