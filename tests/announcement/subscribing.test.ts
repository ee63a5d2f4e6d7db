// Subscribing as people see it: in private, in groups, in channels.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  announced,
  api,
  begin,
  bot,
  buttonsOf,
  editor,
  end,
  next,
  press,
  say,
  start,
} from '../support/announcement-people.ts'
import { citizen } from '../support/bot-api-double.ts'

const group = { id: -5, type: 'supergroup', title: '邻里', is_forum: true }

beforeEach(begin)
afterEach(end)

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
    say(citizen, '/subscribe 23:15 到 7:30')
    expect((await next(citizen.id)).visible).toContain('安静时段：23:15 至 07:30（Europe/Berlin）')
    for (const wrong of ['Europe/Parys', '25:00-7:00', '7-7', '市教育局']) {
      say(citizen, `/subscribe ${wrong}`)
      expect((await next(citizen.id)).visible).toContain('/subscribe 23:00-7:30')
    }
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
