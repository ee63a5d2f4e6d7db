// Subscribing and announcing as people see it: the bot over HTTP, on a real store.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announcementOf } from '../contracts/announcements.ts'
import { type BotApiDouble, citizen, type RecordedCall, startBotApi } from '../support/bot-api-double.ts'
import { shippedEngine, shippedRelease } from '../support/engine.ts'
import { type RunningBot, startBot } from '../support/running-bot.ts'

const editor = { ...citizen, id: 2001, first_name: '编辑' }
const second = { ...citizen, id: 2002, first_name: '另一位编辑' }
const group = { id: -5, type: 'supergroup', title: '邻里', is_forum: true }

let api: BotApiDouble
let bot: RunningBot
let dataDir = ''

async function start(announcing = { perSecond: 1000, consent: false }): Promise<void> {
  bot = await startBot({
    place: { dataDir, databaseUrl: null },
    api,
    engine: shippedEngine,
    notices: { everyMs: 1000 / announcing.perSecond, aheadMs: 0 },
    over: { owners: [editor.id, second.id], announcing },
  })
}
beforeEach(async () => {
  api = await startBotApi()
  api.administrators.add(citizen.id)
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-desk-'))
})
afterEach(async () => {
  await bot.stop()
  await api.close()
  rmSync(dataDir, { recursive: true })
  expect(api.complaints).toEqual([])
})

type Who = typeof citizen
type Markup = { inline_keyboard: { text: string; callback_data?: string; url?: string }[][] }

const inPrivate = (who: Who) => ({ chat: { id: who.id, type: 'private' }, from: who })
const buttonsOf = ({ payload }: RecordedCall) =>
  ((payload['reply_markup'] as Markup | undefined)?.inline_keyboard ?? []).flat()

/** The next new message or edit in a chat, whichever comes first. */
async function next(chat: number, method = 'sendMessage'): Promise<RecordedCall> {
  for (;;) {
    const call = await api.next(method, 30_000)
    if (call.payload['chat_id'] === chat) return call
  }
}

function say(who: Who, text: string, over: object = {}): void {
  api.say(text, { ...inPrivate(who), ...over })
}

/** Presses the button with these words under the message that a call made or edited. */
function press(who: Who, call: RecordedCall, label: string, chat: object = inPrivate(who).chat): void {
  const button = buttonsOf(call).find(({ text }) => text.startsWith(label))
  if (button === undefined) throw new Error(`no ${label} among ${buttonsOf(call).map(({ text }) => text)}`)
  const message = {
    message_id: call.messageId || call.payload['message_id'],
    date: 1,
    chat,
    reply_markup: call.payload['reply_markup'],
    ...(call.payload['message_thread_id'] === undefined
      ? {}
      : { is_topic_message: true, message_thread_id: call.payload['message_thread_id'] }),
  }
  api.push({
    callback_query: {
      id: String(Math.random()),
      from: who,
      message,
      chat_instance: '1',
      data: button.callback_data,
    },
  })
}

async function subscribed(who: Who): Promise<void> {
  say(who, '/subscribe')
  press(who, await next(who.id), '订阅全部公告')
  expect((await next(who.id, 'editMessageText')).visible).toContain('已订阅：全部公告')
}

/** An announcement on its way, from its panel. */
async function announced(text: string): Promise<{ readonly id: string; readonly panel: RecordedCall }> {
  say(editor, `/announce ${text}`)
  const preview = await next(editor.id)
  expect(preview.visible).toBe(text)
  const panel = await next(editor.id)
  return { id: /公告 (\w{6})：草稿/.exec(panel.visible)?.[1] ?? '', panel }
}

async function finished(): Promise<RecordedCall> {
  for (;;) {
    const call = await next(editor.id, 'editMessageText')
    if (call.visible.includes('已发完')) return call
  }
}

describe('subscribing', { timeout: 60_000 }, () => {
  it('is done by taps: topics, digest, quiet hours, sound, and left at once', async () => {
    await start()
    say(citizen, '/subscribe')
    let panel = await next(citizen.id)
    const tap = async (label: string) => {
      press(citizen, panel, label)
      panel = await next(citizen.id, 'editMessageText')
      return panel.visible
    }
    expect(await tap('选择部门')).toContain('点一下选上')
    const [department = ''] = buttonsOf(panel).map(({ text }) => text)
    expect(await tap(department)).toContain(`已订阅：${department}`)
    expect(await tap('›')).toContain(`${department}的话题`)
    expect(await tap('返回')).toContain('点一下选上')
    expect(await tap('返回')).toContain(`已订阅：${department}`)
    expect(await tap('每周汇总')).toContain('每周一 8:00')
    expect(await tap('22:00')).toContain('安静时段：22:00 至 07:00（Asia/Shanghai）')
    expect(await tap('时区')).toContain('哪个时区')
    expect(await tap('Asia/Urumqi')).toContain('（Asia/Urumqi）')
    expect(await tap('关提示音')).toContain('提示音：关')
    expect(await tap('暂停')).toContain('已暂停')
    expect(await bot.store.newsroom.subscription(citizen.id)).toMatchObject({
      topics: [department],
      muted: true,
    })
    say(citizen, '/subscribe Europe/Berlin')
    expect((await next(citizen.id)).visible).toContain('（Europe/Berlin）')
    say(citizen, '/unsubscribe')
    expect((await next(citizen.id)).visible).toContain('已退订')
    expect(await bot.store.newsroom.subscription(citizen.id)).toBeNull()
  })

  it('of a group is for its administrators, and told in the topic in which it was asked for', async () => {
    await start()
    const there = { chat: group, is_topic_message: true, message_thread_id: 33 }
    say({ ...citizen, id: 1002 }, '/subscribe', there)
    expect((await next(group.id)).visible).toContain('只有管理员')
    say(citizen, '/subscribe', there)
    const panel = await next(group.id)
    press({ ...citizen, id: 1002 }, panel, '订阅全部公告', group)
    expect((await api.next('answerCallbackQuery')).payload['text']).toContain('只有管理员')
    press(citizen, panel, '订阅全部公告', group)
    expect((await next(group.id, 'editMessageText')).visible).toContain('公告发在本话题里')
    const { panel: desk } = await announced('停水通知')
    press(editor, desk, '发出')
    expect((await next(group.id)).payload).toMatchObject({ text: '停水通知', message_thread_id: 33 })
  })

  it('of a channel is offered to whoever makes the bot its administrator', async () => {
    await start()
    const channel = { id: -1001, type: 'channel', title: '市政府发布' }
    const standing = (status: string) => ({ status, user: { id: 1, is_bot: true, first_name: '原文' } })
    api.push({
      my_chat_member: {
        ...{ chat: channel, from: citizen, date: 1 },
        ...{ old_chat_member: standing('left'), new_chat_member: standing('administrator') },
      },
    })
    const offer = await next(citizen.id)
    expect(offer.visible).toContain('“市政府发布”')
    press(citizen, offer, '订阅全部公告')
    await next(citizen.id, 'editMessageText')
    const { panel } = await announced('停水通知')
    expect(panel.visible).toContain('频道 1')
    press(editor, panel, '发出')
    expect((await next(channel.id)).visible).toBe('停水通知')
  })
})

describe('announcing', { timeout: 60_000 }, () => {
  it('sends a release as its preview shows it: figures in front, verbatim sentences, buttons that ask', async () => {
    await start()
    await subscribed(citizen)
    say(editor, '/announce')
    const list = await next(editor.id)
    press(editor, list, buttonsOf(list)[0]?.text ?? '')
    const preview = await next(editor.id)
    const panel = await next(editor.id)
    expect(panel.visible).toMatch(/现在会收到的：1 个（私聊 1/)
    const quotes = [...String(preview.payload['text']).matchAll(/<blockquote>(.*?)<\/blockquote>/g)].map(
      ([, quote]) => quote,
    )
    expect(quotes.length).toBeGreaterThan(2)
    const printed = shippedRelease.paragraphs.map(({ text }) => text).join('\n')
    expect(quotes.filter((quote) => quote === undefined || !printed.includes(quote))).toEqual([])
    press(editor, panel, '发出')
    const post = await next(citizen.id)
    expect(post.payload['text']).toBe(preview.payload['text'])
    expect(buttonsOf(post)).toEqual(buttonsOf(preview))
    const [question] = buttonsOf(post)
    const payload = new URL(question?.url ?? '').searchParams.get('start')
    say(citizen, `/start ${payload}`)
    expect((await next(citizen.id)).visible).toMatch(/\d/)
    expect((await finished()).visible).toContain('已发 1，待发 0')
  })

  it('keeps the formatting of a text, and the number of a hotline', async () => {
    await start()
    await subscribed(citizen)
    const text = '停水通知：电话13800138000\n原因见公告\n“检修”'
    const at = (words: string, type: string, more = {}) => ({
      type,
      offset: '/announce '.length + text.indexOf(words),
      length: words.length,
      ...more,
    })
    const entities = [
      { type: 'bot_command', offset: 0, length: 9 },
      at('停水通知', 'bold'),
      at('水通', 'underline'),
      at('公告', 'text_link', { url: 'https://example.org/a?b=1&c=2' }),
      at('“检修”', 'blockquote'),
    ]
    say(editor, `/announce ${text}`, { entities })
    const preview = await next(editor.id)
    expect(preview.payload['text']).toBe(
      '<b>停</b><b><u>水通</u></b><b>知</b>：电话13800138000\n原因见<a href="https://example.org/a?b=1&amp;c=2">公告</a>\n<blockquote>“检修”</blockquote>',
    )
    press(editor, await next(editor.id), '发出')
    expect((await next(citizen.id)).payload['text']).toBe(preview.payload['text'])
  })

  it('is heard of by editors only', async () => {
    await start()
    for (const name of ['announce 新闻', 'announcements', 'correct aaaaaa 1 → 2', 'retract aaaaaa']) {
      say(citizen, `/${name}`)
      expect((await next(citizen.id)).visible).toContain('没有这个命令')
    }
    const { panel } = await announced('新闻')
    press(citizen, panel, '发出')
    expect((await api.next('answerCallbackQuery')).payload['text']).toContain('失效')
    expect(await bot.store.newsroom.latest(5)).toMatchObject([{ state: 'draft' }])
  })

  it('waits for a second editor where that is asked for, and writes down who did what', async () => {
    await start({ perSecond: 1000, consent: true })
    await subscribed(citizen)
    const { panel } = await announced('新闻')
    press(editor, panel, '请另一位编辑同意')
    expect((await next(second.id)).visible).toBe('新闻')
    const asked = await next(second.id)
    expect(asked.visible).toContain('要您同意')
    press(editor, asked, '同意并发出')
    press(second, asked, '同意并发出')
    expect((await next(citizen.id)).visible).toBe('新闻')
    const [kept] = await bot.store.newsroom.latest(1)
    expect(kept).toMatchObject({ author: editor.id, consent: second.id })
    const log = await bot.store.desk.log(5)
    expect(log.map(({ person, action }) => [person, action])).toEqual([
      [second.id, 'consent'],
      [editor.id, 'announce'],
    ])
  })

  it('is put before the editors where it comes from outside and one must agree', async () => {
    await start({ perSecond: 1000, consent: true })
    await subscribed(citizen)
    await bot.store.newsroom.keep(announcementOf('停水通知', { author: null, state: 'awaiting' }))
    expect((await next(second.id)).visible).toBe('停水通知')
    press(second, await next(second.id), '同意并发出')
    expect((await next(citizen.id)).visible).toBe('停水通知')
    expect(await bot.store.newsroom.announcement('aaaaaa')).toMatchObject({ consent: second.id })
  })

  it('goes out at its time, named with its zone, and can be cancelled before', async () => {
    await start()
    await subscribed(citizen)
    const { id } = await announced('新闻')
    say(editor, `/announce ${id} 2020-01-01 09:00`)
    expect((await next(editor.id)).visible).toContain('已经过去')
    say(editor, `/announce ${id} 明天 9:00`)
    const panel = await next(editor.id)
    expect(panel.visible).toMatch(/时间：\d{4}-\d\d-\d\d 09:00（Asia\/Shanghai）/)
    press(editor, panel, '按时间发出')
    const waiting = await next(editor.id, 'editMessageText')
    expect(waiting.visible).toContain('已安排')
    press(editor, waiting, '取消')
    expect((await next(editor.id, 'editMessageText')).visible).toContain('已取消')
    expect(await bot.store.newsroom.latest(1)).toMatchObject([{ state: 'cancelled' }])
  })

  it('is stopped while it runs: what was sent stays listed', async () => {
    await start({ perSecond: 4, consent: false })
    const many = Array.from({ length: 12 }, (_, i) => ({ ...citizen, id: 3000 + i }))
    for (const who of many) await subscribed(who)
    const { panel } = await announced('新闻')
    press(editor, panel, '发出')
    await next(3001)
    let running = await next(editor.id, 'editMessageText')
    while (!running.visible.includes('正在发送')) running = await next(editor.id, 'editMessageText')
    expect(running.visible).toMatch(/已发 \d+，待发 \d+\n还要不到 1 分钟/)
    press(editor, running, '取消')

    let shown = await next(editor.id, 'editMessageText')
    while (!shown.visible.includes('取消未发')) shown = await next(editor.id, 'editMessageText')
    const [, sent, cancelled] = /已发 (\d+)，待发 0[\s\S]*取消未发 (\d+)/.exec(shown.visible) ?? []
    expect(Number(sent) + Number(cancelled)).toBe(12)
    expect(Number(sent)).toBe(
      api.calls.filter(({ method, visible }) => method === 'sendMessage' && visible === '新闻').length - 1,
    )
  })

  it('says what failed and why, and does not write to that chat again', async () => {
    await start()
    await subscribed(citizen)
    await subscribed({ ...citizen, id: 3001 })
    const { panel } = await announced('新闻')
    const blocked = { status: 403, description: 'Forbidden: bot was blocked by the user' }
    api.misfortune = (method, { chat_id: chat }) =>
      method === 'sendMessage' && chat === 3001 ? blocked : null
    press(editor, panel, '发出')
    expect((await finished()).visible).toMatch(/已发 1，待发 0\n没发成 1：\n· .*blocked by the user：1/)
    const { panel: other } = await announced('别的新闻')
    expect(other.visible).toContain('现在会收到的：1 个（私聊 1')
  })

  it('lists what may not have arrived, and sends it again with one tap', async () => {
    await start()
    await subscribed(citizen)
    const { panel } = await announced('新闻')
    api.fail('sendMessage', 'reset')
    press(editor, panel, '发出')
    const done = await finished()
    expect(done.visible).toContain('不确定是否发到 1（没有重发）')
    press(editor, done, '看不确定的')
    const list = await next(editor.id, 'editMessageText')
    expect(list.visible).toContain(String(citizen.id))
    press(editor, list, '给这 1 个再发一次')
    expect((await next(citizen.id)).visible).toBe('新闻')
    expect((await finished()).visible).toContain('已发 1')
  })
})

describe('mending', { timeout: 60_000 }, () => {
  async function sent(): Promise<{ readonly id: string; readonly post: RecordedCall }> {
    await start()
    await subscribed(citizen)
    const { id, panel } = await announced('为2343名残疾人适配')
    press(editor, panel, '发出')
    const post = await next(citizen.id)
    await finished()
    return { id, post }
  }

  it('edits every post, with old and new in a line of its own; by a reply where that is not possible', async () => {
    const { id, post } = await sent()
    say(editor, `/correct ${id} 9999名 → 1名`)
    expect((await next(editor.id)).visible).toContain('没有“9999名”')
    say(editor, `/correct ${id} 2343名 → 2434名`)
    expect((await next(editor.id)).visible).toContain('正在更正 1 条')
    const edit = await next(citizen.id, 'editMessageText')
    expect(edit.payload['message_id']).toBe(post.messageId)
    expect(edit.payload['text']).toMatch(
      /^<b>更正（\d{4}-\d\d-\d\d）：<\/b><s>2343名<\/s> → <b>2434名<\/b>\n为<s>2343名<\/s>残疾人适配$/,
    )
    await finished()
    api.fail('editMessageText', { status: 400, description: "Bad Request: message can't be edited" })
    say(editor, `/correct ${id} 残疾人 → 残疾朋友`)
    const reply = await next(citizen.id)
    expect(reply.payload['reply_parameters']).toMatchObject({ message_id: post.messageId })
    expect(reply.visible).toContain('残疾人 → 残疾朋友')
  })

  it('takes every post back, after asking once more', async () => {
    const { id, post } = await sent()
    say(editor, `/retract ${id}`)
    const asked = await next(editor.id)
    expect(asked.visible).toContain('撤回已发的 1 条')
    press(editor, asked, '撤回')
    expect((await next(citizen.id, 'deleteMessage')).payload).toEqual({
      chat_id: citizen.id,
      message_id: post.messageId,
    })
  })
})
