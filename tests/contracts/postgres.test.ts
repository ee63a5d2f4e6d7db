// The contracts, held against PostgreSQL.
import { afterAll, beforeAll, describe } from 'vitest'
import { noPostgres, onPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { announcementContract } from './announcements.ts'
import { crashContract } from './crash.ts'
import { deskContract } from './desk.ts'
import { inboxContract } from './inbox.ts'
import { lanesContract } from './lanes.ts'
import { memoryContract } from './memory.ts'
import { outboxContract } from './outbox.ts'
import { versionsContract } from './versions.ts'
import { waitingContract } from './waiting.ts'

sayWithout('tests/contracts/postgres.test.ts')

describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.dispose())

  announcementContract(onPostgres(() => server))
  inboxContract(onPostgres(() => server))
  outboxContract(onPostgres(() => server))
  memoryContract(onPostgres(() => server))
  versionsContract(onPostgres(() => server))
  waitingContract(onPostgres(() => server))
  deskContract(onPostgres(() => server))
  lanesContract(
    onPostgres(() => server),
    { runs: 8 },
  )
  crashContract(
    onPostgres(() => server),
    { kills: 5 },
  )
})
