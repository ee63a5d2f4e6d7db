// Message → Telegram's HTML: the one place where text is escaped for a chat.
// Valid whatever the text holds: only <b>, <a> and <blockquote>, each opened and closed within its line.
import { isWebLink, type Line, type Message, type Words } from './message.ts'

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
  return isWebLink(words.url) ? `<a href="${escaped(words.url)}">${text}</a>` : text
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
