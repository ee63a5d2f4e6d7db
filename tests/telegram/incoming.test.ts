import { describe, expect, it } from 'vitest'
import { type IncomingMessage, readMessage } from '../../src/telegram/incoming.ts'

const me = { id: 7, username: 'yuanwen_bot' }
const from = { id: 1, is_bot: false }
const inPrivate = (over: Partial<IncomingMessage>) =>
  readMessage({ chat: { id: 1, type: 'private' }, from, ...over }, me)
const inGroup = (over: Partial<IncomingMessage>) =>
  readMessage({ chat: { id: -1, type: 'supergroup' }, from, ...over }, me)
const ignore = { kind: 'ignore' }
const question = (text: string) => ({ kind: 'question', text })

describe('commands', () => {
  it.each([
    ['/start', { kind: 'command', name: 'start' }],
    ['/start ref_123', { kind: 'command', name: 'start' }],
    ['/HELP', { kind: 'command', name: 'help' }],
    ['/help公积金', { kind: 'command', name: 'help' }],
    ['/about@YUANWEN_bot', { kind: 'command', name: 'about' }],
    ['/ask@yuanwen_bot问题', question('问题')],
    ['/ask\n问题', question('问题')],
    ['/ask', { kind: 'nothing-asked' }],
    ['/help@some_other_bot', ignore],
    ['/ask@yuanwen_bot2 问题', ignore],
  ])('reads %j the same everywhere', (text, incoming) => {
    expect(inPrivate({ text })).toEqual(incoming)
    expect(inGroup({ text })).toEqual(incoming)
  })

  it('knows an unknown one in private, and is silent in a group', () => {
    expect(inPrivate({ text: '/nosuch' })).toEqual({ kind: 'unknown-command' })
    expect(inGroup({ text: '/nosuch' })).toEqual(ignore)
    expect(inPrivate({ text: '/ 你好' })).toEqual(question('/ 你好'))
  })
})

describe('in a private chat', () => {
  it('takes text and captions for questions', () => {
    expect(inPrivate({ text: '多少人？' })).toEqual(question('多少人？'))
    expect(inPrivate({ caption: '多少人？', photo: [] } as object)).toEqual(question('多少人？'))
  })

  it('tells pictures from service messages', () => {
    expect(inPrivate({ photo: [] } as object)).toEqual({ kind: 'not-text' })
    expect(inPrivate({ voice: {} } as object)).toEqual({ kind: 'not-text' })
    expect(inPrivate({ pinned_message: {} } as object)).toEqual(ignore)
  })
})

describe('in a group', () => {
  it.each([
    ['@yuanwen_bot 多少人？', question('多少人？')],
    ['@Yuanwen_Bot：多少人？', question('多少人？')],
    ['@yuanwen_bot多少人？', question('多少人？')],
    ['多少人？@yuanwen_bot', question('多少人？')],
    ['请问@yuanwen_bot 多少人', question('请问  多少人')],
    ['@yuanwen_bot', { kind: 'nothing-asked' }],
    ['@yuanwen_bot2 多少人？', ignore],
    ['mail@yuanwen_bot', ignore],
    ['多少人？', ignore],
  ])('reads %j', (text, incoming) => {
    expect(inGroup({ text })).toEqual(incoming)
  })

  it('hears its name without a username', () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 3, user: { id: 7 } }]
    expect(inGroup({ text: '机器人 多少人', entities })).toEqual(question('多少人'))
    const other = [{ type: 'text_mention', offset: 0, length: 3, user: { id: 8 } }]
    expect(inGroup({ text: '机器人 多少人', entities: other })).toEqual(ignore)
  })

  it('answers replies to it, but does not take a topic for a reply', () => {
    const reply = { from: { id: 7 } }
    expect(inGroup({ text: '那去年呢', reply_to_message: reply })).toEqual(question('那去年呢'))
    expect(inGroup({ text: '那去年呢', reply_to_message: { from: { id: 8 } } })).toEqual(ignore)
    expect(inGroup({ text: '大家好', reply_to_message: { ...reply, forum_topic_created: {} } })).toEqual(
      ignore,
    )
  })

  it('is silent about pictures', () => {
    expect(inGroup({ photo: [] } as object)).toEqual(ignore)
  })

  it('hears anonymous administrators, and no bots', () => {
    const bot = { id: 9, is_bot: true }
    expect(inGroup({ text: '/ask 多少', from: bot, sender_chat: { id: -1 } })).toEqual(question('多少'))
    expect(inGroup({ text: '/ask 多少', from: bot })).toEqual(ignore)
    expect(inGroup({ text: '/ask 多少', via_bot: {} })).toEqual(ignore)
    expect(
      inGroup({ text: '@yuanwen_bot 多少', sender_chat: { id: -2 }, is_automatic_forward: true }),
    ).toEqual(ignore)
  })
})

it('ignores what has no chat, and channels', () => {
  expect(readMessage({ text: '/help' }, me)).toEqual(ignore)
  expect(readMessage({ text: '/help', chat: { id: -3, type: 'channel' } }, me)).toEqual(ignore)
})
