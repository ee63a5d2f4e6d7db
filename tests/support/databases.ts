// Stores to hold the contracts against: a new, empty one each time, on each database that this machine has.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Paces } from '../../src/store/database/pace.ts'
import { openStore, type Store, type StoreOptions } from '../../src/store/store.ts'

export interface TestStore {
  readonly store: Store
  /** What it was opened with: to open it again, or beside it. */
  readonly options: StoreOptions
  /** The clock that the store sees. */
  readonly clock: { now: number }
  /** Closes it, opens it again. */
  reopened(): Promise<Store>
  dispose(): Promise<void>
}

/** As fast as it goes. */
export const unpaced: Paces = {
  all: { everyMs: 0.001, burst: 1000 },
  careful: { everyMs: 0.001, burst: 1000 },
  notices: { everyMs: 0.001, aheadMs: 0 },
  private: { everyMs: 0.001, burst: 1000 },
  group: { everyMs: 0.001, burst: 1000 },
}

/** Monday, so that nothing is at zero. */
export const start = Date.UTC(2026, 10, 23, 1)

export type NewStore = (over?: Partial<StoreOptions>) => Promise<TestStore>

export const onSqlite: NewStore = async (over = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-store-'))
  return testStore({ dataDir, databaseUrl: null }, over, () => rmSync(dataDir, { recursive: true }))
}

export async function testStore(
  place: Pick<StoreOptions, 'dataDir' | 'databaseUrl'>,
  over: Partial<StoreOptions>,
  remove: () => void | Promise<void>,
): Promise<TestStore> {
  const clock = { now: start }
  const options: StoreOptions = { ...place, now: () => clock.now, ...over }
  let store = await openStore(options)
  return {
    get store() {
      return store
    },
    options,
    clock,
    async reopened() {
      await store.close()
      store = await openStore(options)
      return store
    },
    async dispose() {
      await store.close()
      await remove()
    },
  }
}
