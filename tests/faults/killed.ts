// The whole program, killed at the worst moments and started again: every question is answered. To be held against
// each database.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BotApiDouble, citizen, startBotApi } from '../support/bot-api-double.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const question = '今年为多少名残疾人适配了轮椅等辅助器具？'
const tooMany = { status: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } }

export const maybeTwice = "select count(*) as recorded from mishaps where kind = 'maybe-twice'"

/** An empty store, and how many sends it recorded that may stand twice. */
export interface KillPlace {
  readonly dataDir: string
  readonly databaseUrl: string
  maybeTwice(): Promise<number>
}

export function killFaults(newPlace: () => Promise<KillPlace>): void {
  let api: BotApiDouble
  let place: KillPlace
  let bot: ChildProcess | null = null

  beforeEach(async () => {
    api = await startBotApi()
    place = await newPlace()
  })
  afterEach(async () => {
    await ended('SIGKILL')
    await api.close()
    expect(api.complaints).toEqual([])
  })

  async function start(): Promise<void> {
    const env = { PATH: process.env['PATH'], LOG_LEVEL: 'silent', WEBHOOK_URL: '', DATA_DIR: place.dataDir }
    bot = spawn(process.execPath, ['src/yuanwen.js'], {
      cwd: root,
      env: { ...env, BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot, DATABASE_URL: place.databaseUrl },
      stdio: 'ignore',
    })
    await api.next('getMe', 60_000)
  }

  async function ended(signal: NodeJS.Signals): Promise<void> {
    if (bot === null || bot.exitCode !== null || bot.signalCode !== null) return
    const gone = once(bot, 'exit')
    bot.kill(signal)
    await gone
  }

  const inChat = (id: number) => ({ chat: { id, type: 'private' }, from: { ...citizen, id } })

  /** How often each of these messages was replied to. */
  function repliesTo(asked: readonly number[]): readonly number[] {
    const replied = api.calls.flatMap(({ method, payload }) => {
      const { message_id: id } = (payload['reply_parameters'] ?? {}) as { message_id?: number }
      return method === 'sendMessage' && id !== undefined ? [id] : []
    })
    return asked.map((id) => replied.filter((other) => other === id).length)
  }

  async function until(ready: () => boolean): Promise<void> {
    for (let i = 0; i < 1500 && !ready(); i++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(ready()).toBe(true)
  }

  describe('kill -9', { timeout: 120_000 }, () => {
    it('between taking a question in and replying: it is answered once', async () => {
      // Until the chat may be written to again, what was taken in cannot have been sent.
      api.fail('sendMessage', tooMany)
      await start()
      const asked = [api.say(question), api.say(question), api.say(question)]
      await until(() => api.failed('sendMessage') === 1 && api.pending().length === 0)
      await ended('SIGKILL')
      expect(repliesTo(asked)).toEqual([0, 0, 0])
      await start()
      await until(() => repliesTo(asked).every((count) => count > 0))
      await ended('SIGTERM')
      expect(repliesTo(asked)).toEqual([1, 1, 1])
    })

    it('in the middle of sixty questions: all are answered, those in mid-send twice at most and recorded', async () => {
      await start()
      const asked = Array.from({ length: 60 }, (_, i) => api.say(question, inChat(1 + (i % 30))))
      await until(() => repliesTo(asked).some((count) => count > 0))
      await ended('SIGKILL')
      await start()
      await until(() => repliesTo(asked).every((count) => count > 0))
      await ended('SIGTERM')
      const counts = repliesTo(asked)
      expect(Math.max(...counts)).toBeLessThanOrEqual(2)
      const recorded = await place.maybeTwice()
      expect(counts.filter((count) => count === 2).length).toBeLessThanOrEqual(recorded)
    })

    it('in mid-send: the reply stands twice at most', async () => {
      api.fail('sendMessage', 'hang')
      await start()
      const asked = [api.say(question)]
      await until(() => api.failed('sendMessage') === 1)
      await ended('SIGKILL')
      await start()
      await until(() => repliesTo(asked)[0] === 1)
      await ended('SIGTERM')
      expect(repliesTo(asked)).toEqual([1])
    })
  })
}
