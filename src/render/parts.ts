// A message too long for one → several, cut at sentence ends, before any markup is written: so never inside a
// tag, an entity or a character.
import { type Line, linesOnly, type Message, type Words } from './message.ts'
import { chatLines, visibleText } from './telegram-html.ts'

/** Telegram's limit for one message, in UTF-16 units after parsing. */
export const telegramLimit = 4096

/**
 * The message in parts that each show at most `limit` UTF-16 units (at least 2). The buttons
 * stand under the last; where there is more than one, the lines of choices and follow-ups are in the text.
 */
export function inParts(message: Message, limit = telegramLimit): readonly Message[] {
  const lines = chatLines(message).flatMap((line) => cutLine(line, limit))
  const groups: Line[][] = [[]]
  let length = 0
  for (const line of lines) {
    const more = visibleText(line).length + 1
    if (length + more - 1 > limit && length > 0) {
      groups.push([])
      length = 0
    }
    groups.at(-1)?.push(line)
    length += more
  }
  if (groups.length === 1) return [message]
  const { buttons } = message
  return groups.map((group, i) => ({ ...linesOnly(group), buttons: i === groups.length - 1 ? buttons : [] }))
}

function cutLine(line: Line, limit: number): readonly Line[] {
  const pieces: Line[] = []
  let rest = line
  while (visibleText(rest).length > limit) {
    const at = cutAt(visibleText(rest), limit)
    pieces.push({ kind: line.kind, words: slice(rest.words, 0, at) })
    rest = { kind: line.kind, words: slice(rest.words, at, Number.POSITIVE_INFINITY) }
  }
  return [...pieces, rest]
}

/** Where to cut: after the last sentence end, else after the last comma or space, else between two characters. */
function cutAt(text: string, limit: number): number {
  for (const ends of ['。！？；!?;\n', '，、,” ']) {
    for (let at = limit; at > limit / 2; at--) {
      if (ends.includes(text.charAt(at - 1))) return at
    }
  }
  const splitsPair =
    /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(limit))
  return splitsPair ? limit - 1 : limit
}

function slice(words: readonly Words[], from: number, to: number): readonly Words[] {
  let at = 0
  return words.flatMap((word) => {
    const start = at
    at += word.text.length
    const text = word.text.slice(Math.max(0, from - start), Math.max(0, to - start))
    return text === '' ? [] : [{ ...word, text }]
  })
}
