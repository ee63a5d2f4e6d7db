// What the bot keeps, opened: SQLite in the data folder, or the PostgreSQL that `databaseUrl` names. The same
// queries serve both.
import type { Deliveries, Newsroom } from '../announcement/newsroom.ts'
import type { Inbox } from '../chat/inbox.ts'
import type { Memory } from '../chat/memory.ts'
import type { Outbox } from '../chat/outbox.ts'
import { type KeptFor, keptFor } from '../chat/retention.ts'
import type { Waiting } from '../chat/waiting.ts'
import type { DeskStore } from '../desk/desk-store.ts'
import type { Versions } from '../engine/versions.ts'
import { createNewsroom } from './database/announcements.ts'
import { createWaiting } from './database/awaited.ts'
import { createDeliveries } from './database/deliveries.ts'
import { createDeskStore } from './database/desk.ts'
import { openHere } from './database/here.ts'
import { createInbox } from './database/inbox.ts'
import { type LeaseTiming, standardLease, takeLease } from './database/lease.ts'
import type { Listening } from './database/listen.ts'
import { createMemory } from './database/memory.ts'
import { migrate } from './database/migrate.ts'
import { createOutbox } from './database/outbox.ts'
import { type Paces, telegramPaces } from './database/pace.ts'
import { createHolder } from './database/session.ts'
import { tidy } from './database/tidy.ts'
import type { OnTrouble } from './database/trouble.ts'
import { channel, createVersions } from './database/versions.ts'
import { sessionOn } from './session-on.ts'

export interface StoreOptions {
  /** Made when it is missing. */
  readonly dataDir: string
  /** Null: SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** Ms since 1970. */
  readonly now: () => number
  /** Called once when the store cannot be used any more, and with null once it can. */
  readonly onTrouble?: OnTrouble
  readonly paces?: Paces
  readonly lease?: LeaseTiming
  /** How long what is kept; as usual unless told. */
  readonly kept?: KeptFor
}

export interface Store {
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly memory: Memory
  readonly versions: Versions
  /** Calls `heard` soon after another process added a version, until the store is closed; only PostgreSQL can tell. */
  onVersion(heard: () => void): void
  readonly waiting: Waiting
  readonly newsroom: Newsroom
  readonly deliveries: Deliveries
  readonly desk: DeskStore
  /** Deletes what was kept long enough (chat/retention.ts); called now and then, by any process. */
  tidy(): Promise<void>
  /** Gives back what is under way here, and closes; a second call changes nothing. */
  close(): Promise<void>
}

/**
 * Opens the bot's store and brings its tables up to date. Throws FaultError when the folder or the database is of no
 * use, taken by another bot, or made by a newer program.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { now, onTrouble = () => {}, paces = telegramPaces, lease = standardLease, kept = keptFor } = options
  const here = await openHere(options)
  try {
    await migrate(here.database.db, here.database.shared, here.where)
    const session = sessionOn(here.database, { now, onTrouble, paces })
    const held = await takeLease(session, here.database.shared, lease)
    const listening: Listening[] = []
    let closing: Promise<void> | null = null
    return {
      inbox: createInbox(session, createHolder(session.me)),
      outbox: createOutbox(session, createHolder(session.me)),
      memory: createMemory(session),
      versions: createVersions(session),
      onVersion(heard) {
        const one = here.database.listen?.(channel, heard)
        if (one !== undefined) listening.push(one)
      },
      newsroom: createNewsroom(session),
      deliveries: createDeliveries(session),
      desk: createDeskStore(session),
      waiting: createWaiting(session),
      tidy: () => session.write((work) => tidy(work, work.now, kept)),
      close() {
        // What cannot be given back now is given back when the lease is over, or at the next start.
        closing ??= Promise.all([held.end(), ...listening.map((one) => one.close())]).then(
          here.close,
          here.close,
        )
        return closing
      },
    }
  } catch (error) {
    await here.close()
    throw error
  }
}
