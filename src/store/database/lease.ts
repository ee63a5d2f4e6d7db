// Which processes run: each renews its lease; the work of one that does not is given back. On SQLite there is one
// process at a time (lock.ts), and whoever else is listed is gone.
import { giveBackPosts, giveBackUpdates } from './give-back.ts'
import type { Session } from './session.ts'
import type { Work } from './tables.ts'

export interface LeaseTiming {
  readonly leaseMs: number
  readonly renewMs: number
}

export const standardLease: LeaseTiming = { leaseMs: 15_000, renewMs: 3000 }

export interface Lease {
  /** What is under way here is given back. Throws what the store throws. */
  end(): Promise<void>
}

/**
 * Enters this process, and keeps its lease until `end`. A renewal also shows whether the database can be written to:
 * while it could not, on SQLite too.
 */
export async function takeLease(
  session: Session,
  shared: boolean,
  { leaseMs, renewMs }: LeaseTiming,
): Promise<Lease> {
  const renew = (work: Work) => enter(work, work.now + leaseMs)
  await session.write(async (work) => {
    await renew(work)
    if (!shared) await giveBackOfOthers(work, Number.POSITIVE_INFINITY)
  })
  // After an outage every lease is over: the others get time to renew theirs.
  let contact = 0
  const timer = setInterval(async () => {
    if (!shared && !session.inTrouble()) return
    try {
      await session.prove(async (work) => {
        await renew(work)
        if (shared && contact >= 2) await giveBackOfOthers(work, work.now)
      })
      contact += 1
    } catch {
      // Said by the watch.
      contact = 0
    }
  }, renewMs)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await session.write(async (work) => {
        await work.db.deleteFrom('processes').where('id', '=', work.me).execute()
        await giveBackUpdates(work, null)
        await giveBackPosts(work, null)
      })
    },
  }
}

async function enter({ db, me }: Work, until: number): Promise<void> {
  await db
    .insertInto('processes')
    .values({ id: me, lease_until: until })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ lease_until: until }))
    .execute()
}

async function giveBackOfOthers(work: Work, now: number): Promise<void> {
  const { db, me } = work
  await db
    .deleteFrom('processes')
    .where('id', '!=', me)
    .$if(Number.isFinite(now), (query) => query.where('lease_until', '<', now))
    .execute()
  await giveBackUpdates(work, null)
  await giveBackPosts(work, null)
}
