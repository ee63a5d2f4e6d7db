// A sentence → the numbers in it, verbatim with measure word, and parsed. Linear in the sentence's length.

import { countsInSimplified } from '../text/normalise.ts'
import { numeralCharacters } from '../text/numerals.ts'
import { prefixPattern } from './approximation.ts'
import { dateAt } from './calendar.ts'
import { identifierAt } from './identifier.ts'
import type { NumberFound } from './number.ts'
import type { FigureKind } from './passage.ts'
import { quantityAt } from './quantity.ts'

export type { NumberFound } from './number.ts'

/** Every number of the sentence, in order, none overlapping another. */
export function findNumbers(printed: string): NumberFound[] {
  const sentence = countsInSimplified(printed)
  const found: NumberFound[] = []
  const quoted = quotedStretches(sentence)
  let at = 0
  while (at < sentence.length) {
    const read = readAt(sentence, at, quoted(at))
    if (read.number)
      found.push({ ...read.number, text: printed.slice(read.number.span.start, read.number.span.end) })
    at += Math.max(1, read.length)
  }
  return found
}

interface Read {
  /** Characters that are read: a name without a number (PM2.5) is passed over as a whole. */
  readonly length: number
  readonly number: NumberFound | null
}

const nothing: Read = { length: 1, number: null }
/** A number, a date or a name of digits can only begin with one of these: all other characters are passed over. */
const begins = new RegExp(
  `[0-9０-９〔[（(【±+＋≥≤−－\\-A-Za-z①-⑳第零半再翻上前民今去明几数${numeralCharacters}${prefixPattern.replace(/[^\p{L}]/gu, '')}]`,
  'u',
)

function readAt(text: string, at: number, isQuoted: boolean): Read {
  if (!begins.test(text.charAt(at)) || /[0-9０-９.．A-Za-z]/.test(text.charAt(at - 1))) return nothing
  const identifier = identifierAt(text, at)
  if (identifier) {
    const { length, value, unit, kind } = identifier
    return { length, number: kind && plain(text, at, length, value, unit, kind) }
  }
  const date = dateAt(text, at)
  if (date) return { length: date.length, number: plain(text, at, date.length, date.value, '', 'date') }
  const quantity = quantityAt(text, at, isQuoted)
  if (!quantity) return nothing
  const { length, found } = quantity
  if (!found) return { length, number: null }
  const span = { start: at, end: at + length }
  return { length, number: { text: text.slice(at, span.end), span, ...found } }
}

function plain(
  text: string,
  start: number,
  length: number,
  value: number,
  unit: string,
  kind: FigureKind,
): NumberFound {
  const span = { start, end: start + length }
  return {
    text: text.slice(start, span.end),
    span,
    value,
    upper: null,
    approximation: 'exact',
    unit,
    kind,
  }
}

/** Tells for places asked in rising order whether they stand inside quotation marks. */
function quotedStretches(text: string): (at: number) => boolean {
  let open = false
  let read = 0
  return (at) => {
    for (; read <= at && read < text.length; read++)
      if (text.charAt(read) === '“') open = true
      else if (text.charAt(read) === '”') open = false
    return open
  }
}
