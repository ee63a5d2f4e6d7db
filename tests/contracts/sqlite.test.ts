// The contracts, held against SQLite.
import { describe } from 'vitest'
import { onSqlite } from '../support/databases.ts'
import { announcementContract } from './announcements.ts'
import { crashContract } from './crash.ts'
import { deskContract } from './desk.ts'
import { inboxContract } from './inbox.ts'
import { lanesContract } from './lanes.ts'
import { memoryContract } from './memory.ts'
import { outboxContract } from './outbox.ts'
import { versionsContract } from './versions.ts'
import { waitingContract } from './waiting.ts'

describe('SQLite', () => {
  announcementContract(onSqlite)
  inboxContract(onSqlite)
  outboxContract(onSqlite)
  memoryContract(onSqlite)
  versionsContract(onSqlite)
  waitingContract(onSqlite)
  deskContract(onSqlite)
  lanesContract(onSqlite, { runs: 40 })
  crashContract(onSqlite, { kills: 10 })
})
