// The edge's faults, and kill -9, on PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { edgeFaults } from './edge.ts'
import { killFaults, maybeTwice } from './killed.ts'

sayWithout('tests/faults/postgres.test.ts')

describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
  let server: Server
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-faults-'))
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(async () => {
    await server.dispose()
    rmSync(dataDir, { recursive: true })
  })
  edgeFaults(async () => ({ dataDir: '', databaseUrl: await server.newDatabase() }))
  killFaults(async () => {
    const databaseUrl = await server.newDatabase()
    return {
      ...{ dataDir, databaseUrl },
      async maybeTwice() {
        const client = new pg.Client(databaseUrl)
        await client.connect()
        const { rows } = await client.query(maybeTwice)
        await client.end()
        return Number(rows[0].recorded)
      },
    }
  })
})
