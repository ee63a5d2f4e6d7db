// The edge's faults on PostgreSQL.
import { afterAll, beforeAll, describe } from 'vitest'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { edgeFaults } from './edge.ts'

sayWithout('tests/faults/postgres.test.ts')

describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.dispose())
  edgeFaults(async () => ({ dataDir: '', databaseUrl: await server.newDatabase() }))
})
