// Announcements over both databases: reading them, and the steps that editors take.
import type { Selectable } from 'kysely'
import type { Announcement, ChatKind, Correction, State } from '../../announcement/announcement.ts'
import type { Newsroom } from '../../announcement/newsroom.ts'
import type { Effect } from '../../chat/effect.ts'
import type { Language } from '../../query/query.ts'
import { audit } from './audit.ts'
import { dropQueued } from './drop-deliveries.ts'
import type { Paces } from './pace.ts'
import { reach, reportOf } from './reports.ts'
import { sayIn } from './say.ts'
import type { Session } from './session.ts'
import { subscriptionIn } from './subscriptions.ts'
import type { Db, Tables, Work } from './tables.ts'

type Row = Selectable<Tables['announcements']>

export function createNewsroom(session: Session): Newsroom {
  const { read, write } = session
  const newest = (db: Db) => db.selectFrom('announcements').selectAll().orderBy('created_at', 'desc')
  return {
    subscription: (chat) => read((db) => subscriptionIn(db, chat)),
    announcement: (id) =>
      read(async (db) => {
        const row = await db.selectFrom('announcements').selectAll().where('id', '=', id).executeTakeFirst()
        return row ? announcementOf(row) : null
      }),
    latest: (limit) => read(async (db) => (await newest(db).limit(limit).execute()).map(announcementOf)),
    reach: (audience) => read((db) => reach(db, audience)),
    report: (id) => read((db) => reportOf(db, id, session.now())),
    doubtful: (id, limit) =>
      read((db) =>
        db
          .selectFrom('deliveries')
          .leftJoin('chats', 'chats.id', 'deliveries.chat')
          .select(['deliveries.chat', 'chats.title', 'deliveries.reason'])
          .where('announcement', '=', id)
          .where('state', '=', 'unknown')
          .orderBy('deliveries.chat')
          .limit(limit)
          .execute()
          .then((rows) => rows.map((row) => ({ ...row, reason: row.reason ?? '' }))),
      ),
    keep: (announcement) => write((work) => keepAnnouncement(work, announcement)),
    correctable: (limit) =>
      read(async (db) => {
        const sent = newest(db)
          .where('state', 'in', ['running', 'done', 'cancelled'])
          .where('retracted', '=', 0)
        return (await sent.limit(limit).execute()).map(announcementOf)
      }),
    offered: (id, version, offers) =>
      write(async (work) => {
        const { db } = work
        const changed = await db
          .updateTable('announcements')
          .set({ offered: version })
          .where('id', '=', id)
          .where((eb) => eb.or([eb('offered', 'is', null), eb('offered', '!=', version)]))
          .returning('id')
          .execute()
        if (changed.length > 0)
          for (const { chat, message } of offers) await sayIn(work, chat, message, null, session.paces)
        return changed.length > 0
      }),
  }
}

/** False when there is one with this id. */
export async function keepAnnouncement(work: Work, announcement: Announcement): Promise<boolean> {
  const { id, content, topics, kinds, silent, state, at, author, origin, consent } = announcement
  const { corrections, retracted, revision, panel, createdAt } = announcement
  const kept = await work.db
    .insertInto('announcements')
    .values({
      ...{ id, state, at, author, origin, consent, revision },
      content: JSON.stringify(content),
      topics: JSON.stringify(topics),
      kinds: JSON.stringify(kinds),
      silent: silent ? 1 : 0,
      corrections: JSON.stringify(corrections),
      retracted: retracted ? 1 : 0,
      panel_chat: panel?.chat ?? null,
      panel_message: panel?.message ?? null,
      panel_language: panel?.language ?? null,
      created_at: createdAt,
      ...{ enrolled_to: null, enrolled: 0, told_at: 0, told: null, offered: null },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  if (kept.length > 0 && author === null)
    await audit(work, { person: 0, action: 'announce', details: `${id} ${origin}` })
  return kept.length > 0
}

export function announcementOf(row: Row): Announcement {
  return {
    id: row.id,
    content: JSON.parse(row.content) as Announcement['content'],
    topics: JSON.parse(row.topics) as readonly string[],
    kinds: JSON.parse(row.kinds) as readonly ChatKind[],
    silent: row.silent === 1,
    state: row.state as State,
    at: row.at,
    author: row.author,
    origin: row.origin,
    consent: row.consent,
    corrections: JSON.parse(row.corrections) as readonly Correction[],
    retracted: row.retracted === 1,
    revision: row.revision,
    panel:
      row.panel_chat === null || row.panel_message === null
        ? null
        : {
            chat: row.panel_chat,
            message: row.panel_message,
            language: (row.panel_language ?? 'zh-Hans') as Language,
          },
    createdAt: row.created_at,
  }
}

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

/** An editor's step, where the announcement still is in a state that it can be taken from. */
export async function takeStep(
  work: Work,
  { id, from, set }: Of<'announcement'>,
  paces: Paces,
): Promise<void> {
  const { db } = work
  const { state, at, topics, kinds, silent, consent, panel } = set
  const taken = await db
    .updateTable('announcements')
    .set({
      told: null,
      ...(state === undefined ? {} : { state }),
      ...(at === undefined ? {} : { at }),
      ...(topics === undefined ? {} : { topics: JSON.stringify(topics) }),
      ...(kinds === undefined ? {} : { kinds: JSON.stringify(kinds) }),
      ...(silent === undefined ? {} : { silent: silent ? 1 : 0 }),
      ...(consent === undefined ? {} : { consent }),
      ...(panel === undefined
        ? {}
        : { panel_chat: panel.chat, panel_message: panel.message, panel_language: panel.language }),
    })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .returning('id')
    .execute()
  if (taken.length > 0 && state === 'cancelled')
    await dropQueued(work, { announcement: id }, 'cancelled', paces)
}

/** A correction (or, without one, the retraction) of what was sent: every post is brought to the new revision. */
export async function amend(work: Work, id: string, correction: Correction | null): Promise<void> {
  const { db, shared } = work
  const row = await db
    .selectFrom('announcements')
    .selectAll()
    .where('id', '=', id)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row || row.retracted === 1) return
  const corrections = JSON.parse(row.corrections) as readonly Correction[]
  const known =
    correction !== null && corrections.some((one) => one.old === correction.old && one.new === correction.new)
  if (known) return
  await db
    .updateTable('announcements')
    .set({
      corrections: JSON.stringify(correction === null ? corrections : [...corrections, correction]),
      retracted: correction === null ? 1 : 0,
      revision: row.revision + 1,
      told: null,
    })
    .where('id', '=', id)
    .execute()
}

/** What nobody knows to have been sent is sent again, because an editor said so. */
export async function sendAgain({ db, now }: Work, id: string): Promise<void> {
  const again = await db
    .updateTable('deliveries')
    .set({ state: 'waiting', due_at: now, post: null, reason: null })
    .where('announcement', '=', id)
    .where('state', '=', 'unknown')
    .returning('chat')
    .execute()
  if (again.length > 0)
    await db.updateTable('announcements').set({ state: 'running', told: null }).where('id', '=', id).execute()
}
