// The words of a message → what is said to the bot, and how it is meant. Pure.
import type { MessageEvent } from '../chat/event.ts'
import { type Fields, fieldsOf, listOf, numberIn, textIn } from './fields.ts'
import type { Me } from './incoming.ts'

export type Said = Pick<MessageEvent, 'text' | 'command' | 'addressed'>

/** What people send besides text; anything else without text is a service message. */
const contents = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
]

/** Whether somebody sent something: not so for what Telegram itself says, such as that a message was pinned. */
export function hasContent(message: Fields): boolean {
  return contents.some((name) => name in message)
}

/**
 * Reads the text or caption. In a private chat all of it is for the bot; in a group only what mentions the bot,
 * replies to it (`toBot`) or is a command. Null when it is not for the bot.
 */
export function readWords(
  message: Fields,
  me: Me,
  { inPrivate, toBot }: { readonly inPrivate: boolean; readonly toBot: boolean },
): Said | null {
  const text = textIn(message['text']) ?? textIn(message['caption'])
  if (text === null) return inPrivate ? { text, command: null, addressed: 'private' } : null
  const command = readCommand(text, me, inPrivate)
  if (command !== 'none') return command === 'of another bot' ? null : command
  if (inPrivate) return { text: withoutMention(text, me), command: null, addressed: 'private' }
  const named = textMention(message, me)
  const mentioned = named !== null || mentionOf(me).test(text)
  if (!mentioned && !toBot) return null
  const { offset, length } = named ?? { offset: 0, length: 0 }
  const rest = text.slice(0, offset) + text.slice(offset + length)
  return { text: withoutMention(rest, me), command: null, addressed: mentioned ? 'mention' : 'reply' }
}

/** `/name@bot rest` in any case, also glued to Chinese (`/help问题`) and with the slash of a Chinese keyboard. */
function readCommand(text: string, me: Me, inPrivate: boolean): Said | 'none' | 'of another bot' {
  const found = /^\s*[/／]([a-z0-9_]+)(?:@([a-z0-9_]+))?(.*)$/isu.exec(text)
  if (found === null) return 'none'
  const [, name = '', bot, rest = ''] = found
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return 'of another bot'
  return {
    text: withoutMention(rest, me),
    command: name.toLowerCase(),
    addressed: inPrivate ? 'private' : 'command',
  }
}

/** Where the bot is named without its username. */
function textMention(message: Fields, me: Me): { offset: number; length: number } | null {
  const entities = listOf(message['entities'] ?? message['caption_entities']).map(fieldsOf)
  const named = entities.find(
    (entity) => entity['type'] === 'text_mention' && fieldsOf(entity['user'])['id'] === me.id,
  )
  if (named === undefined) return null
  return { offset: numberIn(named['offset']) ?? 0, length: numberIn(named['length']) ?? 0 }
}

function withoutMention(text: string, me: Me): string {
  return text.replace(mentionOf(me), ' ').replace(/^[\s，,：:、]+|\s+$/gu, '')
}

/** `@bot` by its letters, because glued to Chinese it carries no entity; not `@bot2`, not `mail@bot`. */
function mentionOf(me: Me): RegExp {
  return new RegExp(`(?<![a-z0-9_@])@${me.username}(?![a-z0-9_])`, 'giu')
}
