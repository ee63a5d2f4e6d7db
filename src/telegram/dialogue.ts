// One turn of a conversation: the question with what went before → the reply, and what the next turn needs.
import { type Context, type Engine, freshContext } from '../engine/engine.ts'
import type { Log } from '../log.ts'
import { languageOf } from '../query/language.ts'
import type { Language } from '../query/query.ts'
import { about, greeting, help, notice } from '../render/introduction.ts'
import { chosen, type Message } from '../render/message.ts'
import { phrasesIn } from '../render/phrases.ts'
import { replyTo } from '../render/reply.ts'
import type { Incoming } from './incoming.ts'
import type { Recent } from './recent.ts'
import type { Destination, Send } from './sender.ts'

export interface DialogueParts {
  readonly engine: Engine
  readonly send: Send
  readonly log: Log
}

/** What a conversation carries from turn to turn. */
export interface Turn {
  readonly context: Context
  readonly choices: readonly string[]
  readonly language: Language
}

/** The last turn of each speaker. */
export type Turns = Recent<Turn>

/** What is said to everything that is not a question. */
export function told(
  engine: Engine,
  incoming: Exclude<Incoming, { kind: 'ignore' | 'question' }>,
  language: Language,
): Message {
  const words = phrasesIn(language)
  switch (incoming.kind) {
    case 'command':
      return { start: greeting, help, about }[incoming.name](engine, language)
    case 'unknown-command':
      return notice(words.unknownCommand)
    case 'nothing-asked':
      return notice(words.askHow)
    case 'not-text':
      return notice(words.textOnly)
  }
}

/** A question and who asked it where. */
export interface Asked {
  readonly to: Destination
  readonly speaker: string
  /** The language of the person's Telegram, for words without letters. */
  readonly spoken: Language
  readonly text: string
  /** A button was pressed: the reply says which question it answers. */
  readonly pressed?: boolean
}

/** Answers one question and remembers the turn. Throws nothing: a failure of the engine is told to the citizen. */
export async function answer(parts: DialogueParts, turns: Turns, asked: Asked): Promise<void> {
  const { engine, log, send } = parts
  const before = turns.get(asked.speaker)
  const text = chosen(asked.text, before?.choices ?? []) ?? asked.text
  const language = languageFor(text, asked, before)
  let reply: Message
  try {
    const { answer: found, context } = engine.ask(text, before?.context ?? freshContext)
    reply = replyTo(asked.pressed === true ? { ...found, understood: text } : found, language)
    turns.set(asked.speaker, { context, choices: reply.choices, language })
    log.debug({ text, outcome: found.outcome }, 'answered')
    log.info({ outcome: found.outcome, confidence: found.confidence }, 'answered')
  } catch (error) {
    log.error({ err: error }, 'a question was not answered')
    reply = notice(phrasesIn(language).failed)
  }
  await send(asked.to, reply)
}

/** A pressed question is in the release's words: its reply keeps the language that was spoken. */
function languageFor(text: string, { spoken, pressed }: Asked, before: Turn | undefined): Language {
  const known = before?.language ?? spoken
  return pressed === true || !/\p{L}/u.test(text) ? known : languageOf(text)
}
