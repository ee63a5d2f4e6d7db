// The inbox over both databases: what came is known by its number, waits in its lane, and goes once it is done.
// Lanes are locked, not updates: whoever owns a lane works on its oldest update, and nobody on the next.
import type { Claimed, Inbox, Taken } from '../../chat/inbox.ts'
import { keptFor } from '../../chat/retention.ts'
import { carryOut } from './effects.ts'
import { giveBackUpdates } from './give-back.ts'
import { freeLane, makeReady } from './lanes.ts'
import type { Holder, Session } from './session.ts'
import type { Work } from './tables.ts'

/** Rows of one statement: databases bound the parameters of one. */
const atOnce = 1000

export function createInbox(session: Session, holder: Holder): Inbox {
  const { write, read } = session
  return {
    async take(updates) {
      if (updates.length === 0) return 0
      return write((work) => take(work, updates))
    },
    claim: (limit) =>
      holder.claim((ticket, doubtful) => write((work) => claim(work, limit, ticket, doubtful))),
    finish: (id, effects) =>
      write(async (work) => {
        const lane = await laneHeld(work, id)
        if (lane === null) return
        await work.db.deleteFrom('updates').where('id', '=', id).execute()
        await carryOut(work, effects, { origin: id, paces: session.paces })
        await freeLane(work.db, lane)
      }),
    release: (id, notBefore) =>
      write(async (work) => {
        const lane = await laneHeld(work, id)
        if (lane === null) return
        await work.db
          .updateTable('updates')
          .set({ claimed: 0, not_before: notBefore })
          .where('id', '=', id)
          .execute()
        await freeLane(work.db, lane)
      }),
    waiting: () =>
      read(async (db) => {
        const row = await db
          .selectFrom('updates')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }),
  }
}

async function take(work: Work, updates: readonly Taken[]): Promise<number> {
  let fresh = 0
  for (let i = 0; i < updates.length; i += atOnce) fresh += await takeSome(work, updates.slice(i, i + atOnce))
  return fresh
}

async function takeSome({ db, now }: Work, updates: readonly Taken[]): Promise<number> {
  const ids = updates.map(({ id }) => id)
  // Telegram numbers anew after a week of silence: what is known too long is forgotten.
  await db
    .deleteFrom('seen')
    .where('id', 'in', ids)
    .where('at', '<=', now - keptFor.update)
    .where('id', 'not in', (eb) => eb.selectFrom('updates').select('id').where('id', 'in', ids))
    .execute()
  const rows = await db
    .insertInto('seen')
    .values([...new Set(ids)].sort(ascending).map((id) => ({ id, at: now })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  const isNew = new Set(rows.map(({ id }) => id))
  const fresh = updates.filter(({ id }) => isNew.delete(id))
  if (fresh.length === 0) return 0
  await db
    .insertInto('updates')
    .values(fresh.map((update) => ({ ...update, attempts: 0, not_before: now, claimed: 0 })))
    .execute()
  await makeReady(db, [...new Set(fresh.map(({ lane }) => lane))], now)
  return fresh.length
}

async function claim(
  { db, now, me, shared }: Work,
  limit: number,
  ticket: string,
  doubtful: readonly string[],
): Promise<Claimed[]> {
  if (doubtful.length > 0) await giveBackUpdates({ db, shared }, doubtful)
  const lanes = await db
    .selectFrom('lanes')
    .select('lane')
    .where('owner', 'is', null)
    .where('ready_at', '<=', now)
    .orderBy('ready_at')
    .orderBy('lane')
    .limit(limit)
    .$if(shared, (query) => query.forUpdate().skipLocked())
    .execute()
  if (lanes.length === 0) return []
  const names = lanes.map(({ lane }) => lane)
  await db.updateTable('lanes').set({ owner: me, ticket }).where('lane', 'in', names).execute()
  const rows = await db
    .updateTable('updates')
    .set((eb) => ({ claimed: 1, attempts: eb('attempts', '+', 1) }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('updates')
        .select((head) => head.fn.min('id').as('id'))
        .where('lane', 'in', names)
        .groupBy('lane'),
    )
    .returning(['id', 'lane', 'body', 'attempts'])
    .execute()
  return rows.toSorted((a, b) => ascending(a.id, b.id)).map((row) => ({ ...row, attempts: row.attempts - 1 }))
}

/** The lane of a claimed update, locked; null when the update is not this process's (any more). */
async function laneHeld({ db, me, shared }: Work, id: number): Promise<string | null> {
  const update = await db
    .selectFrom('updates')
    .select('lane')
    .where('id', '=', id)
    .where('claimed', '=', 1)
    .executeTakeFirst()
  if (!update) return null
  const lane = await db
    .selectFrom('lanes')
    .select('lane')
    .where('lane', '=', update.lane)
    .where('owner', '=', me)
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirst()
  return lane?.lane ?? null
}

function ascending(a: number, b: number): number {
  return a - b
}
