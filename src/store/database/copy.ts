// All rows of one database → another of the same version, whichever kinds the two are.
import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Db } from './tables.ts'

type Row = Record<string, unknown>
/** Tables are named by the database here, not by the program: later ones are copied like the first. */
type AnyTables = Kysely<Record<string, Row>>

const atOnce = 500

/** The names of all tables that hold something of ours. */
async function tablesOf(db: Db, shared: boolean): Promise<readonly string[]> {
  const { rows } = shared
    ? await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = current_schema() and table_name not like 'kysely%' order by name`.execute(db)
    : await sql<{ name: string }>`
        select name from sqlite_master where type = 'table' and name not like 'kysely%'
        and name not like 'sqlite%' order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** How many rows there are beyond those of an empty store. */
export async function rowsIn(db: Db, shared: boolean): Promise<number> {
  let count = 0
  for (const table of await tablesOf(db, shared)) {
    if (table === 'paces' || table === 'processes') continue
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
      db,
    )
    count += Number(rows[0]?.count)
  }
  return count
}

/**
 * Replaces all rows of `to` by those of `from`. Both are open transactions: what `from` shows is one moment, and `to`
 * has all of it or nothing.
 */
export async function copyRows(
  from: { readonly db: Db; readonly shared: boolean },
  to: { readonly db: Db; readonly shared: boolean },
): Promise<void> {
  for (const table of await tablesOf(from.db, from.shared)) {
    await sql`delete from ${sql.table(table)}`.execute(to.db)
    const pages = from.shared ? pagesOfServer(from.db, table) : pagesOfFile(from.db, table)
    for await (const rows of pages)
      await (to.db as unknown as AnyTables).insertInto(table).values(rows).execute()
  }
  if (to.shared) await goOnCounting(to.db)
}

async function* pagesOfFile(db: Db, table: string): AsyncGenerator<Row[]> {
  for (let last = -Number.MAX_SAFE_INTEGER; ; ) {
    const { rows } = await sql<Row>`
      select rowid as "copied rowid", * from ${sql.table(table)} where rowid > ${last}
      order by rowid limit ${atOnce}`.execute(db)
    if (rows.length === 0) return
    last = Number(rows.at(-1)?.['copied rowid'])
    yield rows.map(({ 'copied rowid': _left, ...row }) => row)
  }
}

async function* pagesOfServer(db: Db, table: string): AsyncGenerator<Row[]> {
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(db)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from copied`.execute(db)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close copied`.execute(db)
}

/** Keys that count by themselves go on behind the highest that was copied. */
async function goOnCounting(db: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db)
  for (const { table, column } of rows)
    await sql`
      select setval(pg_get_serial_sequence(${table}, ${column}),
        (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(db)
}

/** Runs `work` on all that a database holds at one moment; it must not write. */
export function atOneMoment<T>({ db, shared }: Database, work: (db: Db) => Promise<T>): Promise<T> {
  return shared
    ? db.transaction().setIsolationLevel('repeatable read').execute(work)
    : db.transaction().execute(work)
}
