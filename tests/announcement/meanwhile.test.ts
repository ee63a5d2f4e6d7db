// An announcement goes on, and a question is answered before the rest of it, while other things happen to the bot: a
// backup is made, its knowledge is exchanged, its database restarts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serialiseRelease } from '../../src/release/serialise.ts'
import { backup } from '../../src/store/backup.ts'
import { openStore } from '../../src/store/store.ts'
import { chatIds, prepare } from '../support/announcing.ts'
import { type BotApiDouble, citizen, startBotApi } from '../support/bot-api-double.ts'
import { unpaced } from '../support/databases.ts'
import { releaseOf } from '../support/engine.ts'
import { noPostgres, type Server, sayWithout, startServer } from '../support/postgres.ts'
import { type BotSetting, type RunningBot, startBot } from '../support/running-bot.ts'

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

/** What comes in reply to a message. */
async function answerTo(message: number): Promise<string> {
  for (;;) {
    const { payload, visible } = await api.next('sendMessage')
    const reply = payload['reply_parameters'] as { message_id?: number } | undefined
    if (payload['chat_id'] === citizen.id && reply?.message_id === message) return visible
  }
}

/** Starts the announcement, does `meanwhile` once it runs, asks a question, and waits for the end. */
async function during(
  place: BotSetting['place'],
  meanwhile: (bot: RunningBot) => Promise<unknown>,
  setting: Omit<BotSetting, 'place'> = {},
): Promise<void> {
  await prepare(place, chats)
  bot = await startBot({ place, api, notices: { everyMs: 25, aheadMs: 50 }, ...setting })
  await api.next('sendMessage')
  const happening = meanwhile(bot)
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
  /** Makes a backup once a part is sent, and looks whether it holds every chat, each as sent or as not. */
  async function backedUp(place: BotSetting['place']): Promise<void> {
    const dataDir = newFolder()
    await during(place, () => backup(place, join(dataDir, 'yuanwen.db')))
    const store = await openStore({ dataDir, databaseUrl: null, now: Date.now, paces: unpaced })
    const { sent, left, doubtful } = await store.newsroom.report('aaaaaa')
    await store.close()
    expect(sent).toBeLessThan(chats.length)
    expect(sent + left + doubtful).toBe(chats.length)
  }

  it('a backup is made', () => backedUp({ dataDir: newFolder(), databaseUrl: null }))

  it('knowledge is published a hundred times, and every answer is from one version', async () => {
    const knowledge = newFolder()
    mkdirSync(join(knowledge, 'releases'))
    const path = 'releases/2024-12-24-test.md'
    const trained = (count: number) => serialiseRelease(releaseOf([`全市培训育婴员${count}名。`]))
    writeFileSync(join(knowledge, path), trained(2300))
    const answers: string[] = []
    const place = { dataDir: newFolder(), databaseUrl: null }
    await during(
      place,
      async ({ live }) => {
        if (live === null) throw new Error('there is knowledge')
        let published = 2300
        for (let asked = 0; asked < 5; asked++) {
          const before = published
          const question = api.say('培训了多少名育婴员？')
          for (let i = 0; i < 20; i++) {
            const files = new Map([...live.files(), [path, trained(published + 1)]])
            const { id } = live.version()
            const { outcome } = await live.publish({ files, after: id, way: 'desk', by: 7, note: '' })
            expect(outcome).toBe('published')
            published += 1
            await new Promise((done) => setTimeout(done, 5))
          }
          const [figure = '', more] = [...(await answerTo(question)).matchAll(/\d+名/g)].map(([text]) => text)
          // Figure and sentence are of the same version, and that was one of those of meanwhile.
          expect(more).toBe(figure)
          expect(Number.parseInt(figure, 10)).toBeGreaterThanOrEqual(before)
          expect(Number.parseInt(figure, 10)).toBeLessThanOrEqual(published)
          answers.push(figure)
        }
      },
      { knowledge },
    )
    expect(new Set(answers).size).toBe(5)
  })

  describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
    let server: Server
    afterAll(() => server.dispose())

    it('is backed up', async () => {
      server ??= await startServer()
      await backedUp({ dataDir: '', databaseUrl: await server.newDatabase() })
    })

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
