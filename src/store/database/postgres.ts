// A PostgreSQL (14 or later) as a database: `pg` behind Kysely, broken connections thrown away, transactions that
// met another process's tried again.
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.ts'
import { listenTo } from './listen.ts'
import type { Tables } from './tables.ts'

const connectWithinMs = 5000
const answerWithinMs = 20_000
const mostConnections = 10
const mostTries = 5

/** Opens no connection yet. `url`: postgres://… */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectWithinMs,
    query_timeout: answerWithinMs,
    statement_timeout: answerWithinMs,
    idle_in_transaction_session_timeout: answerWithinMs,
    keepAlive: true,
    application_name: 'yuanwen',
    types: { getTypeParser },
  })
  // A connection may break while nobody waits for its answer, in the pool or out of it: its next user hears of it.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: discardingBroken(pool) }) })
  return {
    db,
    shared: true,
    async transaction(work) {
      for (let tries = 1; ; tries++)
        try {
          return await db.transaction().execute(work)
        } catch (error) {
          if (tries >= mostTries || !isConflict(error)) throw error
        }
    },
    meaningOf,
    listen: (channel, heard) => listenTo(url, channel, heard),
    close: () => db.destroy(),
  }
}

/** The server's version, such as 150004. */
export async function serverVersion({ db }: Database): Promise<number> {
  const { rows } = await sql<{ version: string }>`
    select current_setting('server_version_num') as version`.execute(db)
  return Number(rows[0]?.version)
}

/** Ids and times fit a number: Telegram's ids have 52 bits at most. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format as 'text')
}

/** A connection on which no answer came is not used again: neither to undo a transaction nor by the next caller. */
function discardingBroken(pool: pg.Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect()
      let broken: Error | null = null
      const query = async (text: string, values: readonly unknown[]) => {
        if (broken) throw broken
        try {
          return await client.query(text, [...values])
        } catch (error) {
          if (stateOf(error) === null && error instanceof Error) broken = error
          throw error
        }
      }
      return { query, release: () => client.release(broken ?? undefined) } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
  } as PostgresPool
}

/** What the server said, as SQLSTATE; null when it said nothing. */
function stateOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null
}

/** Another process came in between: serialization failure, deadlock. */
function isConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(stateOf(error) ?? '')
}

/** By SQLSTATE, or its class. */
const meanings: Readonly<Record<string, string>> = {
  '53100': "the database server's disk is full",
  '08': 'the connection to the database broke',
  '25': 'the database takes no writes',
  '28': 'the database refuses the user or password of DATABASE_URL',
  '3D': 'the database that DATABASE_URL names is not there',
  '40': 'other processes kept coming in between',
  '53': 'the database server has no room',
  '55': 'the database is locked',
  '57': 'the database server stops, starts or took too long',
  '58': "the database server's disk does not read or write",
  XX: 'the database is damaged',
}

function meaningOf(error: unknown): string | null {
  const state = stateOf(error)
  if (state !== null) return meanings[state] ?? meanings[state.slice(0, 2)] ?? null
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && /^(?:E[A-Z]+|EAI_[A-Z]+|CERT_[A-Z_]+)$/.test(code))
    return `the database cannot be reached (${code})`
  return typeof message === 'string' && silence.test(message) ? 'the database does not answer' : null
}

/** pg's own words where the server said nothing. */
const silence =
  /connection terminated|timeout exceeded when trying to connect|not queryable|read timeout|connection ended|server does not support SSL/i
