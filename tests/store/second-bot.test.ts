// One bot a data folder: a second is refused, a killed one leaves no lock.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { startWorker } from '../support/worker-process.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-lock-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const open = (folder = dataDir) => openStore({ dataDir: folder, databaseUrl: null, now: Date.now })
const refusal = async (folder?: string) => {
  try {
    await (await open(folder)).close()
  } catch (error) {
    return String((error as Error).message)
  }
  throw new Error('it was opened')
}

it('refuses a second bot, names the first, and lets it in when that has gone', async () => {
  const first = await open()
  expect(await refusal()).toMatch(`another bot runs on this folder (process ${process.pid}, since `)
  await first.inbox.take([{ id: 1, lane: '1', body: '{}' }])
  await first.close()
  const second = await open()
  expect(await second.inbox.waiting()).toBe(1)
  await second.close()
})

it('refuses a second process; kill -9 frees the folder', async () => {
  const options = { dataDir, databaseUrl: null, from: null, count: 0, lanes: 1 }
  const worker = startWorker({ ...options, lease: { leaseMs: 1000, renewMs: 100 } })
  await worker.said('open', 1)
  expect(await refusal()).toContain(`process ${worker.child.pid}`)
  await worker.kill()
  await (await open()).close()
})

it('says what to mend where the folder is of no use', async () => {
  const file = join(dataDir, 'file')
  writeFileSync(file, '')
  expect(await refusal(join(file, 'data'))).toMatch('the store cannot be opened (ENOTDIR)')
  // A file system in which no folder can be made, and which says so in an odd way.
  if (process.platform === 'linux')
    expect(await refusal('/proc/yuanwen/data')).toMatch('the store cannot be opened (ENOENT)')
  writeFileSync(
    join(dataDir, 'yuanwen.db'),
    'this is no database, and long enough to be told from one. '.repeat(20),
  )
  expect(await refusal()).toMatch('file is not a database')
})
