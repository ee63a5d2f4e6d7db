// The conversation of the Telegram bot, held in the terminal: with a prompt for a person, line by line for a pipe.

import { createInterface } from 'node:readline'
import { given } from '../chat/receipt.ts'
import { type Context, type Engine, freshContext } from '../engine/engine.ts'
import { languageOf } from '../query/language.ts'
import type { Language } from '../query/query.ts'
import { about, greeting, help, notice } from '../render/introduction.ts'
import { chosen, type Message } from '../render/message.ts'
import { phrasesIn } from '../render/phrases.ts'
import { plainText } from '../render/plain.ts'
import type { Io } from './io.ts'

export interface Conversation {
  readonly engine: Engine
  /** The language before anything was said. */
  readonly language: Language
  /** Ends the conversation as if its input had ended. */
  readonly signal?: AbortSignal
}

/** What a turn carries to the next: the engine's context, and the readings that a bare number chooses from. */
interface Turn {
  readonly context: Context
  readonly choices: readonly string[]
  readonly language: Language
}

/** Answers every line of `io.stdin` on `io.stdout` until it ends or a person leaves. Resolves to exit status 0. */
export async function converse(conversation: Conversation, io: Io): Promise<number> {
  const { engine, language, signal } = conversation
  const person = io.isTTY
  const colour = person && (io.env['NO_COLOR'] ?? '') === '' && io.env['TERM'] !== 'dumb'
  const put = (text: string) => io.stdout.write(`${text}\n\n`)
  const lines = createInterface({
    input: io.stdin,
    ...(person ? { output: io.stdout, prompt: colour ? '\u001b[36m>\u001b[39m ' : '> ' } : {}),
    crlfDelay: Infinity,
    terminal: person,
  })
  // Typed ahead, lines are still to be answered after the input has ended; a prompt would then be an error.
  let open = true
  lines.on('close', () => {
    open = false
  })
  lines.on('SIGINT', () => lines.close())
  signal?.addEventListener('abort', () => lines.close(), { once: true })
  if (person) {
    put(`${plainText(greeting(engine, language), { colour })}\n${phrasesIn(language).terminal.intro}`)
    lines.prompt()
  }
  let turn: Turn = { context: freshContext, choices: [], language }
  for await (const line of lines) {
    if (/^\s*\/(quit|exit|bye|q)\s*$/i.test(line)) break
    if (line.trim() !== '') {
      const said = respond(conversation, line, turn)
      put(plainText(said.message, { colour }))
      turn = said.turn
    }
    if (person && open) lines.prompt()
  }
  lines.close()
  if (person) io.stdout.write(`${phrasesIn(turn.language).terminal.bye}\n`)
  return 0
}

function respond({ engine }: Conversation, line: string, before: Turn): { message: Message; turn: Turn } {
  const command = /^\s*\/([a-z]+)\s*$/i.exec(line)?.[1]?.toLowerCase()
  if (command !== undefined) return { message: commandReply(engine, command, before.language), turn: before }
  const text = chosen(line, before.choices) ?? line
  const language = /\p{L}/u.test(text) ? languageOf(text) : before.language
  const asked = { question: text, context: before.context, language, tapped: false }
  const { reply: message, context } = given(asked, engine)
  return { message, turn: { context, choices: message.choices, language } }
}

function commandReply(engine: Engine, command: string, language: Language): Message {
  switch (command) {
    case 'start':
      return greeting(engine, language)
    case 'help':
      return help(engine, language)
    case 'about':
      return about(engine, language)
    default:
      return notice(phrasesIn(language).unknownCommand)
  }
}
