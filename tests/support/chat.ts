// Events and views as plain values: what a chat test hands in and reads out.
import { encodeAction } from '../../src/chat/action.ts'
import { noAnnouncing } from '../../src/chat/announcing.ts'
import type { Effect } from '../../src/chat/effect.ts'
import type { MessageEvent, Place, PressEvent } from '../../src/chat/event.ts'
import type { ChatRecord, SentAnswer } from '../../src/chat/memory.ts'
import type { Post } from '../../src/chat/outbox.ts'
import { respond } from '../../src/chat/respond.ts'
import { keptFor } from '../../src/chat/retention.ts'
import type { Response, View } from '../../src/chat/view.ts'
import type { Action } from '../../src/render/button.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { shippedEngine } from './engine.ts'

const person = { id: 7, languageCode: 'zh-hans' }
export const inPrivate: Place = { chat: { id: 7, type: 'private', title: null }, message: 5, thread: null }
export const inGroup: Place = { chat: { id: -9, type: 'supergroup', title: '群' }, message: 5, thread: null }

/** Noon of a winter's day in China. */
export const noon = Date.UTC(2025, 0, 2, 4) / 1000

export const blank: View = {
  engine: shippedEngine,
  now: noon,
  turn: null,
  chat: null,
  person: null,
  answer: null,
  earlier: null,
  administrator: false,
  role: null,
  prompted: false,
  paused: null,
  bot: { username: 'yuanwen_bot', hearsAll: false },
  timeZone: 'Asia/Shanghai',
  kept: keptFor,
  receipt: null,
  awaited: [],
  announcing: noAnnouncing,
}

export const group: ChatRecord = {
  ...{ id: -9, type: 'supergroup', title: '群', gone: false, language: null, answers: true },
  ...{ quiet: null, topics: [], toldPrivacy: false },
}

/** The answer that stands in message 5 of the chat, given to the person of these tests. */
export function sentAnswer(over: Partial<SentAnswer> = {}): SentAnswer {
  const speaker = '7:7'
  return { chat: 7, message: 5, answers: 4, question: '轮椅配了多少', speaker, sentAt: noon, ...over }
}

/** What somebody says; `/name rest` is a command. */
export function message(text: string | null, over: Partial<MessageEvent> = {}): MessageEvent {
  const [, command = null, rest = ''] = /^\/(\w+)\s*(.*)$/s.exec(text ?? '') ?? []
  return {
    kind: 'message',
    at: inPrivate,
    from: { kind: 'person', person },
    text: command === null ? text : rest,
    command,
    addressed: 'private',
    edited: false,
    sentAt: noon,
    repliesTo: null,
    quoted: null,
    forwarded: false,
    album: null,
    file: null,
    ...over,
  }
}

/** A press of a button with this action, or this data. */
export function press(action: Action | string, over: Partial<PressEvent> = {}): PressEvent {
  const data = typeof action === 'string' ? action : encodeAction(action)
  return { kind: 'press', id: '1', at: inPrivate, person, data, label: null, ...over }
}

export const responseTo = (event: MessageEvent | PressEvent, over: Partial<View> = {}): Response =>
  respond(event, { ...blank, ...over })

/** The posts of a response. */
export function postsIn({ effects }: Response): readonly Post[] {
  return effects.flatMap((effect) => (effect.kind === 'post' ? [effect.post] : []))
}

/** What the chat shows of a response, as text. */
export function textOf(response: Response): string {
  return postsIn(response)
    .map((post) => telegramText(post.message))
    .join('\n')
}

/** The buttons of a response: what stands on them, and what they do. */
export function buttonsOf(
  response: Response,
): readonly { readonly label: string; readonly action: Action }[] {
  return postsIn(response).flatMap((post) => post.message.buttons.flat())
}

export function effectsOf<Kind extends Effect['kind']>(
  { effects }: Response,
  kind: Kind,
): readonly Extract<Effect, { kind: Kind }>[] {
  return effects.filter((effect): effect is Extract<Effect, { kind: Kind }> => effect.kind === kind)
}
