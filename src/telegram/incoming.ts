// An update → the event that it is to the bot, or null for what it has no business with. Pure; an update of any
// shape is read without an error.
import type {
  Actor,
  Chat,
  Event,
  InlineEvent,
  MembershipEvent,
  MessageEvent,
  Person,
  Place,
  PressEvent,
  Standing,
} from '../chat/event.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from './fields.ts'
import { marksOn } from './marks.ts'
import { hasContent, readWords } from './words.ts'

/** Who the bot is, as getMe says. */
export interface Me {
  readonly id: number
  readonly username: string
  /** Who may announce, by Telegram id. */
  readonly editors?: () => readonly number[]
}

/** The kinds of update that are read; Telegram remembers the list, so it is always sent whole. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
  'inline_query',
]

/** Reads one update. A group's message that is not meant for the bot, and any unknown kind, is null. */
export function readUpdate(update: unknown, me: Me): Event | null {
  const given = fieldsOf(update)
  if (given['message'] !== undefined) return readMessage(fieldsOf(given['message']), me, false)
  if (given['edited_message'] !== undefined) return readMessage(fieldsOf(given['edited_message']), me, true)
  if (given['callback_query'] !== undefined) return readPress(fieldsOf(given['callback_query']))
  if (given['my_chat_member'] !== undefined) return readMembership(fieldsOf(given['my_chat_member']))
  if (given['chat_member'] !== undefined) return readAdministrators(fieldsOf(given['chat_member']))
  if (given['inline_query'] !== undefined) return readInline(fieldsOf(given['inline_query']))
  return null
}

/** The updates of one lane are worked off in order: those of a chat, or else of a person. */
export function laneOf(event: Event): string {
  switch (event.kind) {
    case 'message':
      return String(event.at.chat.id)
    case 'press':
      return String(event.at?.chat.id ?? event.person.id)
    case 'membership':
    case 'administrators':
      return String(event.chat.id)
    case 'moved':
      return String(event.from)
    case 'inline':
      return `inline ${event.person.id}`
  }
}

function readMessage(message: Fields, me: Me, edited: boolean): Event | null {
  const at = placeOf(message)
  if (at === null || at.chat.type === 'channel') return null
  const moved = movedOf(at.chat.id, message)
  if (moved !== null) return moved
  const from = actorOf(message)
  if (from === null || message['via_bot'] !== undefined || message['is_automatic_forward'] === true)
    return null
  const repliedTo = fieldsOf(message['reply_to_message'])
  // The first message of a topic stands in reply_to_message of all others there: that is no reply.
  const toBot = fieldsOf(repliedTo['from'])['id'] === me.id && repliedTo['forum_topic_created'] === undefined
  const inPrivate = at.chat.type === 'private'
  const words = readWords(message, me, { inPrivate, toBot })
  if (words === null || (words.text === null && !(inPrivate && hasContent(message)))) return null
  return {
    kind: 'message',
    at,
    from,
    ...words,
    edited,
    sentAt: numberIn(message['date']) ?? 0,
    repliesTo: toBot ? numberIn(repliedTo['message_id']) : null,
    quoted: textIn(fieldsOf(message['quote'])['text']) ?? textIn(repliedTo['text'] ?? repliedTo['caption']),
    forwarded: message['forward_origin'] !== undefined || message['forward_date'] !== undefined,
    album: textIn(message['media_group_id']),
    file: fileOf(fieldsOf(message['document'])),
    ...(words.command === 'announce' ? { marks: marksOn(message, words.text ?? '') } : {}),
  } satisfies MessageEvent
}

/** Both groups say it: the old one where it went, the new one whence it came. */
function movedOf(chat: number, message: Fields): Event | null {
  const to = numberIn(message['migrate_to_chat_id'])
  if (to !== null) return { kind: 'moved', from: chat, to }
  const from = numberIn(message['migrate_from_chat_id'])
  return from === null ? null : { kind: 'moved', from, to: chat }
}

/** Whose message it is; null for another bot's. */
function actorOf(message: Fields): Actor | null {
  const chat = numberIn(fieldsOf(message['sender_chat'])['id'])
  if (chat !== null) return { kind: 'chat', chat }
  const from = fieldsOf(message['from'])
  const person = personOf(from)
  return person === null || from['is_bot'] === true ? null : { kind: 'person', person }
}

function fileOf(document: Fields): MessageEvent['file'] {
  const id = textIn(document['file_id'])
  return id === null
    ? null
    : { id, name: textIn(document['file_name']) ?? '', size: numberIn(document['file_size']) }
}

function readPress(press: Fields): PressEvent | null {
  const id = textIn(press['id'])
  const person = personOf(fieldsOf(press['from']))
  if (id === null || person === null) return null
  const message = fieldsOf(press['message'])
  const data = textIn(press['data']) ?? ''
  const rows = listOf(fieldsOf(message['reply_markup'])['inline_keyboard'])
  const pressed = rows
    .flatMap(listOf)
    .map(fieldsOf)
    .find((button) => button['callback_data'] === data)
  return { kind: 'press', id, at: placeOf(message), person, data, label: textIn(pressed?.['text']) }
}

function readMembership(change: Fields): MembershipEvent | null {
  const chat = chatOf(change['chat'])
  const by = personOf(fieldsOf(change['from']))
  if (chat === null || by === null) return null
  const [was, is] = [standingOf(change['old_chat_member']), standingOf(change['new_chat_member'])]
  return { kind: 'membership', chat, by, was, is }
}

function standingOf(member: unknown): Standing {
  const { status, is_member: inside } = fieldsOf(member)
  switch (status) {
    case 'creator':
    case 'administrator':
      return 'administrator'
    case 'member':
      return 'member'
    case 'restricted':
      return inside === false ? 'absent' : 'restricted'
    default:
      return 'absent'
  }
}

function readAdministrators(change: Fields): Event | null {
  const chat = chatOf(change['chat'])
  const person = personOf(fieldsOf(fieldsOf(change['new_chat_member'])['user']))
  return chat === null || person === null ? null : { kind: 'administrators', chat, person }
}

function readInline(query: Fields): InlineEvent | null {
  const id = textIn(query['id'])
  const person = personOf(fieldsOf(query['from']))
  if (id === null || person === null) return null
  return {
    kind: 'inline',
    id,
    person,
    text: textIn(query['query']) ?? '',
    offset: textIn(query['offset']) ?? '',
  }
}

function placeOf(message: Fields): Place | null {
  const chat = chatOf(message['chat'])
  if (chat === null) return null
  const thread = message['is_topic_message'] === true ? numberIn(message['message_thread_id']) : null
  // The general topic has the number 1, but must be addressed without it.
  return { chat, message: numberIn(message['message_id']), thread: thread === 1 ? null : thread }
}

function chatOf(value: unknown): Chat | null {
  const chat = fieldsOf(value)
  const id = numberIn(chat['id'])
  const type = (['private', 'group', 'supergroup', 'channel'] as const).find((name) => name === chat['type'])
  return id === null || type === undefined ? null : { id, type, title: textIn(chat['title']) }
}

function personOf(user: Fields): Person | null {
  const id = numberIn(user['id'])
  return id === null ? null : { id, languageCode: textIn(user['language_code']) }
}
