// Sentences of many fields and places, with the figures that a reader finds in them (read-by-hand.txt): a sentence a
// line, below it its figures as `text = value unit kind approximation · period from..to`. Dates, ordinals and numbers
// that are names have no value. Written from the sentences, never from what the program prints.
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/passage/passage.ts'
import { figuresOf } from '../../src/passage/split.ts'
import { readSheet } from '../support/figure-sheet.ts'

const frame = { date: '2024-12-24', year: null }
const rows = readSheet(new URL('read-by-hand.txt', import.meta.url))

const names: readonly Figure['kind'][] = ['date', 'ordinal', 'document-number']

function said({ text, value, upper, unit, kind, approximation, period }: Figure): string {
  if (names.includes(kind) || (kind === 'other' && Number.isInteger(value))) return `${text} = ${kind}`
  const number = upper === null ? value : `${value}–${upper}`
  const about = [text, '=', number, unit, kind, approximation === 'exact' ? '' : approximation]
  const held =
    period.basis === 'release-date' ? '' : ` · ${period.text} ${period.from ?? ''}..${period.to ?? ''}`
  return about.filter((part) => part !== '').join(' ') + held
}

describe('figures as a reader finds them', () => {
  it('are of at least 80 sentences', () => expect(rows.length).toBeGreaterThanOrEqual(80))

  it.each(rows)('$sentence', ({ sentence, expected }) => {
    expect(figuresOf(sentence, null, frame).map(said)).toEqual(expected)
  })
})
