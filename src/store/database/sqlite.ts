// One SQLite file as a database: Node's own driver behind Kysely, every commit on disk before it is told, and
// transactions that arrive together in one commit, because each commit waits for the disk.
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely'
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
    transaction: groupCommit(file_, db),
    meaningOf,
    listen: null,
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
function groupCommit(file: DatabaseSync, db: Kysely<Tables>): Database['transaction'] {
  const waiting: Waiting[] = []
  let running = false

  async function run() {
    while (waiting.length > 0) {
      const onDiskMs = await commit(file, db, waiting.splice(0, mostTogether))
      if (onDiskMs >= 1) await wait(Math.min(onDiskMs, longestRestMs))
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

/**
 * Gives how many milliseconds the disk took. What begins and ends a transaction is said to the file itself: on the
 * connection that is held meanwhile, without the detour over a query.
 */
async function commit(file: DatabaseSync, db: Kysely<Tables>, batch: readonly Waiting[]): Promise<number> {
  try {
    return await db.connection().execute(async (connection) => {
      file.exec('begin immediate')
      try {
        const settle: (() => void)[] = []
        for (const piece of batch) settle.push(await doneWith(piece, file, connection))
        const before = performance.now()
        file.exec('commit')
        const onDiskMs = performance.now() - before
        for (const done of settle) done()
        return onDiskMs
      } catch (error) {
        // SQLite may have undone the transaction by itself, and then there is none to undo.
        if (file.isTransaction) file.exec('rollback')
        throw error
      }
    })
  } catch (error) {
    for (const { reject } of batch) reject(error)
    return 0
  }
}

/** Does one piece; gives what is to be called once all are on disk. */
async function doneWith(
  { work, resolve, reject }: Waiting,
  file: DatabaseSync,
  connection: Kysely<Tables>,
): Promise<() => void> {
  file.exec('savepoint piece')
  try {
    const result = await work(connection)
    file.exec('release piece')
    return () => resolve(result)
  } catch (error) {
    // The database's own trouble ends them all; a mistake in one piece undoes that piece.
    if (meaningOf(error) !== null) throw error
    file.exec('rollback to piece; release piece')
    return () => reject(error)
  }
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
