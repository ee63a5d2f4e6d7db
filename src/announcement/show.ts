// An announcement → the message that a chat gets, in the chat's language, with its corrections. A preview is the same
// message. Quotes stay as printed: what was corrected is struck out, and the line above says what is right.
import { keyOf } from '../corpus/key.ts'
import type { Language } from '../query/query.ts'
import { askingLabelFor, type Rows } from '../render/button.ts'
import { payloadFor } from '../render/deep-link.ts'
import { bold, type Line, linesOnly, type Message, say, struck, type Words } from '../render/message.ts'
import { announcementPhrasesIn } from '../render/phrases-announcements.ts'
import { visibleText } from '../render/telegram-html.ts'
import type { Announcement, Content, Correction } from './announcement.ts'
import { clockText } from './local-time.ts'

/** UTF-16 units of an announcement before any correction: the rest of Telegram's 4,096 is for those. */
export const longestContent = 3000
/** Telegram's limit. */
const longestMessage = 4096

export interface Showing {
  readonly language: Language
  /** The bot's username, for links that ask it. */
  readonly bot: string
  /** Where the day of a correction is told. */
  readonly timeZone: string
}

type Shown = Pick<Announcement, 'content' | 'corrections' | 'retracted'>

/** One message: what a chat shows of an announcement. */
export function showing({ content, corrections, retracted }: Shown, how: Showing): Message {
  const words = announcementPhrasesIn(how.language)
  const body = content.kind === 'text' ? content.lines : releaseLines(content, how)
  if (retracted) {
    return fitted([say(bold(words.retracted))], body.map(struckLine))
  }
  const notes = corrections.map((correction) => correctionLine(correction, how))
  const mended = corrections.reduce<readonly Line[]>(
    (lines, { old }) => lines.map((line) => without(line, old)),
    body,
  )
  return { ...fitted(notes, mended), buttons: buttonsOf(content, how) }
}

/** What a chat is told in reply to a post that cannot be edited any more. */
export function amending({ corrections, retracted }: Shown, how: Showing): Message {
  const words = announcementPhrasesIn(how.language)
  return linesOnly(
    retracted
      ? [say(bold(words.retracted))]
      : corrections.map((correction) => correctionLine(correction, how)),
  )
}

/** Several announcements in one message, as far as there is room; `rest` counts those that are left over. */
export function together(messages: readonly Message[]): { readonly message: Message; readonly rest: number } {
  const taken: Message[] = []
  let length = 0
  for (const message of messages) {
    const more = lengthOf(message.lines) + 2
    if (taken.length > 0 && length + more > longestMessage) break
    taken.push(message)
    length += more
  }
  const lines = taken.flatMap((message, i) => (i === 0 ? message.lines : [say(''), ...message.lines]))
  const buttons = taken.flatMap((message) => message.buttons).slice(0, 20)
  return { message: { ...linesOnly(lines), buttons }, rest: messages.length - taken.length }
}

/** UTF-16 units that a reader sees. */
export function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + visibleText(line).length + 1, 0)
}

function releaseLines(
  content: Extract<Content, { kind: 'release' }>,
  { language }: Showing,
): readonly Line[] {
  const words = announcementPhrasesIn(language)
  const { title, url, publisher, date, excerpts } = content
  const name: Words = url === null ? { kind: 'bold', text: title } : { kind: 'link', text: title, url }
  return [
    say(words.releaseBefore, name, words.releaseAfter),
    say(`${publisher} · ${date}`),
    ...excerpts.flatMap(({ figures, quote, department }): readonly Line[] => [
      say(bold(figures.join(words.comma)), ...(department === null ? [] : [` · ${department}`])),
      { kind: 'quote', words: [{ kind: 'plain', text: quote }] },
    ]),
  ]
}

function buttonsOf(content: Content, { bot, language }: Showing): Rows {
  if (content.kind === 'text') return []
  const link = (opens: Parameters<typeof payloadFor>[0]) =>
    ({ kind: 'link', url: `https://t.me/${bot}?start=${payloadFor(opens)}` }) as const
  const words = announcementPhrasesIn(language)
  const asked = content.excerpts
    .slice(0, 3)
    .map(({ question }) => [
      { label: askingLabelFor(question), action: link({ kind: 'question', question: keyOf(question) }) },
    ])
  return [...asked, [{ label: words.askBot, action: link({ kind: 'greeting' }) }]]
}

function correctionLine({ old, new: right, at }: Correction, { language, timeZone }: Showing): Line {
  const { correction } = announcementPhrasesIn(language)
  const day = clockText(at, timeZone).slice(0, 10)
  return say(
    bold(correction(day)),
    { kind: 'styled', text: old, styles: ['strike'], url: null },
    ' → ',
    bold(right),
  )
}

/** The line with `old` struck out wherever it stands, also across pieces that are formatted differently. */
function without(line: Line, old: string): Line {
  const text = visibleText(line)
  const spans: { start: number; end: number }[] = []
  for (let at = text.indexOf(old); at >= 0 && old !== ''; at = text.indexOf(old, at + old.length))
    // 12名 is not in 312名.
    if (!(/^\d/.test(old) && /[\d.]/.test(text.charAt(at - 1))))
      spans.push({ start: at, end: at + old.length })
  if (spans.length === 0) return line
  let start = 0
  const words = line.words.flatMap((word): readonly Words[] => {
    const from = start
    start += word.text.length
    const cuts = [0, ...spans.flatMap((span) => [span.start - from, span.end - from]), word.text.length]
      .map((cut) => Math.min(Math.max(cut, 0), word.text.length))
      .sort((a, b) => a - b)
    return cuts.slice(1).flatMap((end, i) => {
      const begin = cuts[i] ?? 0
      if (begin >= end) return []
      const piece = { ...word, text: word.text.slice(begin, end) }
      const inside = spans.some((span) => span.start <= from + begin && from + end <= span.end)
      return [inside ? struck(piece) : piece]
    })
  })
  return { ...line, words }
}

function struckLine(line: Line): Line {
  return { ...line, words: line.words.map(struck) }
}

/** Notes and as much of the body as there is room for; the notes are what matters. */
function fitted(notes: readonly Line[], body: readonly Line[]): Message {
  const lines = [...notes, ...body]
  while (lines.length > notes.length && lengthOf(lines) > longestMessage) lines.pop()
  return linesOnly(lines)
}
