// A question, typed or tapped → the reply with its buttons, and what the next turn needs.
import type { Answer } from '../answer/answer.ts'
import { languageOf } from '../query/language.ts'
import type { Language } from '../query/query.ts'
import { notice } from '../render/introduction.ts'
import { chosen, type Message, say } from '../render/message.ts'
import { chatPhrasesIn } from '../render/phrases.ts'
import { groupPhrasesIn } from '../render/phrases-groups.ts'
import { receiptPhrasesIn } from '../render/phrases-receipts.ts'
import { waitingPhrasesIn } from '../render/phrases-waiting.ts'
import { holdsMasked, withoutMasked } from '../text/personal.ts'
import type { Effect } from './effect.ts'
import type { MessageEvent, PressEvent } from './event.ts'
import { isOnTopic, settingsOf } from './group.ts'
import type { Turn } from './memory.ts'
import { postsOf } from './posts.ts'
import { type Asked, given, type Receipt, receiptOf } from './receipt.ts'
import { withAnswerButtons } from './under.ts'
import { languageChosen, languageHere, nothing, type Response, saying, speakerOf, type View } from './view.ts'

/** Words and signs that make a question, wherever they stand. */
const asks =
  /[?？吗呢嘛嗎]|多少|多[久大长長高远遠]|[几幾]|[哪谁誰]|什[么麼]|怎|如何|为何|為何|是否|有没有|有沒有|\b(?:how|what|which|who|where|when|why|is|are|do|does|can)\b/iu

/** Answers `asked`, what was said or tapped. `edits`: the bot's message that the answer takes the place of. */
export function answer(
  asked: string,
  event: MessageEvent | PressEvent,
  view: View,
  edits: number | null = null,
): Response {
  const { turn, engine } = view
  const known = languageHere(event, view)
  const masked = holdsMasked(asked)
  const said = masked ? withoutMasked(asked).trim() : asked
  if (masked && !/[\p{L}\p{N}]/u.test(said)) {
    const { personalNumber, askedFor } = chatPhrasesIn(known)
    return saying(event.at, notice(personalNumber, askedFor))
  }
  const text = chosen(said, turn?.choices ?? []) ?? said
  const pressed = event.kind === 'press'
  const language = languageChosen(view) ?? languageFor(text, pressed, known)
  const read: Asked = { question: text, context: turn?.context ?? null, language, tapped: pressed }
  const made = given(read, engine)
  const { answer: found, reply, context } = made
  if (isUnsure(text, found, event)) return nothing
  const settings = settingsOf(view.chat)
  if (!isOnTopic(settings, citedBy(found))) {
    const meant = pressed || event.addressed !== 'reply'
    return meant ? saying(event.at, notice(groupPhrasesIn(language).onlyTopics(settings.topics))) : nothing
  }
  const receipt = receiptOf(read, made, engine, speakerOf(event))
  const inPrivate = event.at?.chat.type === 'private'
  const explains = view.role !== null && inPrivate
  const shown = withAnswerButtons(
    awaitable(signed(reply, receipt, language), found, inPrivate ? receipt : null, language),
    found,
    engine.catalogue,
    language,
    explains ? (receipt?.id ?? null) : undefined,
  )
  const message = masked ? warned(shown, language) : shown
  const next: Turn = { context, choices: reply.choices, language, receipt: receipt?.id ?? null }
  return {
    ...nothing,
    effects: [
      ...posts(message, isDistress(found) ? null : text, event, edits),
      ...remembered(next, event, view),
      ...missedIn(found, text),
      ...(receipt === null ? [] : [{ kind: 'receipt', receipt } as const]),
    ],
    answered: { outcome: found.outcome, confidence: found.confidence },
  }
}

/**
 * Whether a group's words in reply to the bot are perhaps not for it: small talk, or nothing that asks and nothing
 * that answers. Who mentions it or commands it always hears something.
 */
function isUnsure(text: string, found: Answer, event: MessageEvent | PressEvent): boolean {
  if (event.kind === 'press' || event.addressed !== 'reply') return false
  if (found.outcome === 'off-topic') return found.topic !== 'distress'
  return found.outcome === 'not-stated' && !asks.test(text)
}

/** What somebody writes in distress is kept nowhere. */
function isDistress(found: Answer): boolean {
  return found.outcome === 'off-topic' && found.topic === 'distress'
}

function posts(
  message: Message,
  question: string | null,
  event: MessageEvent | PressEvent,
  edits: number | null,
): readonly Effect[] {
  if (event.at === null) return []
  const speaker = speakerOf(event)
  // What a pressed button stands under is the bot's own message: nobody can edit the question there.
  const answers = event.kind === 'press' ? {} : { answers: event.at.message }
  return postsOf(event.at, message).map((part, i): Effect => {
    const post = { ...part, ...answers, edits: i === 0 ? edits : null }
    return { kind: 'post', post, speaker, question }
  })
}

function remembered(turn: Turn, event: MessageEvent | PressEvent, { now, kept }: View): readonly Effect[] {
  const speaker = speakerOf(event)
  return speaker === null ? [] : [{ kind: 'turn', speaker, turn, until: now + kept.turn / 1000 }]
}

/** What editors are shown of it: the words, masked, and nothing of who said them. */
function missedIn(found: Answer, question: string): readonly Effect[] {
  // Somebody's distress is nobody's to read.
  if (found.outcome !== 'not-stated' || isDistress(found)) return []
  return [{ kind: 'missed', question, how: 'not-stated' }]
}

function warned(message: Message, language: Language): Message {
  return { ...message, lines: [...message.lines, say(chatPhrasesIn(language).personalNumber)] }
}

/** The reply with its receipt under it. */
function signed(reply: Message, receipt: Receipt | null, language: Language): Message {
  if (receipt === null) return reply
  return { ...reply, lines: [...reply.lines, say(receiptPhrasesIn(language).under(receipt.id))] }
}

/** Reasons for which a later release may bring the figure. */
const mayCome: ReadonlySet<string> = new Set([
  ...['other-year', 'future', 'breakdown', 'computed'],
  ...['no-figure', 'no-passage', 'per-person', 'comparison'],
])

/** Under what is not stated: to be told when it is published. */
function awaitable(message: Message, found: Answer, receipt: Receipt | null, language: Language): Message {
  if (receipt === null || found.outcome !== 'not-stated' || !mayCome.has(found.reason)) return message
  const { label } = waitingPhrasesIn(language)
  const row = [{ label, action: { kind: 'await', receipt: receipt.id } as const }]
  return { ...message, buttons: [...message.buttons, row] }
}

function citedBy(found: Answer): readonly string[] {
  if (found.outcome === 'off-topic') return []
  return found.citations.map(({ department, title }) => department ?? title)
}

/** A tapped question is in the release's words: its reply keeps the language that was spoken. */
function languageFor(text: string, pressed: boolean, known: Language): Language {
  return pressed || !/\p{L}/u.test(text) ? known : languageOf(text)
}
