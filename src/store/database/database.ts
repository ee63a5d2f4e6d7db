// What the queries need of a database, whichever it is.
import type { Listening } from './listen.ts'
import type { Db } from './tables.ts'

export interface Database {
  readonly db: Db
  /** PostgreSQL: other processes write to it, too. */
  readonly shared: boolean
  /** Runs `work` in a transaction; what it wrote is on disk when this resolves, and undone when it rejects. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Why the database cannot be used now, in an operator's words; null when `error` says no such thing. */
  meaningOf(error: unknown): string | null
  /** Calls `heard` soon after each notice of another process on `channel`; null where there is no other process. */
  readonly listen: ((channel: string, heard: () => void) => Listening) | null
  close(): Promise<void>
}
