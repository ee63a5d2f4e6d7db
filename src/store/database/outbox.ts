// The outbox over both databases: claimed by chat, at Telegram's pace over all processes together.

import { type Selectable, sql } from 'kysely'
import type { ClaimedPost, Outbox } from '../../chat/outbox.ts'
import { giveBackPosts } from './give-back.ts'
import { move } from './move.ts'
import { advanced, openAt, room } from './pace.ts'
import { openRoutes, settle, urgencies } from './routes.ts'
import type { Holder, Session } from './session.ts'
import { personOf } from './speaker.ts'
import type { Db, Tables, Work } from './tables.ts'

type Row = Selectable<Tables['posts']>

export function createOutbox(session: Session, holder: Holder): Outbox {
  const { write, read, paces } = session
  const claimUnder = (limit: number, now: number) => (ticket: string, doubtful: readonly string[]) =>
    write((work) => claim(work, session, { limit, now, ticket, doubtful }))
  return {
    claim: (limit, now) => holder.claim(claimUnder(limit, now)),
    sent: (id, message) => write((work) => sent(work, session, id, message)),
    failed: (id, reason, gone) => write((work) => failed(work, session, id, reason, gone)),
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
    next: () => read((db) => next(db, session)),
  }
}

interface Claim {
  readonly limit: number
  readonly now: number
  readonly ticket: string
  readonly doubtful: readonly string[]
}

async function claim(
  work: Work,
  { paces }: Session,
  { limit, now, ticket, doubtful }: Claim,
): Promise<ClaimedPost[]> {
  const { db, shared, me } = work
  // Never handed out, so never sent.
  if (doubtful.length > 0) await giveBackPosts(work, doubtful)
  const all = await db
    .selectFrom('paces')
    .select(['tat', 'paused_until'])
    .where('key', '=', 'all')
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  const most = all.paused_until > now ? 0 : Math.min(limit, room(all.tat, paces.all, now))
  if (most === 0) return []
  const routes = await db
    .selectFrom('routes')
    .select(['chat', 'head'])
    .where('owner', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('urgency')
    .orderBy('due_at')
    .orderBy('head')
    .limit(most)
    .$if(shared, (query) => query.forUpdate().skipLocked())
    .execute()
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
  await db
    .updateTable('paces')
    .set({ tat: advanced(all.tat, paces.all, now, routes.length) })
    .where('key', '=', 'all')
    .execute()
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
  if (post.maybe_sent === 1) await recordMishap(work, post.chat, 'maybe-twice', 'sent again after a lost try')
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
  await recordMishap(work, chat, 'failed', reason)
  await freeRoute(work, session, post)
}

async function pause(work: Work, { paces }: Session, chat: number | null, until: number): Promise<void> {
  const { db } = work
  if (chat === null) {
    await db
      .updateTable('paces')
      .set({ paused_until: until })
      .where('key', '=', 'all')
      .where('paused_until', '<', until)
      .execute()
    return
  }
  await openRoutes(db, [chat])
  await db
    .updateTable('routes')
    .set({ paused_until: until })
    .where('chat', '=', chat)
    .where('paused_until', '<', until)
    .execute()
  await settle(work, chat, paces, { free: false })
}

async function next(db: Db, { paces }: Session): Promise<number | null> {
  const due = await db
    .selectFrom('routes')
    .select((eb) => eb.fn.min('due_at').as('at'))
    .where('owner', 'is', null)
    .executeTakeFirst()
  if (due?.at === null || due?.at === undefined) return null
  const all = await db.selectFrom('paces').selectAll().where('key', '=', 'all').executeTakeFirstOrThrow()
  return Math.max(due.at, openAt(all.tat, paces.all), all.paused_until)
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
  }
}
