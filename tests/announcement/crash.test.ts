// An announcement to 200 chats, killed four times in the middle, with every fault that Telegram has: nobody has it
// twice, and whoever may not have it is listed. bench/crash.ts does the same at full size.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Ordeal, type Outcome, undergo } from '../support/announcing.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'

sayWithout('half of tests/announcement/crash.test.ts')
const lease = { leaseMs: 1500, renewMs: 200 }
const ordeal = { chats: 200, kills: 4, perSecond: 80, lease, random: chance(7) }

/** Numbers that look like chance and are the same each time (Lehmer). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function expectOnceEach(outcome: Outcome) {
  const { report, had, reachable, doubtful, neverHeard, unanswered, tooEarly, complaints } = outcome
  expect(complaints).toEqual([])
  expect([...had].filter(([, count]) => count > 1)).toEqual([])
  // Whoever does not have it, or may have it without the bot's knowing, is listed.
  const missing = reachable.filter((chat) => !had.has(chat) && !doubtful.has(chat))
  expect(missing).toEqual([])
  const unknown = [...had.keys()].filter((chat) => !reachable.includes(chat))
  expect(unknown).toEqual([])
  expect(report.left).toBe(0)
  const failed = [...report.failed.values()].reduce((sum, count) => sum + count, 0)
  expect(report.sent + report.doubtful + failed).toBe(ordeal.chats)
  expect(failed).toBeLessThanOrEqual(ordeal.chats - reachable.length)
  // In doubt is only what was under way at a kill or got no answer.
  expect(report.doubtful).toBeLessThanOrEqual(unanswered + ordeal.kills * 48)
  // What was only claimed is not among it, but for a post a kill between its departure and the wire.
  expect(neverHeard).toBeLessThanOrEqual(ordeal.kills * 4)
  expect(report.sent).toBeGreaterThan(reachable.length / 2)
  expect(tooEarly).toBe(0)
}

describe('killed in the middle of an announcement', { timeout: 120_000 }, () => {
  const on = (place: Pick<Ordeal, 'dataDir' | 'databaseUrl'>, bots: number) =>
    undergo({ ...ordeal, ...place, bots })

  it('on SQLite, one bot: once each, and the doubtful listed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-crash-'))
    expectOnceEach(await on({ dataDir, databaseUrl: null }, 1))
    rmSync(dataDir, { recursive: true })
  })

  describe.skipIf(noPostgres !== null)('on PostgreSQL', () => {
    let server: Server
    beforeAll(async () => {
      server = await startServer()
    })
    afterAll(() => server.dispose())

    it.each([1, 3])('%d at once: once each, and the doubtful listed', async (bots) => {
      expectOnceEach(await on({ dataDir: '', databaseUrl: await server.newDatabase() }, bots))
    })
  })
})
