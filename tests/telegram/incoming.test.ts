import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedUpdates, readUpdate } from '../../src/telegram/incoming.ts'

const me = { id: 7, username: 'yuanwen_bot' }
const from = { id: 1, is_bot: false, language_code: 'zh-hans' }
const person = { id: 1, languageCode: 'zh-hans' }
const privateChat = { id: 1, type: 'private' }
const group = { id: -1, type: 'supergroup', title: '邻里' }

type Over = Readonly<Record<string, unknown>>
const read = (update: unknown) => readUpdate(update, me)
const inPrivate = (over: Over) => read({ message: { message_id: 3, chat: privateChat, from, ...over } })
const inGroup = (over: Over) => read({ message: { message_id: 3, chat: group, from, ...over } })
const said = (text: string | null, addressed: string, command: string | null = null) =>
  expect.objectContaining({ kind: 'message', text, addressed, command })

describe('commands', () => {
  it.each([
    ['/start', 'start', ''],
    ['/start ref_123', 'start', 'ref_123'],
    ['/HELP', 'help', ''],
    // As a Chinese keyboard writes the slash.
    ['／help', 'help', ''],
    ['/help公积金', 'help', '公积金'],
    ['/about@YUANWEN_bot', 'about', ''],
    ['/ask@yuanwen_bot问题', 'ask', '问题'],
    ['/ask\n问题', 'ask', '问题'],
    ['/nosuch', 'nosuch', ''],
  ])('reads %j the same everywhere', (text, command, rest) => {
    expect(inPrivate({ text })).toEqual(said(rest, 'private', command))
    expect(inGroup({ text })).toEqual(said(rest, 'command', command))
  })

  it('leaves those of other bots alone', () => {
    expect(inGroup({ text: '/help@some_other_bot' })).toBeNull()
    expect(inGroup({ text: '/ask@yuanwen_bot2 问题' })).toBeNull()
    expect(inPrivate({ text: '/ 你好' })).toEqual(said('/ 你好', 'private'))
  })
})

describe('in a private chat', () => {
  it('takes text and captions for questions', () => {
    expect(inPrivate({ text: '多少人？' })).toEqual({
      kind: 'message',
      at: { chat: { id: 1, type: 'private', title: null }, message: 3, thread: null },
      from: { kind: 'person', person },
      ...{ text: '多少人？', command: null, addressed: 'private', edited: false, sentAt: 0 },
      ...{ repliesTo: null, quoted: null, forwarded: false, album: null, file: null },
    })
    expect(inPrivate({ caption: '多少人？', photo: [] })).toEqual(said('多少人？', 'private'))
  })

  it('tells pictures from service messages', () => {
    expect(inPrivate({ photo: [] })).toEqual(said(null, 'private'))
    expect(inPrivate({ voice: {} })).toEqual(said(null, 'private'))
    expect(inPrivate({ pinned_message: {} })).toBeNull()
  })

  it('knows a file, an album, a forward and a later version', () => {
    const document = { file_id: 'F', file_name: '稿.docx', file_size: 9 }
    expect(inPrivate({ document, media_group_id: 'g', forward_origin: {} })).toMatchObject({
      ...{ file: { id: 'F', name: '稿.docx', size: 9 }, album: 'g', forwarded: true },
    })
    const message = { message_id: 3, chat: privateChat, from, text: '改了', date: 5 }
    expect(read({ edited_message: message })).toMatchObject({ edited: true, sentAt: 5 })
  })
})

describe('in a group', () => {
  it.each([
    ['@yuanwen_bot 多少人？', '多少人？'],
    ['@Yuanwen_Bot：多少人？', '多少人？'],
    ['@yuanwen_bot多少人？', '多少人？'],
    ['多少人？@yuanwen_bot', '多少人？'],
    ['请问@yuanwen_bot 多少人', '请问  多少人'],
    ['@yuanwen_bot', ''],
  ])('hears its name in %j', (text, rest) => {
    expect(inGroup({ text })).toEqual(said(rest, 'mention'))
  })

  it.each([['@yuanwen_bot2 多少人？'], ['mail@yuanwen_bot'], ['多少人？']])('leaves out %j', (text) => {
    expect(inGroup({ text })).toBeNull()
  })

  it('hears its name without a username', () => {
    const entities = [{ type: 'text_mention', offset: 0, length: 3, user: { id: 7 } }]
    expect(inGroup({ text: '机器人 多少人', entities })).toEqual(said('多少人', 'mention'))
    const other = [{ type: 'text_mention', offset: 0, length: 3, user: { id: 8 } }]
    expect(inGroup({ text: '机器人 多少人', entities: other })).toBeNull()
  })

  it('hears replies to it, but does not take a topic for a reply', () => {
    const reply = { message_id: 2, from: { id: 7 }, text: '2343名' }
    expect(inGroup({ text: '那去年呢', reply_to_message: reply })).toMatchObject({
      ...{ addressed: 'reply', repliesTo: 2, quoted: '2343名' },
    })
    expect(inGroup({ text: '那去年呢', reply_to_message: { from: { id: 8 } } })).toBeNull()
    expect(inGroup({ text: '大家好', reply_to_message: { ...reply, forum_topic_created: {} } })).toBeNull()
  })

  it('knows the topic, and the general one as none', () => {
    const threadOf = (over: Over) => inGroup({ text: '/ask 多少', ...over })
    expect(threadOf({ message_thread_id: 5, is_topic_message: true })).toMatchObject({ at: { thread: 5 } })
    expect(threadOf({ message_thread_id: 5 })).toMatchObject({ at: { thread: null } })
    expect(threadOf({ message_thread_id: 1, is_topic_message: true })).toMatchObject({ at: { thread: null } })
  })

  it('is silent about pictures', () => {
    expect(inGroup({ photo: [] })).toBeNull()
    expect(inGroup({ photo: [], reply_to_message: { from: { id: 7 } } })).toBeNull()
  })

  it('hears anonymous administrators, and no bots', () => {
    const bot = { id: 9, is_bot: true }
    expect(inGroup({ text: '/ask 多少', from: bot, sender_chat: { id: -1 } })).toMatchObject({
      from: { kind: 'chat', chat: -1 },
    })
    expect(inGroup({ text: '/ask 多少', from: bot })).toBeNull()
    expect(inGroup({ text: '/ask 多少', via_bot: {} })).toBeNull()
    const forward = { sender_chat: { id: -2 }, is_automatic_forward: true }
    expect(inGroup({ text: '@yuanwen_bot 多少', ...forward })).toBeNull()
  })

  it('follows where it moved, from either side', () => {
    expect(inGroup({ migrate_to_chat_id: -100 })).toEqual({ kind: 'moved', from: -1, to: -100 })
    expect(inGroup({ migrate_from_chat_id: -5 })).toEqual({ kind: 'moved', from: -5, to: -1 })
  })
})

describe('what is no message', () => {
  const chat = { id: -1, type: 'supergroup', title: '邻里' }

  it('reads a press, and the words on the button from the message alone', () => {
    const reply_markup = { inline_keyboard: [[{ text: '多少？', callback_data: 'f0' }]] }
    const message = { message_id: 8, chat: group, reply_markup }
    const press = (data: string, over: Over = { message }) =>
      read({ callback_query: { id: '1', from, data, ...over } })
    expect(press('f0')).toEqual({
      ...{ kind: 'press', id: '1', person, data: 'f0', label: '多少？' },
      at: { chat, message: 8, thread: null },
    })
    for (const data of ['f9', '', 'toString', '__proto__']) expect(press(data)).toMatchObject({ label: null })
    expect(press('f0', {})).toMatchObject({ at: null, label: null })
  })

  it('reads how the bot stands in a chat', () => {
    const change = (was: Over, is: Over) =>
      read({ my_chat_member: { chat: group, from, old_chat_member: was, new_chat_member: is } })
    expect(change({ status: 'left' }, { status: 'member' })).toEqual({
      ...{ kind: 'membership', chat, by: person, was: 'absent', is: 'member' },
    })
    expect(change({ status: 'administrator' }, { status: 'restricted', is_member: false })).toMatchObject({
      ...{ was: 'administrator', is: 'absent' },
    })
    expect(change({ status: 'creator' }, { status: 'restricted', is_member: true })).toMatchObject({
      ...{ was: 'administrator', is: 'restricted' },
    })
  })

  it('reads administrators and inline queries', () => {
    const change = { chat: group, from, new_chat_member: { status: 'administrator', user: { id: 4 } } }
    expect(read({ chat_member: change })).toMatchObject({ kind: 'administrators', person: { id: 4 } })
    expect(read({ inline_query: { id: '9', from, query: '轮椅', offset: '' } })).toEqual({
      ...{ kind: 'inline', id: '9', person, text: '轮椅', offset: '' },
    })
  })

  it('leaves out channels and what has no chat', () => {
    expect(read({ message: { text: '/help', from } })).toBeNull()
    expect(read({ message: { text: '/help', from, chat: { id: -3, type: 'channel' } } })).toBeNull()
    expect(read({ channel_post: { text: '/help', chat: { id: -3, type: 'channel' } } })).toBeNull()
  })

  it('takes any shape without an error', () => {
    const inner = fc.dictionary(
      fc.constantFrom('chat', 'from', 'text', 'id', 'entities', 'reply_markup', 'data', 'new_chat_member'),
      fc.anything(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...allowedUpdates), fc.oneof(inner, fc.anything()), (name, value) => {
        expect(() => read({ update_id: 1, [name]: value })).not.toThrow()
      }),
    )
    for (const update of [null, undefined, 5, '', [], {}]) expect(read(update)).toBeNull()
  })
})
