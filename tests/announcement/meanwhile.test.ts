// An announcement goes on, and a question is answered before the rest of it, while other things happen to the bot: a
// backup is made, its knowledge is exchanged, its database restarts.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backup } from '../../src/store/backup.ts'
import { chatIds, prepare } from '../support/announcing.ts'
import { type BotApiDouble, citizen, startBotApi } from '../support/bot-api-double.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { type RunningBot, startBot } from '../support/running-bot.ts'
import { standInEngine } from '../support/stand-in-engine.ts'

sayWithout('a part of tests/announcement/meanwhile.test.ts')
const chats = chatIds(120)

let api: BotApiDouble
let bot: RunningBot | null = null
const folders: string[] = []
const newFolder = () => {
  folders.push(mkdtempSync(join(tmpdir(), 'yuanwen-meanwhile-')))
  return folders.at(-1) ?? ''
}
beforeEach(async () => {
  api = await startBotApi()
})
afterEach(async () => {
  await bot?.stop()
  bot = null
  await api.close()
  expect(api.complaints).toEqual([])
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const sends = () => api.calls.filter(({ method }) => method === 'sendMessage')
const had = () =>
  sends()
    .map(({ payload }) => payload['chat_id'])
    .filter((id) => id !== citizen.id)

/** Starts the announcement, does `meanwhile` once it runs, asks a question, and waits for the end. */
async function during(
  place: { readonly dataDir: string; readonly databaseUrl: string | null },
  meanwhile: () => Promise<unknown>,
  over: Parameters<typeof startBot>[0]['over'] = {},
): Promise<void> {
  await prepare(place, chats)
  bot = await startBot({ place, api, over, notices: { everyMs: 25, aheadMs: 50 } })
  await api.next('sendMessage')
  const happening = meanwhile()
  api.say('轮椅')
  await happening
  for (let i = 0; i < 600 && had().length < chats.length; i++)
    await new Promise((done) => setTimeout(done, 50))
  const answered = sends().findIndex(({ payload }) => payload['chat_id'] === citizen.id)
  // Not behind the announcement.
  expect(answered).toBeGreaterThanOrEqual(0)
  expect(answered).toBeLessThan(chats.length - 10)
  expect(had().toSorted()).toEqual([...chats].toSorted())
}

describe('meanwhile', { timeout: 60_000 }, () => {
  it('a backup is made', async () => {
    const place = { dataDir: newFolder(), databaseUrl: null }
    const file = join(newFolder(), 'backup.db')
    let rows = 0
    await during(place, async () => {
      rows = (await backup(place, file)).rows
    })
    expect(rows).toBeGreaterThan(2 * chats.length)
  })

  it('the engine is exchanged a hundred times', async () => {
    const place = { dataDir: newFolder(), databaseUrl: null }
    let version = 0
    await during(
      place,
      async () => {
        for (; version < 100; version++) await new Promise((done) => setTimeout(done, 10))
      },
      { engine: () => ({ ...standInEngine(), knowledgeVersion: `v${version}` }) },
    )
    expect(version).toBe(100)
  })

  describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
    let server: Server
    afterAll(() => server.dispose())

    it.each(['SIGINT', 'SIGKILL'] as const)('restarts (%s)', async (how) => {
      server ??= await startServer()
      const databaseUrl = await server.newDatabase()
      await during({ dataDir: '', databaseUrl }, async () => {
        await server.stop(how)
        await server.start()
      })
    })
  })
})
