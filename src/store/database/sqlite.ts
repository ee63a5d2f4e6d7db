// One SQLite file as a database: Node's own driver behind Kysely, every commit on disk before it is told, and
// transactions that arrive together in one commit, because each commit waits for the disk. The program does not: it goes
// on while the disk writes.
import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

const busyTimeoutMs = 2000
/** One commit's worth: what comes later is not kept waiting by it. */
const mostTogether = 64

/** Opens or makes `file`. Throws the driver's error. */
export function openSqlite(file: string, { readOnly = false } = {}): Database {
  const file_ = new DatabaseSync(file, { readOnly, timeout: busyTimeoutMs })
  const log = readOnly ? null : logOf(file_, file)
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect({ database: adapted(file_) }) })
  return {
    db,
    shared: false,
    transaction: groupCommit(file_, db, log),
    meaningOf,
    listen: null,
    async close() {
      await db.destroy()
      await log?.close()
    },
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

/** The write-ahead log of a file, into which commits are written. */
interface Log {
  /** Before a transaction begins. */
  ready(): void
  /** Resolves once what was committed is on disk. */
  onDisk(): Promise<void>
  close(): Promise<void>
}

/**
 * SQLite writes a commit without waiting for the disk (`synchronous = normal`): that is done here, beside the program, by
 * the same call on the same file. Null where the file has no such log: then SQLite waits itself.
 */
function logOf(file: DatabaseSync, path: string): Log | null {
  const { journal_mode: mode } = file.prepare('pragma journal_mode = wal').get() ?? {}
  file.exec(`pragma synchronous = ${mode === 'wal' ? 'normal' : 'full'}`)
  if (mode !== 'wal') return null
  let handle: FileHandle | null = null
  let isWhole = true
  return {
    ready() {
      if (isWhole) return
      // What the disk refused may be lost from the log, and with it all behind it: the file itself takes it.
      file.exec('pragma wal_checkpoint(truncate)')
      isWhole = true
    },
    async onDisk() {
      try {
        handle ??= await openedLog(path)
        await handle.datasync()
      } catch (error) {
        isWhole = false
        throw new NotOnDisk({ cause: error })
      }
    },
    close: async () => handle?.close(),
  }
}

/** A log that was just made is found again once the folder that names it is on disk too. */
async function openedLog(path: string): Promise<FileHandle> {
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
  return open(`${path}-wal`, 'r+')
}

class NotOnDisk extends Error {
  constructor(options: ErrorOptions) {
    super('what was committed is not on disk', options)
  }
}

interface Waiting {
  readonly work: (db: Kysely<Tables>) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Runs pieces of work one after the other, those that wait together in one transaction, each whole or not at all. */
function groupCommit(file: DatabaseSync, db: Kysely<Tables>, log: Log | null): Database['transaction'] {
  const waiting: Waiting[] = []
  let running = false

  async function run() {
    while (waiting.length > 0) await commit(waiting.splice(0, mostTogether))
    running = false
  }

  async function commit(batch: readonly Waiting[]): Promise<void> {
    try {
      log?.ready()
      const settle = await db.connection().execute((connection) => committed(file, connection, batch))
      await log?.onDisk()
      for (const done of settle) done()
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
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
 * Does all of them in one transaction; gives what is to be called once it is on disk. What begins and ends it is said to
 * the file itself: on the connection that is held meanwhile, without the detour over a query.
 */
async function committed(
  file: DatabaseSync,
  connection: Kysely<Tables>,
  batch: readonly Waiting[],
): Promise<readonly (() => void)[]> {
  file.exec('begin immediate')
  try {
    const settle: (() => void)[] = []
    for (const piece of batch) settle.push(await doneWith(piece, file, connection))
    file.exec('commit')
    return settle
  } catch (error) {
    // SQLite may have undone the transaction by itself, and then there is none to undo.
    if (file.isTransaction) file.exec('rollback')
    throw error
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
  if (error instanceof NotOnDisk) return meanings[10] ?? null
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return null
  return meanings[errcode & 0xff] ?? null
}
