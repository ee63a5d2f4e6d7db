// An event and what is known → what happens because of it. Pure: the same event in the same view, the same response.
import type { Answer } from '../answer/answer.ts'
import { type Engine, freshContext } from '../engine/engine.ts'
import { languageOf } from '../query/language.ts'
import type { Language } from '../query/query.ts'
import { about, greeting, help, notice } from '../render/introduction.ts'
import { chosen, type Message } from '../render/message.ts'
import { languageOfCode, phrasesIn } from '../render/phrases.ts'
import { replyTo } from '../render/reply.ts'
import type { Effect } from './effect.ts'
import type { Actor, Event, MessageEvent, Place, PressEvent } from './event.ts'
import type { ChatRecord, PersonRecord, SentAnswer, Turn } from './memory.ts'
import { postsOf } from './posts.ts'

/** What is known when an event is handled; all of it is looked up before, by `look`. */
export interface View {
  readonly engine: Engine
  /** Seconds since 1970. */
  readonly now: number
  readonly turn: Turn | null
  readonly chat: ChatRecord | null
  readonly person: PersonRecord | null
  /** The answer in the message that was pressed or replied to. */
  readonly answer: SentAnswer | null
  /** The answer to the earlier version of an edited message. */
  readonly earlier: SentAnswer | null
  /** Whether who acts may change the settings of this chat. */
  readonly administrator: boolean
  /** The bot in Telegram. `hearsAll`: it gets every message of its groups, because privacy mode is off. */
  readonly bot: { readonly username: string; readonly hearsAll: boolean }
}

/** What somebody who pressed a button sees at once, as a line that vanishes or (`alert`) a box to be closed. */
export interface Toast {
  readonly text: string
  readonly alert: boolean
}

export interface Response {
  readonly effects: readonly Effect[]
  /** For a press; null: it is confirmed without words. */
  readonly toast: Toast | null
  /** How a question was answered, for the log; null where none was asked. */
  readonly answered: Pick<Answer, 'outcome' | 'confidence'> | null
}

export const nothing: Response = { effects: [], toast: null, answered: null }

const turnSeconds = 30 * 60

/** What happens because of `event`. Throws only where the program is wrong. */
export function respond(event: Event, view: View): Response {
  switch (event.kind) {
    case 'message':
      return onMessage(event, view)
    case 'press':
      return onPress(event, view)
    default:
      return nothing
  }
}

/** What a citizen is told when their message could not be handled, again and again. */
export function apologise(event: Event, view: View): readonly Effect[] {
  if (event.kind !== 'message' && event.kind !== 'press') return []
  if (event.at === null || (event.kind === 'message' && event.addressed === null)) return []
  return told(event.at, notice(phrasesIn(languageHere(event, view)).failed))
}

/** Who speaks in which conversation: a person, or an anonymous administrator's chat, in one chat. */
export function speakerOf(event: MessageEvent | PressEvent): string | null {
  if (event.at === null) return null
  const actor: Actor = event.kind === 'message' ? event.from : { kind: 'person', person: event.person }
  return `${event.at.chat.id}:${actor.kind === 'person' ? actor.person.id : actor.chat}`
}

function onMessage(event: MessageEvent, view: View): Response {
  if (event.addressed === null || event.edited) return nothing
  const language = languageHere(event, view)
  const words = phrasesIn(language)
  const saying = (message: Message): Response => ({ ...nothing, effects: told(event.at, message) })
  const inPrivate = event.at.chat.type === 'private'
  switch (event.command) {
    case 'start':
      return saying(greeting(view.engine, language))
    case 'help':
      return saying(help(view.engine, language))
    case 'about':
      return saying(about(view.engine, language))
    case null:
    case 'ask':
      if (event.text === null) return inPrivate ? saying(notice(words.textOnly)) : nothing
      if (event.text === '') return saying(notice(words.askHow))
      return answer(
        { at: event.at, speaker: speakerOf(event), text: event.text, pressed: false },
        view,
        event,
      )
    default:
      return inPrivate ? saying(notice(words.unknownCommand)) : nothing
  }
}

function onPress(event: PressEvent, view: View): Response {
  const question = /^[cf]\d{1,2}$/.test(event.data) ? event.label : null
  if (event.at === null || question === null) {
    const text = phrasesIn(languageHere(event, view)).buttonExpired
    return { ...nothing, toast: { text, alert: false } }
  }
  return answer({ at: event.at, speaker: speakerOf(event), text: question, pressed: true }, view, event)
}

/** A question and who asked it where. */
interface Asked {
  readonly at: Place
  readonly speaker: string | null
  readonly text: string
  /** A button was pressed: the reply says which question it answers. */
  readonly pressed: boolean
}

function answer(asked: Asked, view: View, event: MessageEvent | PressEvent): Response {
  const { turn, engine } = view
  const text = chosen(asked.text, turn?.choices ?? []) ?? asked.text
  const language = languageFor(text, asked.pressed, languageHere(event, view))
  const { answer: found, context } = engine.ask(text, turn?.context ?? freshContext)
  const reply = replyTo(asked.pressed ? { ...found, understood: text } : found, language)
  const posts = postsOf(asked.at, reply).map((post) => {
    return { kind: 'post', post, speaker: asked.speaker, question: text } as const
  })
  const next: Turn = { context, choices: reply.choices, language }
  return {
    ...nothing,
    effects:
      asked.speaker === null
        ? posts
        : [...posts, { kind: 'turn', speaker: asked.speaker, turn: next, until: view.now + turnSeconds }],
    answered: { outcome: found.outcome, confidence: found.confidence },
  }
}

/** Says something that is no answer. */
export function told(at: Place | null, message: Message): readonly Effect[] {
  return at === null
    ? []
    : postsOf(at, message).map((post) => ({ kind: 'post', post, speaker: null, question: null }))
}

/** The language that was spoken before, or that of the person's Telegram. */
export function languageHere(event: MessageEvent | PressEvent, { turn, person }: View): Language {
  const who = event.kind === 'press' ? event.person : event.from.kind === 'person' ? event.from.person : null
  return person?.language ?? turn?.language ?? languageOfCode(who?.languageCode ?? undefined)
}

/** A pressed question is in the release's words: its reply keeps the language that was spoken. */
function languageFor(text: string, pressed: boolean, known: Language): Language {
  return pressed || !/\p{L}/u.test(text) ? known : languageOf(text)
}
