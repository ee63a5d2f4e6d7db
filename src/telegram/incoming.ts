// A Telegram message → what it asks of the bot, if anything. Pure. Everything in a message may be missing.

/** The part of a message that is read. */
export interface IncomingMessage {
  readonly message_id?: number
  readonly chat?: { readonly id?: number; readonly type?: string }
  readonly from?: { readonly id?: number; readonly is_bot?: boolean; readonly language_code?: string }
  readonly sender_chat?: { readonly id?: number }
  readonly text?: string
  readonly caption?: string
  readonly entities?: readonly Entity[]
  readonly caption_entities?: readonly Entity[]
  readonly reply_to_message?: {
    readonly from?: { readonly id?: number }
    readonly forum_topic_created?: unknown
  }
  readonly is_automatic_forward?: boolean
  readonly is_topic_message?: boolean
  readonly message_thread_id?: number
  readonly media_group_id?: string
  readonly via_bot?: unknown
}

interface Entity {
  readonly type?: string
  readonly offset?: number
  readonly length?: number
  readonly user?: { readonly id?: number }
}

export interface Me {
  readonly id: number
  readonly username: string
}

export type Incoming =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'command'; readonly name: ChatCommand }
  | { readonly kind: 'unknown-command' }
  /** Addressed, but without a question. */
  | { readonly kind: 'nothing-asked' }
  /** A picture, voice, sticker … without words. */
  | { readonly kind: 'not-text' }

export type ChatCommand = 'start' | 'help' | 'about'

const ignore: Incoming = { kind: 'ignore' }

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

/**
 * Reads one message. In a private chat every text is a question; in a group only one that mentions the bot,
 * replies to it, or is a command. Bots, automatic forwards and service messages are ignored everywhere.
 */
export function readMessage(message: IncomingMessage, me: Me): Incoming {
  const type = message.chat?.type
  const anonymous = message.sender_chat !== undefined
  if (type === undefined || type === 'channel' || message.is_automatic_forward === true) return ignore
  if (message.via_bot !== undefined || (message.from?.is_bot === true && !anonymous)) return ignore
  const inPrivate = type === 'private'
  const text = message.text ?? message.caption
  if (text === undefined) {
    const content = contents.some((name) => name in message)
    return inPrivate && content ? { kind: 'not-text' } : ignore
  }
  return readCommand(text, me, inPrivate) ?? readQuestion(message, text, me, inPrivate)
}

/** `/name@bot rest`, also glued to Chinese (`/help问题`); null when the text is no command. */
function readCommand(text: string, me: Me, inPrivate: boolean): Incoming | null {
  const found = /^\s*\/([a-z0-9_]+)(?:@([a-z0-9_]+))?(.*)$/isu.exec(text)
  if (found === null) return null
  const [, name = '', bot, rest = ''] = found
  if (bot !== undefined && bot.toLowerCase() !== me.username.toLowerCase()) return ignore
  switch (name.toLowerCase()) {
    case 'start':
      return { kind: 'command', name: 'start' }
    case 'help':
      return { kind: 'command', name: 'help' }
    case 'about':
      return { kind: 'command', name: 'about' }
    case 'ask':
      return asked(rest, me)
    default:
      return inPrivate ? { kind: 'unknown-command' } : ignore
  }
}

function readQuestion(message: IncomingMessage, text: string, me: Me, inPrivate: boolean): Incoming {
  if (inPrivate) return { kind: 'question', text: withoutMention(text, me) }
  const named = (message.entities ?? message.caption_entities ?? []).find(
    (entity) => entity.type === 'text_mention' && entity.user?.id === me.id,
  )
  // The first message of a topic stands in reply_to_message of all others there: that is no reply.
  const repliedTo = message.reply_to_message
  const reply = repliedTo?.from?.id === me.id && repliedTo.forum_topic_created === undefined
  if (named === undefined && !reply && !mentionOf(me).test(text)) return ignore
  const { offset = 0, length = 0 } = named ?? {}
  return asked(text.slice(0, offset) + text.slice(offset + length), me)
}

function asked(text: string, me: Me): Incoming {
  const question = withoutMention(text, me)
  return question === '' ? { kind: 'nothing-asked' } : { kind: 'question', text: question }
}

function withoutMention(text: string, me: Me): string {
  return text.replace(mentionOf(me), ' ').replace(/^[\s，,：:、]+|\s+$/gu, '')
}

/** `@bot` by its letters, because glued to Chinese it carries no entity; not `@bot2`, not `mail@bot`. */
function mentionOf(me: Me): RegExp {
  return new RegExp(`(?<![a-z0-9_@])@${me.username}(?![a-z0-9_])`, 'giu')
}
