// One SQLite file as a database: Node's own driver behind Kysely, every commit on disk before it is told, and
// transactions that arrive together in one commit, because each commit waits for the disk.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

const busyTimeoutMs = 2000
/** One commit's worth: what comes later is not kept waiting by it. */
const mostTogether = 64
/** A commit holds up the whole program while the disk writes: as long as it took, others may gather for the next. */
const longestRestMs = 10

/** Opens or makes `file`. Throws the driver's error. */
export function openSqlite(file: string, { readOnly = false } = {}): Database {
  const file_ = new DatabaseSync(file, { readOnly, timeout: busyTimeoutMs })
  if (!readOnly) file_.exec('pragma journal_mode = wal; pragma synchronous = full')
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: adapted(file_) }) })
  return {
    db,
    shared: false,
    transaction: groupCommit(db),
    meaningOf,
    close: () => db.destroy(),
  }
}

/** Copies a database as it is at one moment into a new file, also while it is written to. Throws the driver's error. */
export function vacuumInto(source: string, target: string): void {
  const file = new DatabaseSync(source, { readOnly: true, timeout: busyTimeoutMs })
  try {
    file.prepare('vacuum into ?').run(target)
  } finally {
    file.close()
  }
}

/** What is wrong with a database file; null when nothing is. */
export function integrityOf(path: string): string | null {
  try {
    const file = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs })
    try {
      const found = file.prepare('pragma integrity_check(3)').all()
      const said = found.map((row) => String(row['integrity_check']))
      return said.join() === 'ok' ? null : said.join('; ')
    } finally {
      file.close()
    }
  } catch (error) {
    return String((error as { errstr?: string }).errstr ?? (error as Error).message)
  }
}

class NodeSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalAdapter()
  }
}

/** SQLite undoes a half-made table with its transaction; Kysely does not count on it by itself. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }
}

/** Node's driver in the shape that Kysely asks for. Statements are kept: there are few, and each is used often. */
function adapted(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close: () => file.close(),
    prepare(text) {
      const kept = statements.get(text)
      if (kept) return kept
      const made = statementOf(file.prepare(text))
      if (statements.size >= 500) statements.clear()
      statements.set(text, made)
      return made
    },
  }
}

function statementOf(statement: StatementSync): ReturnType<SqliteDatabase['prepare']> {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}

interface Waiting {
  readonly work: (db: Kysely<Tables>) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Runs pieces of work one after the other, those that wait together in one transaction, each whole or not at all. */
function groupCommit(db: Kysely<Tables>): Database['transaction'] {
  const waiting: Waiting[] = []
  let running = false

  async function run() {
    running = true
    while (waiting.length > 0) {
      const before = performance.now()
      await commit(db, waiting.splice(0, mostTogether))
      const took = performance.now() - before
      if (took >= 1) await wait(Math.min(took, longestRestMs))
    }
    running = false
  }

  return <T>(work: (db: Kysely<Tables>) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
      // Not at once: what is asked for in the same turn of the event loop shares the commit.
      if (!running) {
        running = true
        setImmediate(() => void run())
      }
    })
}

async function commit(db: Kysely<Tables>, batch: readonly Waiting[]): Promise<void> {
  const settle: (() => void)[] = []
  try {
    await db.connection().execute(async (connection) => {
      await sql`begin immediate`.execute(connection)
      try {
        for (const { work, resolve, reject } of batch) {
          await sql`savepoint piece`.execute(connection)
          try {
            const result = await work(connection)
            settle.push(() => resolve(result))
          } catch (error) {
            // The database's own trouble ends them all; a mistake in one piece undoes that piece.
            if (meaningOf(error) !== null) throw error
            await sql`rollback to piece`.execute(connection)
            settle.push(() => reject(error))
          }
          await sql`release piece`.execute(connection)
        }
        await sql`commit`.execute(connection)
      } catch (error) {
        // SQLite may have undone the transaction by itself, and then there is none to undo.
        await sql`rollback`.execute(connection).catch(() => undefined)
        throw error
      }
    })
  } catch (error) {
    for (const { reject } of batch) reject(error)
    return
  }
  for (const done of settle) done()
}

/** By SQLite's primary result code. */
const meanings: Readonly<Record<number, string>> = {
  5: 'the database is locked by another program',
  6: 'the database is locked by another program',
  7: 'no memory is left',
  8: 'the database cannot be written to: the file or its folder is read-only',
  10: 'the disk does not read or write',
  11: 'the database file is damaged',
  13: 'the disk is full',
  14: 'the database file cannot be opened',
  26: 'the file is no database',
}

function meaningOf(error: unknown): string | null {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return null
  return meanings[errcode & 0xff] ?? null
}
