// The edge's faults on SQLite.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { edgeFaults } from './edge.ts'

describe('SQLite', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  edgeFaults(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-faults-'))
    folders.push(dataDir)
    return { dataDir, databaseUrl: null }
  })
})
