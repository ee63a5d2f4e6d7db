// Announcing as people see it: composed, released, sent, mended.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announcementOf } from '../contracts/announcements.ts'
import {
  announced,
  api,
  begin,
  bot,
  buttonsOf,
  editor,
  end,
  finished,
  next,
  press,
  say,
  second,
  start,
  subscribed,
  type Who,
} from '../support/announcement-people.ts'
import { citizen, type RecordedCall } from '../support/bot-api-double.ts'
import { shippedRelease } from '../support/engine.ts'

beforeEach(begin)
afterEach(end)

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

  it('cannot be changed behind the editor who is asked, and is returned with a word to its author', async () => {
    await start({ perSecond: 1000, consent: true })
    await subscribed(citizen)
    const { id, panel } = await announced('有2343名')
    press(editor, panel, '请另一位编辑同意')
    await next(second.id)
    const asked = await next(second.id)
    say(editor, `/correct ${id} 2343名 → 9999名`)
    expect((await next(editor.id)).visible).toContain('还没有发出')
    say(editor, `/announce ${id} 明天 9:00`)
    expect((await next(editor.id)).visible).toContain('现在不能这样做了')
    // Whoever does not have the question any more finds it in the list.
    say(second, '/announcements')
    press(second, await next(second.id), id)
    const found = await next(second.id, 'editMessageText')
    expect(buttonsOf(found)).toEqual(buttonsOf(asked))
    press(second, found, '退回')
    const returned = await next(editor.id)
    expect(returned.visible).toBe(`公告 ${id} 被另一位编辑退回，现在是草稿。`)
    press(editor, returned, '看进展')
    expect((await next(editor.id, 'editMessageText')).visible).toContain('草稿')
    expect(await bot.store.newsroom.announcement(id)).toMatchObject({
      state: 'draft',
      corrections: [],
      at: null,
    })
  })

  it('says until when those wait who sleep or want a digest', async () => {
    await start()
    await subscribed(citizen)
    const sleeper = { ...citizen, id: 3001 }
    await subscribed(sleeper)
    const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours()
    say(sleeper, `/subscribe ${hour}:00-${(hour + 2) % 24}:00`)
    await next(sleeper.id)
    const { panel } = await announced('新闻')
    press(editor, panel, '发出')
    let shown = ''
    while (!shown.includes('已发 1，待发 1')) shown = (await next(editor.id, 'editMessageText')).visible
    expect(shown).toMatch(/待发的在等安静时段结束或汇总，最早 \d{4}-\d\d-\d\d \d\d:00（Asia\/Shanghai）$/)
  })

  it('is not left waiting where nobody else could agree', async () => {
    await start({ perSecond: 1000, consent: true }, 0, [editor.id])
    await subscribed(citizen)
    const { id, panel } = await announced('新闻')
    press(editor, panel, '请另一位编辑同意')
    let said: unknown
    while (said === undefined) said = (await api.next('answerCallbackQuery')).payload['text']
    expect(said).toContain('没有另一位编辑')
    expect(await bot.store.newsroom.announcement(id)).toMatchObject({ state: 'draft' })
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

  it('does not reach who leaves before it is sent, though it was claimed ahead of its time', async () => {
    await start({ perSecond: 1, consent: false }, 60_000)
    const [leaving, forgotten] = [3001, 3002].map((id) => ({ ...citizen, id })) as [Who, Who]
    for (const who of [citizen, leaving, forgotten]) await subscribed(who)
    const { panel } = await announced('新闻')
    press(editor, panel, '发出')
    await next(citizen.id)
    say(leaving, '/unsubscribe')
    say(forgotten, '/forget')
    expect((await finished()).visible).toMatch(/已发 1，待发 0\n取消未发 1/)
    const told = api.calls.filter(({ method, visible }) => method === 'sendMessage' && visible === '新闻')
    expect(told.map(({ payload }) => payload['chat_id'])).toEqual([editor.id, citizen.id])
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

  it('tells a group that has a new id by a message of its own, and says so', async () => {
    await start()
    const group = { id: -70, type: 'group', title: '社区群' }
    const there = { id: -1_000_000_000_070, type: 'supergroup', title: '社区群' }
    api.say('/subscribe', { chat: group })
    press(citizen, await next(group.id), '订阅全部公告', group)
    const { id, panel } = await announced('为2343名残疾人适配')
    press(editor, panel, '发出')
    await next(group.id)
    await finished()
    api.misfortune = (_, { chat_id: chat }) =>
      chat === group.id
        ? {
            status: 400,
            description: 'Bad Request: group chat was upgraded to a supergroup chat',
            parameters: { migrate_to_chat_id: there.id },
          }
        : null
    say(editor, `/correct ${id} 2343名 → 2434名`)
    const told = await next(there.id)
    expect(told.visible).toMatch(/^更正（.*）：2343名 → 2434名$/)
    expect(told.payload['reply_parameters']).toBeUndefined()
    expect((await finished()).visible).toContain('原帖不能再改，已另发说明 1')
    say(editor, `/retract ${id}`)
    press(editor, await next(editor.id), '撤回')
    while (!(await next(there.id)).visible.includes('撤回'));
    const elsewhere = api.calls.filter(
      ({ method, payload }) => method !== 'sendMessage' && payload['chat_id'] === there.id,
    )
    expect(elsewhere).toEqual([])
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
    let shown = ''
    while (!shown.includes('已删除 1')) shown = (await next(editor.id, 'editMessageText')).visible
    expect(shown).toContain(`公告 ${id}：已撤回`)
  })
})
