// Deliveries whose turn has come → posts. What a chat wants told together, and what stands in one message already,
// makes one post.
import type { Selectable } from 'kysely'
import type { Announcement } from '../../announcement/announcement.ts'
import type { Wording } from '../../announcement/newsroom.ts'
import type { Language } from '../../query/query.ts'
import type { Message } from '../../render/message.ts'
import { announcementOf } from './announcements.ts'
import { asWanted } from './as-wanted.ts'
import { urgencies } from './routes.ts'
import type { Tables, Work } from './tables.ts'

type Delivery = Selectable<Tables['deliveries']>

/** Puts what is due into the outbox; gives the chats, and how many deliveries were looked at. */
export async function feedDue(
  work: Work,
  now: number,
  limit: number,
  wording: Wording,
): Promise<{ readonly chats: readonly number[]; readonly looked: number }> {
  const due = await work.db
    .selectFrom('deliveries')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('chat')
    .limit(limit)
    .$if(work.shared, (query) => query.forUpdate().skipLocked())
    .execute()
  const known = await announcementsOf(work, due)
  const wanted = await asWanted(work, due, known)
  const alone = wanted.filter(({ together }) => together === 0).map((delivery) => [delivery])
  const together = Map.groupBy(
    wanted.filter((delivery) => delivery.together === 1),
    ({ chat }) => chat,
  )
  const chats: number[] = []
  for (const group of [...alone, ...together.values()]) {
    const [first] = group
    if (first === undefined) continue
    const shown = wording.together(group.flatMap((one) => shownOf(one, known, wording)))
    // What does not fit waits for the next round.
    const told = group.slice(0, group.length - shown.rest)
    const silent = told.every((one) => one.silent === 1)
    await queue(work, told, known, { message: shown.message, silent })
    chats.push(first.chat)
  }
  return { chats, looked: due.length }
}

/** Puts corrections and retractions of what was sent into the outbox; gives the chats. */
export async function feedCorrections(
  work: Work,
  limit: number,
  wording: Wording,
): Promise<readonly number[]> {
  const { db } = work
  const open = await db
    .selectFrom('announcements')
    .selectAll()
    .where('revision', '>', 0)
    .where('told', 'is', null)
    .where('state', 'in', ['running', 'done', 'cancelled'])
    .execute()
  const chats: number[] = []
  for (const row of open) {
    const behind = await db
      .selectFrom('deliveries')
      .selectAll()
      .where('announcement', '=', row.id)
      .where('state', '=', 'sent')
      .where('revision', '<', row.revision)
      .where('post', 'is', null)
      .where((eb) => eb.or([eb('way', 'is', null), eb('way', '!=', 'none')]))
      .limit(limit - chats.length)
      .$if(work.shared, (query) => query.forUpdate().skipLocked())
      .execute()
    for (const delivery of behind) {
      await correct(work, delivery, wording)
      chats.push(delivery.chat)
    }
    if (chats.length >= limit) break
  }
  return chats
}

async function correct(work: Work, delivery: Delivery, wording: Wording): Promise<void> {
  const group = await inOneMessage(work, delivery)
  // Its neighbour's correction has brought it along.
  const known = await announcementsOf(work, group)
  const announcement = known.get(delivery.announcement)
  if (announcement === undefined || group.some((one) => one.post !== null)) return
  const language = delivery.language as Language
  const way = delivery.way ?? (announcement.retracted && group.length === 1 ? 'delete' : 'edit')
  if (way === 'reply' || way === 'replied' || delivery.message === null) {
    const message = wording.amend(announcement, language)
    await queue(work, [delivery], known, {
      message,
      silent: delivery.silent === 1,
      replyTo: delivery.message,
    })
    return
  }
  const { message } = wording.together(group.flatMap((one) => shownOf(one, known, wording)))
  await queue(work, group, known, {
    message,
    silent: true,
    edits: delivery.message,
    deletes: way === 'delete',
  })
}

/** The deliveries that stand in the same message. */
async function inOneMessage({ db }: Work, delivery: Delivery): Promise<readonly Delivery[]> {
  if (delivery.together === 0 || delivery.message === null) return [delivery]
  return db
    .selectFrom('deliveries')
    .selectAll()
    .where('chat', '=', delivery.chat)
    .where('message', '=', delivery.message)
    .where('state', '=', 'sent')
    .orderBy('announcement')
    .execute()
}

function shownOf(
  { announcement, language }: Delivery,
  known: ReadonlyMap<string, Announcement>,
  wording: Wording,
): readonly Message[] {
  const found = known.get(announcement)
  return found === undefined ? [] : [wording.show(found, language as Language)]
}

async function announcementsOf(
  { db }: Work,
  deliveries: readonly Pick<Delivery, 'announcement'>[],
): Promise<ReadonlyMap<string, Announcement>> {
  const ids = [...new Set(deliveries.map(({ announcement }) => announcement))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('announcements').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, announcementOf(row)]))
}

interface Telling {
  readonly message: Message
  readonly silent: boolean
  readonly edits?: number
  readonly deletes?: boolean
  readonly replyTo?: number | null
}

/** One post that carries these deliveries of one chat, each at the revision that the post shows. */
async function queue(
  { db, now }: Work,
  deliveries: readonly Delivery[],
  known: ReadonlyMap<string, Announcement>,
  { message, silent, edits, deletes = false, replyTo = null }: Telling,
): Promise<void> {
  const [first] = deliveries
  if (first === undefined) return
  const { id: post } = await db
    .insertInto('posts')
    .values({
      ...{ chat: first.chat, reply_to: replyTo, thread: first.thread, message: JSON.stringify(message) },
      ...{ edits: edits ?? null, answers: null, urgency: urgencies.notice, silent: silent ? 1 : 0 },
      ...{ origin: null, speaker: null, question: null, not_before: now, maybe_sent: 0 },
      deletes: deletes ? 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const { announcement, chat, state, thread, silent: quietly } of deliveries)
    await db
      .updateTable('deliveries')
      .set({
        ...{ post, thread, silent: quietly },
        state: state === 'waiting' ? 'queued' : state,
        revision: known.get(announcement)?.revision ?? 0,
        at: now,
      })
      .where('announcement', '=', announcement)
      .where('chat', '=', chat)
      .execute()
}
