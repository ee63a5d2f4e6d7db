// Citizens and editors around announcements: the bot over HTTP on a real store, one at a time for a test file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type BotApiDouble, citizen, type RecordedCall, startBotApi } from './bot-api-double.ts'
import { shippedEngine } from './engine.ts'
import { type RunningBot, startBot } from './running-bot.ts'

export const editor = { ...citizen, id: 2001, first_name: '编辑' }
export const second = { ...citizen, id: 2002, first_name: '另一位编辑' }

export let api: BotApiDouble
export let bot: RunningBot
let dataDir = ''

/** Starts the bot of the test; announcements are claimed so long ahead of their time. */
export async function start(
  announcing = { perSecond: 1000, consent: false },
  aheadMs = 0,
  owners: readonly number[] = [editor.id, second.id],
): Promise<void> {
  bot = await startBot({
    place: { dataDir, databaseUrl: null },
    api,
    engine: shippedEngine,
    notices: { everyMs: 1000 / announcing.perSecond, aheadMs },
    over: { owners, announcing },
  })
}
/** Before each test. */
export async function begin(): Promise<void> {
  api = await startBotApi()
  api.administrators.add(citizen.id)
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-desk-'))
}
/** After each test. */
export async function end(): Promise<void> {
  await bot.stop()
  await api.close()
  rmSync(dataDir, { recursive: true })
  expect(api.complaints).toEqual([])
}

export type Who = typeof citizen
type Markup = { inline_keyboard: { text: string; callback_data?: string; url?: string }[][] }

const inPrivate = (who: Who) => ({ chat: { id: who.id, type: 'private' }, from: who })
export const buttonsOf = ({ payload }: RecordedCall) =>
  ((payload['reply_markup'] as Markup | undefined)?.inline_keyboard ?? []).flat()

/** The next new message or edit in a chat, whichever comes first. */
export async function next(chat: number, method = 'sendMessage'): Promise<RecordedCall> {
  for (;;) {
    const call = await api.next(method, 30_000)
    if (call.payload['chat_id'] === chat) return call
  }
}

export function say(who: Who, text: string, over: object = {}): void {
  api.say(text, { ...inPrivate(who), ...over })
}

/** Presses the button with these words under the message that a call made or edited. */
export function press(who: Who, call: RecordedCall, label: string, chat: object = inPrivate(who).chat): void {
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

export async function subscribed(who: Who): Promise<void> {
  say(who, '/subscribe')
  press(who, await next(who.id), '订阅全部公告')
  expect((await next(who.id, 'editMessageText')).visible).toContain('已订阅：全部公告')
}

/** An announcement on its way, from its panel. */
export async function announced(
  text: string,
): Promise<{ readonly id: string; readonly panel: RecordedCall }> {
  say(editor, `/announce ${text}`)
  const preview = await next(editor.id)
  expect(preview.visible).toBe(text)
  const panel = await next(editor.id)
  return { id: /公告 (\w{6})：草稿/.exec(panel.visible)?.[1] ?? '', panel }
}

export async function finished(): Promise<RecordedCall> {
  for (;;) {
    const call = await next(editor.id, 'editMessageText')
    if (call.visible.includes('已发完')) return call
  }
}
