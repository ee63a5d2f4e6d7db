// Conversations → what the real bot replies: the program as its own process, over HTTP, on an empty data folder.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type BotApiDouble,
  type RecordedCall,
  startBotApi,
  testBot,
} from '../../tests/support/bot-api-double.ts'
import type { Talk } from '../../tests/support/talk.ts'
import type { Conversation, Person, Turn } from './conversations.ts'
import { ownerId } from './editors-day.ts'
import { playDesk } from './play-desk.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const topicId = 3
const answering = new Set(['sendMessage', 'answerInlineQuery'])

/** A turn as it went: what was written or tapped in full, and the reply. */
export interface Exchange {
  readonly who: Person
  /** Null: the bot spoke by itself. */
  readonly said: string | null
  readonly tapped: boolean
  readonly forwarded: boolean
  readonly reply: Reply | null
}

export interface Reply {
  /** In Telegram's HTML. */
  readonly html: string
  /** The buttons' labels, row by row. */
  readonly buttons: readonly (readonly string[])[]
  /** Whose message it is tied to; null where that is the bot's own, or none. */
  readonly to: Person | null
  readonly inTopic: boolean
}

interface Button {
  readonly text: string
  readonly callback_data: string
}

/**
 * Plays the conversations one after the other, each in a chat of its own; those at the editors' desk last.
 * Throws when the bot says more or less than a message a turn, another figure, or what Telegram would refuse.
 */
export async function play(conversations: readonly Conversation[]): Promise<Exchange[][]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-tour-'))
  const api = await startBotApi()
  const bot = startProgram(api, dataDir)
  const ended = once(bot, 'close')
  try {
    await api.next('setMyCommands', 60_000)
    const played: Exchange[][] = []
    for (const [i, conversation] of conversations.entries())
      if (conversation.desk === undefined) played.push(await playOne(api, conversation, i))
    const counted = api.calls.filter(({ method }) => answering.has(method)).length
    const replies = played.flat().filter(({ reply }) => reply !== null).length
    const talks = new Map<number, Talk>()
    for (const conversation of conversations)
      if (conversation.desk === true) played.push(await playDesk(api, conversation, talks))
    bot.kill('SIGTERM')
    await ended
    const complaints =
      counted === replies ? api.complaints : [...api.complaints, `${counted - replies} too many`]
    if (complaints.length > 0) throw new Error(`the bot's messages: ${complaints.join('; ')}`)
    return played
  } finally {
    bot.kill('SIGKILL')
    await ended
    await api.close()
    rmSync(dataDir, { recursive: true })
  }
}

function startProgram({ token, apiRoot }: BotApiDouble, dataDir: string) {
  // What is published is written to the knowledge folder: a copy.
  const knowledge = join(dataDir, 'knowledge')
  cpSync(join(root, 'knowledge'), knowledge, { recursive: true })
  // Empty variables win over a developer's .env.
  const none = { DATABASE_URL: '', WEBHOOK_URL: '', HTTPS_PROXY: '' }
  const own = { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: dataDir, LOG_LEVEL: 'error' }
  const desk = { ADMIN_IDS: String(ownerId), KNOWLEDGE_DIR: knowledge }
  return spawn(process.execPath, ['src/yuanwen.js'], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...none, ...own, ...desk },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function playOne(api: BotApiDouble, { group, turns }: Conversation, nth: number): Promise<Exchange[]> {
  const people = [...new Set(turns.map(({ who }) => who))]
  const idOf = (person: Person) => 1000 * (nth + 1) + people.indexOf(person)
  const chatOf = (person: Person) =>
    group === undefined
      ? { id: idOf(person), type: 'private' }
      : { id: -1_000_000 - nth, type: 'supergroup', title: group.title }
  const thread = group?.topic === undefined ? {} : { message_thread_id: topicId, is_topic_message: true }
  const authors = new Map<unknown, Person>()
  let last: RecordedCall | null = null
  const exchanges: Exchange[] = []
  for (const turn of turns) {
    const { who } = turn
    const from = { id: idOf(who), is_bot: false, first_name: who.name, language_code: who.language }
    if (turn.types !== undefined) {
      exchanges.push(await playInline(api, turn, from))
      continue
    }
    const button = turn.says === undefined ? buttonOf(last, turn) : null
    const said = button?.text ?? turn.says?.replace('@', `@${testBot.username}`) ?? ''
    const tie =
      turn.below === undefined || last === null
        ? {}
        : { reply_to_message: { message_id: last.messageId, from: { id: testBot.id }, text: last.visible } }
    const origin = turn.forwards
      ? { forward_origin: { type: 'hidden_user', date: 1, sender_user_name: '群友' } }
      : {}
    if (button === null)
      authors.set(api.say(said, { chat: chatOf(who), from, ...thread, ...origin, ...tie }), who)
    else press(api, button, { from, message: { message_id: last?.messageId, chat: chatOf(who), ...thread } })
    if (!turn.silence) last = await api.next('sendMessage')
    const reply = turn.silence || last === null ? null : replyOf(last, authors)
    mustPoint(turn, said, reply)
    exchanges.push({ who, said, tapped: button !== null, forwarded: turn.forwards === true, reply })
  }
  return exchanges
}

function mustPoint({ figure }: Turn, said: string, reply: Reply | null): void {
  const first = reply?.html.split('\n')[0]
  if (figure !== undefined && first !== `<b>${figure}</b>`)
    throw new Error(`“${said}” is answered with ${first}, not with ${figure}`)
}

interface CardSent {
  readonly title: string
  readonly input_message_content: { readonly message_text: string }
}

async function playInline(api: BotApiDouble, turn: Turn, from: { readonly id: number }): Promise<Exchange> {
  api.push({ inline_query: { id: String(from.id), from, query: turn.types, offset: '' } })
  const { payload } = await api.next('answerInlineQuery')
  const cards = payload['results'] as readonly CardSent[]
  const html = cards[0]?.input_message_content.message_text ?? ''
  const reply = { html, buttons: cards.map(({ title }) => [title]), to: null, inTopic: false }
  const said = `@${testBot.username} ${turn.types}`
  mustPoint(turn, said, reply)
  return { who: turn.who, said, tapped: false, forwarded: false, reply }
}

function buttonOf(last: RecordedCall | null, { taps = '' }: Turn): Button {
  const rows = last === null ? [] : rowsOf(last)
  const button = rows.flat().find(({ text }) => text.startsWith(taps))
  if (button === undefined) throw new Error(`no button begins with “${taps}”`)
  return button
}

function press(api: BotApiDouble, { callback_data: data }: Button, rest: Readonly<Record<string, unknown>>) {
  api.push({ callback_query: { id: '1', chat_instance: '1', data, ...rest } })
}

function replyOf(call: RecordedCall, authors: ReadonlyMap<unknown, Person>): Reply {
  const { text, reply_parameters: tied, message_thread_id: thread } = call.payload
  return {
    html: String(text),
    buttons: rowsOf(call).map((row) => row.map((button) => button.text)),
    to: authors.get((tied as { message_id?: number } | undefined)?.message_id) ?? null,
    inTopic: thread === topicId,
  }
}

function rowsOf({ payload }: RecordedCall): Button[][] {
  return (payload['reply_markup'] as { inline_keyboard?: Button[][] } | undefined)?.inline_keyboard ?? []
}
