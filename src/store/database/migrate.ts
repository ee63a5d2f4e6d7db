// The database as it is → as this program needs it. Forward only, all steps or none.
import { type Kysely, Migrator, sql } from 'kysely'
import { FaultError } from '../../fault.ts'
import { migrationsFor } from './migrations.ts'
import type { Db } from './tables.ts'

/** Which steps a database has, and which this program knows beyond them. */
export interface Version {
  readonly done: readonly string[]
  readonly missing: readonly string[]
  /** Steps that a newer program made. */
  readonly unknown: readonly string[]
}

/** Reads only. */
export async function versionOf(db: Db, shared: boolean): Promise<Version> {
  const known = Object.keys(migrationsFor(shared))
  const done = await namesIn(db as unknown as Kysely<{ kysely_migration: { name: string } }>, shared)
  return {
    done,
    missing: known.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !known.includes(name)),
  }
}

/** Does the steps that are missing, up to `target` (all of them). Throws FaultError for a newer database. */
export async function migrate(db: Db, shared: boolean, where: string, target?: string): Promise<void> {
  const { missing, unknown } = await versionOf(db, shared)
  refuseNewer(unknown, where)
  if (missing.length === 0) return
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(shared) } })
  const { error } = target === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(target)
  // Another process of the same program may have been faster: then there is nothing to do.
  if (error !== undefined) throw error
}

export function refuseNewer(unknown: readonly string[], where: string): void {
  if (unknown.length === 0) return
  const what = `was made by a newer version of Yuanwen (it has ${unknown.join(', ')})`
  const mend = 'run that version, or restore a backup made before it into an empty folder'
  throw new FaultError([{ code: 'store-newer', where, what, mend }])
}

async function namesIn(
  db: Kysely<{ kysely_migration: { name: string } }>,
  shared: boolean,
): Promise<readonly string[]> {
  const there = shared
    ? await sql<{ name: string | null }>`select to_regclass('kysely_migration')::text as name`.execute(db)
    : await sql<{ name: string }>`select name from sqlite_master where name = 'kysely_migration'`.execute(db)
  if ((there.rows[0]?.name ?? null) === null) return []
  const rows = await db.selectFrom('kysely_migration').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}
