// The editors' desk over both databases: jobs, drafts, and what is shown of them.
import type { Selectable } from 'kysely'
import type { Job } from '../../chat/job.ts'
import type { ClaimedJob, DeskStore, Prompt, Stats } from '../../desk/desk-store.ts'
import type { Draft, NewDraft } from '../../desk/draft.ts'
import { carryOutDesk } from './desk-outcomes.ts'
import { receiptIn } from './receipts.ts'
import type { Session } from './session.ts'
import type { Db, Tables, Work } from './tables.ts'

export function createDeskStore(session: Session): DeskStore {
  const { read, write } = session
  return {
    claim: (limit) => write((work) => claim(work, limit)),
    shows: (job, message) =>
      write(async ({ db }) => {
        await db.updateTable('jobs').set({ progress: message }).where('id', '=', job).execute()
      }),
    finish: (job, outcomes) => write((work) => finish(work, session, job, outcomes)),
    keep: (outcomes) => write((work) => carryOutDesk(work, outcomes, session.paces)),
    giveBack: (job) =>
      write(async ({ db }) => {
        await db.updateTable('jobs').set({ owner: null }).where('id', '=', job).execute()
      }),
    editors: () =>
      read(async (db) => {
        const rows = await db.selectFrom('editors').select(['person', 'role']).orderBy('person').execute()
        return rows.map(({ person, role }) => ({ person, role: role as 'viewer' | 'editor' | 'owner' }))
      }),
    paused: () =>
      read(async (db) => {
        const row = db.selectFrom('switches').select('value').where('key', '=', 'paused')
        return (await row.executeTakeFirst())?.value ?? null
      }),
    newDraft: (draft) => write((work) => newDraft(work, draft)),
    draft: (id) =>
      read(async (db) => {
        const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()
        return row ? draftOf(row) : null
      }),
    prompt: (person, message) =>
      read(async (db) => {
        const found = db.selectFrom('prompts').select('prompt').where('person', '=', person)
        const row = await found.where('message', '=', message).executeTakeFirst()
        return row ? (JSON.parse(row.prompt) as Prompt) : null
      }),
    receipt: (id) => read((db) => receiptIn(db, id)),
    missed: (limit) =>
      read(async (db) => {
        const rows = await db.selectFrom('missed').selectAll().orderBy('id', 'desc').limit(limit).execute()
        return rows.map((row) => ({ ...row, how: row.how as 'not-stated' | 'not-helpful' }))
      }),
    log: (limit) =>
      read((db) =>
        db
          .selectFrom('audit')
          .select(['at', 'person', 'action', 'details'])
          .orderBy('id', 'desc')
          .limit(limit)
          .execute(),
      ),
    stats: () => write(stats),
  }
}

async function claim(work: Work, limit: number): Promise<readonly ClaimedJob[]> {
  const { db, me } = work
  // On PostgreSQL the job of a process whose lease is over; on SQLite there is no other process.
  const gone = (await db.selectFrom('processes').select('id').execute()).map(({ id }) => id)
  const rows = await db.selectFrom('jobs').selectAll().orderBy('id').limit(200).execute()
  const busy = new Set<number>()
  const claimed: ClaimedJob[] = []
  for (const row of rows) {
    const isHeld = row.owner !== null && gone.includes(row.owner)
    const isBusy = busy.has(row.person)
    busy.add(row.person)
    if (isBusy || isHeld || claimed.length >= limit) continue
    const taken = await db
      .updateTable('jobs')
      .set({ owner: me, attempts: row.attempts + 1 })
      .where('id', '=', row.id)
      .where('attempts', '=', row.attempts)
      .where('owner', row.owner === null ? 'is' : '=', row.owner)
      .executeTakeFirst()
    if (Number(taken.numUpdatedRows) === 0) continue
    const { id, attempts, progress } = row
    claimed.push({ ...(JSON.parse(row.job) as Job), id, attempts, progress })
  }
  return claimed
}

async function finish(
  work: Work,
  { paces }: Session,
  job: number,
  outcomes: Parameters<DeskStore['finish']>[1],
): Promise<void> {
  const done = await work.db
    .deleteFrom('jobs')
    .where('id', '=', job)
    .where('owner', '=', work.me)
    .executeTakeFirst()
  if (Number(done.numDeletedRows) > 0) await carryOutDesk(work, outcomes, paces)
}

async function newDraft({ db, now }: Work, draft: NewDraft): Promise<number> {
  const { person, base, way, note } = draft
  const row = await db
    .insertInto('drafts')
    .values({
      ...{ person, base, way, note, state: 'open', at: now },
      changes: JSON.stringify(draft.changes),
      source: draft.source && JSON.stringify(draft.source),
      settles: JSON.stringify(draft.settles),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

function draftOf(row: Selectable<Tables['drafts']>): Draft {
  const { id, person, base, note } = row
  return {
    ...{ id, person, base, note },
    way: row.way as Draft['way'],
    changes: JSON.parse(row.changes) as Draft['changes'],
    source: row.source === null ? null : (JSON.parse(row.source) as Draft['source']),
    settles: JSON.parse(row.settles) as Draft['settles'],
    state: row.state as Draft['state'],
  }
}

const day = 24 * 60 * 60_000
const spans = [day, 7 * day, 30 * day]

async function stats({ db, now }: Work): Promise<Stats> {
  const inEach = (count: (from: number) => Promise<number>) =>
    Promise.all(spans.map((span) => count(now - span)))
  const voted = (helpful: number) => async (from: number) => {
    const votes = db.selectFrom('votes').select((eb) => eb.fn.countAll<number>().as('count'))
    const found = votes.where('at', '>', from).where('helpful', '=', helpful)
    return Number((await found.executeTakeFirstOrThrow()).count)
  }
  const chats = db.selectFrom('chats').select((eb) => eb.fn.countAll<number>().as('count'))
  return {
    answers: await inEach((from) => countSince(db, 'answers', 'sent_at', from)),
    helpful: await inEach(voted(1)),
    notHelpful: await inEach(voted(0)),
    missed: await inEach((from) => countSince(db, 'missed', 'at', from)),
    chats: Number((await chats.where('gone_at', 'is', null).executeTakeFirstOrThrow()).count),
    undelivered: await countSince(db, 'mishaps', 'at', now - 30 * day),
  }
}

async function countSince(
  db: Db,
  table: 'answers' | 'missed' | 'mishaps',
  column: 'at' | 'sent_at',
  from: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(db.dynamic.ref(column), '>', from)
    .executeTakeFirstOrThrow()
  return Number(count)
}
