// What must hold whatever fails between Telegram and the store: every question is answered once. To be held against
// each database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoreOptions } from '../../src/store/store.ts'
import { wait } from '../../src/telegram/wait.ts'
import { type BotApiDouble, citizen, startBotApi, type Trouble } from '../support/bot-api-double.ts'
import { type RunningBot, startBot } from '../support/running-bot.ts'

export type Place = Pick<StoreOptions, 'dataDir' | 'databaseUrl'>

const tooMany = (seconds: number): Trouble => ({
  ...{ status: 429, description: `Too Many Requests: retry after ${seconds}` },
  parameters: { retry_after: seconds },
})
const refused = (status: number, description: string, parameters?: object): Trouble => ({
  ...{ status, description },
  ...(parameters === undefined ? {} : { parameters: parameters as Record<string, unknown> }),
})

/** `newPlace` gives an empty store each time; `mishaps` what was recorded of deliveries there. */
export function edgeFaults(newPlace: () => Promise<Place>): void {
  let api: BotApiDouble
  let place: Place
  let bot: RunningBot | null = null

  beforeEach(async () => {
    api = await startBotApi()
    place = await newPlace()
  })
  afterEach(async () => {
    await bot?.stop()
    bot = null
    await api.close()
    expect(api.complaints).toEqual([])
  })

  const start = async (over: Parameters<typeof startBot>[0]['over'] = {}) => {
    bot = await startBot({ place, api, over })
    return bot
  }
  const sends = () => api.calls.filter(({ method }) => method === 'sendMessage')
  const replyTo = (message: number) =>
    sends().filter(({ payload }) => {
      const { message_id: id } = (payload['reply_parameters'] ?? {}) as { message_id?: number }
      return id === message
    })
  const inChat = (id: number) => ({ chat: { id, type: 'private' }, from: { ...citizen, id } })
  /** Resolves once nothing waits: neither at Telegram, nor in the inbox, nor in the outbox. */
  const settled = async () => {
    const { inbox, outbox } = (bot as RunningBot).store
    for (let i = 0; i < 400; i++) {
      if (api.pending().length === 0 && (await inbox.waiting()) === 0 && (await outbox.next()) === null) break
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    // What is under way is neither waiting nor sent.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }

  describe('what comes in', { timeout: 60_000 }, () => {
    /** Waits of the bot's own pass ten times as fast. */
    const patience = {
      wait: (ms: number, signal?: AbortSignal) => wait(ms / 10, signal),
      marginMs: 200,
    }

    it.each([
      ['409', refused(409, 'Conflict: terminated by other getUpdates request')],
      ['an outage', refused(502, 'Bad Gateway')],
      ['connections that end', 'reset'],
    ] as const)('outlasts half a minute of %s of getUpdates', async (_what, trouble) => {
      api.break('getUpdates', trouble)
      const { log } = await start({ patience })
      const asked = [api.say('轮椅'), api.say('轮椅', inChat(2))]
      await wait(3000)
      // Neither given up nor hammered.
      expect(api.failed('getUpdates')).toBeGreaterThan(5)
      expect(api.failed('getUpdates')).toBeLessThan(30)
      api.break('getUpdates', null)
      await api.next('sendMessage', 2000)
      await api.next('sendMessage')
      await settled()
      expect(asked.map((id) => replyTo(id).length)).toEqual([1, 1])
      // Said once, and once that it is over.
      const said = log()
        .split('\n')
        .filter((line) => line.includes('trying again'))
      expect(said).toHaveLength(1)
      expect(log()).toContain('Telegram answers again')
    })

    it('gives up a getUpdates that hangs, and asks anew', async () => {
      api.fail('getUpdates', 'hang', 'hang')
      await start({ patience })
      const asked = api.say('轮椅')
      await api.next('sendMessage')
      await settled()
      expect(api.failed('getUpdates')).toBe(2)
      expect(replyTo(asked)).toHaveLength(1)
    })

    it('answers a batch once when the answer to its confirmation is lost', async () => {
      api.fail('getUpdates', 'lost', 'lost')
      await start()
      const asked = api.say('轮椅')
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
    })

    it('answers duplicated and reordered updates once', async () => {
      await start()
      const message = (id: number) => ({ message_id: id, date: 1, text: '轮椅', ...inChat(citizen.id) })
      const first = api.push({ message: message(801) })
      await api.next('sendMessage')
      api.again({ message: message(801) }, first)
      api.again({ message: message(802) }, first + 20)
      api.again({ message: message(803) }, first + 10)
      api.again({ message: message(803) }, first + 10)
      await api.next('sendMessage')
      await api.next('sendMessage')
      await settled()
      expect([801, 802, 803].map((id) => replyTo(id).length)).toEqual([1, 1, 1])
    })

    it('waits for a store out of reach, and confirms nothing meanwhile', async () => {
      const { setAway } = await start()
      setAway(true)
      const asked = api.say('轮椅')
      await new Promise((resolve) => setTimeout(resolve, 700))
      expect(api.pending()).toHaveLength(1)
      setAway(false)
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
      expect(api.pending()).toEqual([])
    })

    it('answers at the next start what was taken in at the last', async () => {
      const { store, stop, setAway } = await start({ drainMs: 0 })
      api.fail('sendMessage', tooMany(2))
      const asked = [api.say('轮椅'), api.say('轮椅'), api.say('轮椅')]
      for (let i = 0; i < 200 && api.failed('sendMessage') === 0; i++) {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      setAway(false)
      await stop()
      expect(store).toBeDefined()
      expect(sends()).toEqual([])
      await start()
      for (const _ of asked) await api.next('sendMessage')
      await settled()
      expect(asked.map((id) => replyTo(id).length)).toEqual([1, 1, 1])
    })
  })

  describe('what goes out', { timeout: 60_000 }, () => {
    it('obeys retry_after, and lets other chats pass', async () => {
      api.fail('sendMessage', tooMany(2))
      await start()
      const slow = api.say('轮椅', inChat(1))
      for (let i = 0; i < 200 && api.failed('sendMessage') === 0; i++) {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      const refusedAt = Date.now()
      const quick = api.say('轮椅', inChat(2))
      await api.next('sendMessage')
      expect([replyTo(slow).length, replyTo(quick).length]).toEqual([0, 1])
      await api.next('sendMessage')
      expect(Date.now() - refusedAt).toBeGreaterThanOrEqual(1900)
      await settled()
      expect([slow, quick].map((id) => replyTo(id).length)).toEqual([1, 1])
    })

    it('sends again, once, after a reset in mid-reply', async () => {
      api.fail('sendMessage', 'reset')
      const { log } = await start()
      const asked = api.say('轮椅')
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
      expect(log()).toContain('a reply may stand twice')
    })

    it('repeats a reply whose answer was lost at most once, and records it', async () => {
      api.break('sendMessage', 'lost')
      const { log } = await start()
      const asked = api.say('轮椅')
      await api.next('sendMessage')
      await api.next('sendMessage')
      await settled()
      api.break('sendMessage', null)
      expect(replyTo(asked)).toHaveLength(2)
      expect(log()).toContain('not known whether a post was delivered')
      const next = api.say('轮椅')
      await api.next('sendMessage')
      expect(replyTo(next)).toHaveLength(1)
    })

    it('waits out a server that answers nothing', async () => {
      for (const method of ['sendMessage', 'getMe']) api.break(method, refused(502, 'Bad Gateway'))
      api.break('getMe', null)
      await start()
      const asked = api.say('轮椅')
      api.break('getMe', refused(502, 'Bad Gateway'))
      await new Promise((resolve) => setTimeout(resolve, 2500))
      for (const method of ['sendMessage', 'getMe']) api.break(method, null)
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
    })

    it('sends nothing to a citizen who blocked it, until they write again', async () => {
      api.fail('sendMessage', refused(403, 'Forbidden: bot was blocked by the user'))
      const { store, log } = await start()
      api.say('轮椅')
      for (let i = 0; i < 200 && !log().includes('was not delivered'); i++) {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      expect(await store.outbox.next()).toBeNull()
      expect(sends()).toEqual([])
      const asked = api.say('轮椅')
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
    })

    it('sends nothing to a group that kicked it, until it is spoken to again', async () => {
      const chat = { id: -5, type: 'supergroup', title: '邻里' }
      const change = (was: string, is: string) => ({
        my_chat_member: {
          ...{ chat, from: citizen, date: 1 },
          ...{ old_chat_member: { status: was }, new_chat_member: { status: is } },
        },
      })
      const { store } = await start()
      const isGone = async () => (await store.memory.chat(-5))?.gone
      api.push(change('left', 'member'))
      expect((await api.next('sendMessage')).visible).toContain('大家好')
      api.fail('sendMessage', refused(403, 'Forbidden: bot was kicked from the supergroup chat'))
      api.say('/ask 轮椅', { chat })
      for (let i = 0; i < 200 && (await isGone()) !== true; i++) {
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      expect(await isGone()).toBe(true)
      expect(sends()).toHaveLength(1)
      api.push(change('kicked', 'member'))
      const asked = api.say('/ask 轮椅', { chat })
      await api.next('sendMessage')
      await settled()
      expect(replyTo(asked)).toHaveLength(1)
      expect(sends()).toHaveLength(2)
      expect(await isGone()).toBe(false)
    })

    it('follows a group that moved, and sends once', async () => {
      const group = { chat: { id: -7, type: 'group', title: '邻里' } }
      const moved = refused(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1007 })
      api.fail('sendMessage', moved)
      await start()
      api.say('/ask 轮椅', group)
      const { payload } = await api.next('sendMessage')
      expect(payload['chat_id']).toBe(-1007)
      api.push({ message: { message_id: 1, ...group, from: citizen, migrate_to_chat_id: -1007 } })
      await settled()
      expect(sends()).toHaveLength(1)
    })

    it('says it in plain text where the markup is refused', async () => {
      api.fail('sendMessage', refused(400, "Bad Request: can't parse entities: Unsupported start tag"))
      await start()
      api.say('轮椅')
      const { payload } = await api.next('sendMessage')
      expect(payload).not.toHaveProperty('parse_mode')
      expect(payload['text']).toContain('2343名')
    })

    it('drops what is refused for good, and goes on', async () => {
      api.fail('sendMessage', refused(400, 'Bad Request: message is too long'))
      await start()
      const [bad, good] = [api.say('轮椅'), api.say('轮椅')]
      await api.next('sendMessage')
      await settled()
      expect([bad, good].map((id) => replyTo(id).length)).toEqual([0, 1])
    })

    it('tells the citizen once when a question cannot be handled, and answers the others', async () => {
      await start()
      const [bad, good] = [api.say('炸', inChat(1)), api.say('轮椅', inChat(2))]
      await api.next('sendMessage')
      expect(replyTo(good)).toHaveLength(1)
      await api.next('sendMessage')
      await settled()
      expect(replyTo(bad).map(({ visible }) => visible)).toEqual([expect.stringContaining('出了错')])
    })
  })
}
