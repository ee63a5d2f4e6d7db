// Message → Telegram's HTML: the one place where text is escaped for a chat.
// Valid whatever the text holds: only the tags that Telegram knows, each opened and closed within its line.
import { isWebLink, type Line, type Message, type Style, type Words } from './message.ts'

/** The message's lines as HTML for `parse_mode: HTML`; choices are numbered, follow-ups only announced (buttons). */
export function telegramHtml(message: Message): string {
  return chatLines(message).map(htmlLine).join('\n')
}

/** The same lines without markup, for when Telegram refuses the HTML. */
export function telegramText(message: Message): string {
  return chatLines(message).map(visibleText).join('\n')
}

/** All lines that a chat shows: the message's own, the numbered choices, the title of the follow-up buttons. */
export function chatLines({ lines, choices, followUps, followUpsTitle }: Message): readonly Line[] {
  const numbered = choices.map((choice, i) => sayPlain(`${i + 1}. ${choice}`))
  return [
    ...lines,
    ...numbered,
    ...(followUps.length > 0 && followUpsTitle !== '' ? [sayPlain(followUpsTitle)] : []),
  ]
}

/** What a reader sees of a line, in UTF-16 units the measure of Telegram's limits. */
export function visibleText(line: Line): string {
  return line.words.map((word) => word.text).join('')
}

function sayPlain(text: string): Line {
  return { kind: 'say', words: [{ kind: 'plain', text }] }
}

function htmlLine(line: Line): string {
  const inner = line.words.map(htmlWords).join('')
  return line.kind === 'quote' && inner.trim() !== '' ? `<blockquote>${inner}</blockquote>` : inner
}

function htmlWords(words: Words): string {
  const text = escaped(words.text)
  if (words.kind === 'plain' || text.trim() === '') return text
  if (words.kind === 'bold') return `<b>${text}</b>`
  const inner = words.kind === 'styled' ? styled(text, words.styles) : text
  return isWebLink(words.url) ? `<a href="${escaped(words.url)}">${inner}</a>` : inner
}

/** From the inside out. */
const tags: readonly (readonly [style: Style, tag: string])[] = [
  ['strike', 's'],
  ['underline', 'u'],
  ['italic', 'i'],
  ['bold', 'b'],
  ['spoiler', 'tg-spoiler'],
]

/** Telegram lets nothing else stand inside code; what is also struck out is struck out, not code. */
function styled(text: string, styles: readonly Style[]): string {
  const alone = (['pre', 'code'] as const).find((style) => styles.includes(style))
  if (alone !== undefined && !styles.includes('strike')) return `<${alone}>${text}</${alone}>`
  return tags
    .filter(([style]) => styles.includes(style))
    .reduce((inner, [, tag]) => `<${tag}>${inner}</${tag}>`, text)
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
