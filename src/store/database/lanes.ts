// A lane's row: when its oldest update may be claimed. Changed whenever its updates are.
import type { Db } from './tables.ts'

/** New updates wait in these lanes. In order of name, so that two processes cannot wait for each other. */
export async function makeReady(db: Db, lanes: readonly string[], now: number): Promise<void> {
  await db
    .insertInto('lanes')
    .values(lanes.toSorted().map((lane) => ({ lane, ready_at: now, owner: null, ticket: null })))
    .onConflict((conflict) =>
      conflict.column('lane').doUpdateSet({
        ready_at: (eb) => eb.fn.coalesce('lanes.ready_at', 'excluded.ready_at'),
      }),
    )
    .execute()
}

/** Nobody works in the lane; its oldest update may be claimed next. */
export async function freeLane(db: Db, lane: string): Promise<void> {
  await db
    .updateTable('lanes')
    .set((eb) => ({
      owner: null,
      ticket: null,
      ready_at: eb
        .selectFrom('updates')
        .select('not_before')
        .where('updates.lane', '=', lane)
        .orderBy('id')
        .limit(1),
    }))
    .where('lane', '=', lane)
    .execute()
}
