import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { citizen, startBotApi, testBot } from './support/bot-api-double.ts'
import { type BotSetting, type RunningBot, startBot } from './support/running-bot.ts'

let dataDir = ''
let running: RunningBot | null = null

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-bot-'))
})
afterEach(async () => {
  const bot = running
  running = null
  await bot?.stop()
  await bot?.api.close()
  rmSync(dataDir, { recursive: true })
  expect(bot?.api.complaints ?? []).toEqual([])
})

async function started(prepare: NonNullable<BotSetting['prepare']> = () => undefined) {
  running = await startBot({ place: { dataDir, databaseUrl: null }, prepare })
  return running
}

const group = { chat: { id: -100, type: 'supergroup' } }
const keyboardOf = (payload: Readonly<Record<string, unknown>>) =>
  (payload['reply_markup'] as { inline_keyboard: { text: string; callback_data: string }[][] })
    .inline_keyboard

describe('the bot', { timeout: 30_000 }, () => {
  it('greets with three questions that can be tapped', async () => {
    const { api } = await started()
    api.say('/start')
    const greeting = await api.next('sendMessage')
    const rows = keyboardOf(greeting.payload)
    expect(rows).toHaveLength(3)
    const message = {
      message_id: greeting.messageId,
      ...{ chat: { id: citizen.id, type: 'private' } },
      reply_markup: { inline_keyboard: rows },
    }
    const { callback_data: data } = rows[0]?.[0] ?? {}
    api.push({ callback_query: { id: '77', from: citizen, chat_instance: '1', data, message } })
    expect((await api.next('answerCallbackQuery')).payload).toEqual({ callback_query_id: '77' })
    const reply = await api.next('sendMessage')
    expect(reply.visible).toMatch(/^2343名\n您问的是：为多少名残疾人适配辅助器具？\n/)
    expect(reply.payload['reply_parameters']).toMatchObject({ message_id: greeting.messageId })
  })

  it('shows cards for an inline query, once', async () => {
    const { api } = await started()
    const query = { id: '90', from: citizen, query: '轮椅', offset: '' }
    api.again({ inline_query: query }, api.push({ inline_query: query }))
    const { payload } = await api.next('answerInlineQuery')
    expect(payload).toMatchObject({ inline_query_id: '90', is_personal: true, next_offset: '' })
    api.say('轮椅配了多少')
    await api.next('sendMessage')
    expect(api.calls.filter(({ method }) => method === 'answerInlineQuery')).toHaveLength(1)
  })

  it('says that a forged or old button no longer works', async () => {
    const { api } = await started()
    api.push({ callback_query: { id: '78', from: citizen, chat_instance: '1', data: 'f7' } })
    expect((await api.next('answerCallbackQuery')).payload['text']).toBe('这个按钮已失效，请直接输入问题。')
  })

  it('answers a question with figure, quote and source, tied to the question', async () => {
    const { api } = await started()
    const asked = api.say('今年有多少残疾人配上了轮椅？')
    const { payload } = await api.next('sendMessage')
    expect(payload['text']).toContain('<b>2343名</b>\n<blockquote>为<b>2343名</b>')
    expect(payload['reply_parameters']).toEqual({ message_id: asked, allow_sending_without_reply: true })
  })

  it('lets a number choose between readings', async () => {
    const { api } = await started()
    api.say('哪个')
    expect((await api.next('sendMessage')).visible).toContain('1. 为多少名残疾人适配辅助器具？')
    api.say('1')
    expect((await api.next('sendMessage')).visible).toContain('2343名')
  })

  it('keeps the order of a chat, and answers in one language after another', async () => {
    const { api } = await started()
    for (const text of ['轮椅', 'wheelchairs?', '輪椅', '轮椅呢']) api.say(text)
    const replies = []
    for (let i = 0; i < 4; i++) replies.push((await api.next('sendMessage')).visible)
    expect(replies.map((reply) => reply.split('\n').at(-1))).toEqual([
      '您还可以问：',
      'You can also ask, in the words of the release:',
      '您還可以問：',
      '您还可以问：',
    ])
  })

  it('hints once while pictures, voices and stickers keep coming, and reads captions', async () => {
    const { api } = await started()
    for (let i = 0; i < 3; i++)
      api.push({
        message: {
          message_id: 10 + i,
          chat: { id: 1001, type: 'private' },
          from: citizen,
          photo: [],
          media_group_id: 'g',
        },
      })
    for (const [i, what] of ['sticker', 'voice'].entries()) {
      const message = { message_id: 15 + i, chat: { id: 1001, type: 'private' }, from: citizen }
      api.push({ message: { ...message, [what]: {} } })
    }
    api.push({
      message: {
        message_id: 20,
        chat: { id: 1001, type: 'private' },
        from: citizen,
        photo: [],
        caption: '轮椅',
      },
    })
    expect((await api.next('sendMessage')).visible).toBe('我只看得懂文字。请把问题写成一句话发给我。')
    expect((await api.next('sendMessage')).visible).toContain('2343名')
  })

  it('answers in the topic of a forum, and outside topics without one', async () => {
    const { api } = await started()
    const text = `@${testBot.username}轮椅`
    api.say(text, { ...group, message_thread_id: 3, is_topic_message: true })
    api.say(text, { ...group, message_thread_id: 1 })
    expect((await api.next('sendMessage')).payload['message_thread_id']).toBe(3)
    expect((await api.next('sendMessage')).payload).not.toHaveProperty('message_thread_id')
  })

  it('is silent where nobody speaks to it', async () => {
    const { api } = await started()
    api.say('大家好', group)
    api.push({ channel_post: { message_id: 1, chat: { id: -5, type: 'channel' }, text: '/help' } })
    api.push({ some_future_update: { chat: { id: 5 } } })
    api.push({})
    api.push({ message: { message_id: 1 } })
    api.push({ message: null })
    api.push({ callback_query: null })
    api.say('/help')
    expect((await api.next('sendMessage')).visible).toContain('请用一句话提问')
    expect(api.calls.filter((call) => call.method === 'sendMessage')).toHaveLength(1)
  })

  it('survives an engine that throws, and says so to the citizen', async () => {
    const { api, log } = await started()
    api.say('炸')
    expect((await api.next('sendMessage')).visible).toContain('出了错')
    api.say('轮椅')
    expect((await api.next('sendMessage')).visible).toContain('2343名')
    expect(log()).toContain('the stand-in was told to fail')
    expect(log()).not.toContain('炸')
  })

  it('takes the same update once', async () => {
    const { api } = await started()
    const message = { message_id: 1, chat: { id: 1001, type: 'private' }, from: citizen, text: '轮椅' }
    const id = api.push({ message })
    await api.next('sendMessage')
    api.again({ message }, id)
    api.say('/help')
    expect((await api.next('sendMessage')).visible).toContain('请用一句话提问')
  })

  it('gets through lost answers, floods and outages', async () => {
    const { api } = await started((double) => {
      double.fail('getMe', { status: 502, description: 'Bad Gateway' })
      double.fail('deleteWebhook', 'reset')
      double.fail('setMyCommands', { status: 400, description: 'Bad Request' })
      double.fail('getUpdates', { status: 409, description: 'Conflict' }, 'reset')
      double.fail(
        'sendMessage',
        { status: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
        'reset',
      )
    })
    api.say('轮椅')
    expect((await api.next('sendMessage')).visible).toContain('2343名')
  })

  it('finishes the reply under way when it is stopped, and confirms it', async () => {
    const { api, stop } = await started()
    // The answer to the first sendMessage is lost: when it is stopped, the bot is about to repeat it.
    api.fail('sendMessage', 'lost')
    api.say('轮椅')
    await api.next('sendMessage')
    await stop()
    running = null
    await api.close()
    expect(api.calls.filter((call) => call.method === 'sendMessage')).toHaveLength(2)
    expect(api.pending()).toEqual([])
  })
})

describe('a start that fails', { timeout: 30_000 }, () => {
  it('says that the token is refused', async () => {
    const api = await startBotApi()
    const token = `${api.token.slice(0, -1)}X`
    const account = { token, apiRoot: api.apiRoot, proxyEnv: {} }
    const bot = await startBot({ place: { dataDir, databaseUrl: null }, api, over: { account } })
    await expect(bot.ended).rejects.toThrow(/^BOT_TOKEN: is refused by Telegram/)
    await bot.store.close()
    await api.close()
  })
})
