// The outbox over both databases: what is claimed (claim-posts.ts) and departs (depart.ts), what becomes of it, and
// what Telegram's refusals hold up (hold-up.ts).
import type { Selectable } from 'kysely'
import type { Outbox } from '../../chat/outbox.ts'
import { claimPosts, nextClaim } from './claim-posts.ts'
import { delivered, doubted, undelivered } from './delivery-fates.ts'
import { depart } from './depart.ts'
import { pauseChat, pausePace, refused } from './hold-up.ts'
import { move } from './move.ts'
import { settle } from './routes.ts'
import type { Holder, Session } from './session.ts'
import { personOf } from './speaker.ts'
import type { Tables, Work } from './tables.ts'

type Row = Selectable<Tables['posts']>

export function createOutbox(session: Session, holder: Holder): Outbox {
  const { write, read, paces } = session
  const claimUnder =
    (limit: number, now: number, notices: number) => (ticket: string, doubtful: readonly string[]) =>
      write((work) => claimPosts(work, session, { limit, notices, now, ticket, doubtful }))
  return {
    claim: (limit, now, notices = limit) => holder.claim(claimUnder(limit, now, notices)),
    depart: (post, now) => write((work) => depart(work, post, now)),
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
    pause: (chat, until) =>
      write((work) =>
        chat === null ? pausePace(work.db, 'all', until) : pauseChat(work, paces, chat, until),
      ),
    pauseNotices: (until) => write(({ db }) => pausePace(db, 'notices', until)),
    refused: (chat, until) => write((work) => refused(work, paces, chat, until)),
    next: (notices = true) => read((db) => nextClaim(db, paces, notices)),
  }
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
