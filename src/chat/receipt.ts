// What must be kept of an answer so that anybody can have it given again, to the letter: the question, masked, what it
// was read with, and the knowledge version. Pure: the same receipt and engine, the same bytes.
import { createHash } from 'node:crypto'
import { type Context, type Engine, freshContext, type Reply } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import type { Message } from '../render/message.ts'
import { replyTo } from '../render/reply.ts'
import { telegramHtml } from '../render/telegram-html.ts'
import { suggestingIn } from './suggestions.ts'

/** What decides an answer, beside the knowledge. */
export interface Asked {
  /** As it was read: personal numbers taken out. */
  readonly question: string
  /** The conversation that it was read with; null where it says the same alone. */
  readonly context: Context | null
  readonly language: Language
  /** The question was tapped, and stands in the reply. */
  readonly tapped: boolean
}

export interface Receipt extends Asked {
  /** Ten letters and digits without those that look alike. */
  readonly id: string
  /** What answers of that knowledge version carry. */
  readonly knowledge: string
  /** SHA-256 of the reply, in Telegram's HTML. */
  readonly digest: string
  /** Who asked, as in a conversation; null: nobody is known. */
  readonly speaker: string | null
}

/** The reply, and how it came about. */
export interface Given extends Pick<Reply, 'answer' | 'explanation' | 'context'> {
  readonly reply: Message
}

/** The reply to what was asked: the one way in which it is made, the first time and again. */
export function given({ question, context, language, tapped }: Asked, engine: Engine): Given {
  const { answer: found, ...rest } = engine.ask(question, context ?? freshContext)
  const answer = suggestingIn(found, language, engine)
  // A label may be shortened: the reply to a press says which question it answers.
  return { ...rest, answer, reply: replyTo(tapped ? { ...answer, understood: question } : answer, language) }
}

/** The receipt of a reply; null for what is no answer. */
export function receiptOf(
  asked: Asked,
  { answer, reply }: Given,
  engine: Engine,
  speaker: string | null,
): Receipt | null {
  if (answer.outcome === 'off-topic') return null
  const digest = digestOf(reply)
  const alone = { ...asked, context: null }
  const isAlone = asked.context === null || digestOf(given(alone, engine).reply) === digest
  const decides = isAlone ? alone : asked
  const knowledge = engine.knowledgeVersion
  return { ...decides, id: receiptIdOf(decides, knowledge, speaker), knowledge, digest, speaker }
}

export function digestOf(reply: Message): string {
  return createHash('sha256').update(telegramHtml(reply)).digest('hex')
}

/** Crockford's: no i, l, o and u. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const idLength = 10

/** The same question of the same person in the same knowledge has one receipt. */
export function receiptIdOf(asked: Asked, knowledge: string, speaker: string | null): string {
  const { question, context, language, tapped } = asked
  const text = JSON.stringify([knowledge, question, context, language, tapped, speaker])
  const bytes = createHash('sha256').update(text).digest()
  return [...bytes.subarray(0, idLength)].map((byte) => letters.charAt(byte % letters.length)).join('')
}

/** The id that a person typed, or that stands in the text of an answer; null where there is none. */
export function receiptIdIn(text: string): string | null {
  const typed = text.normalize('NFKC').toLowerCase()
  const all = typed.matchAll(/(?<![0-9a-z])[0-9abcdefghjkmnpqrstvwxyz]{10}(?![0-9a-z])/gu)
  // It stands below the answer, in which a question may have a word that looks like one.
  return [...all].at(-1)?.[0] ?? null
}
