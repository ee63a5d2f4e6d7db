// The edge's faults, and kill -9, on SQLite.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe } from 'vitest'
import { edgeFaults } from './edge.ts'
import { killFaults, maybeTwice } from './killed.ts'

describe('SQLite', () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanwen-faults-'))
    folders.push(folder)
    return folder
  }
  edgeFaults(async () => ({ dataDir: newFolder(), databaseUrl: null }))
  killFaults(async () => {
    const dataDir = newFolder()
    return {
      ...{ dataDir, databaseUrl: '' },
      async maybeTwice() {
        const file = new DatabaseSync(join(dataDir, 'yuanwen.db'), { readOnly: true })
        const row = file.prepare(maybeTwice).get()
        file.close()
        return Number(row?.['recorded'])
      },
    }
  })
})
