// Sentences of other cities and other fields (transport, environment, schools, health, farming, industry) in
// other-fields.txt: a sentence a line, below it its figures as `text = value unit kind approximation · counted ·
// period from..to · whole`. What stands behind the last thing to say is left out; dates and names have no counted.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers } from '../../src/passage/figure.ts'
import type { Figure } from '../../src/passage/passage.ts'
import { figuresOf } from '../../src/passage/split.ts'
import { readSheet } from '../support/figure-sheet.ts'

const frame = { date: '2024-12-24', year: null }
const rows = readSheet(new URL('other-fields.txt', import.meta.url))

function said(sentence: string, figure: Figure): string {
  const { text, value, upper, unit, kind, approximation, counted, period, partOf } = figure
  const isName = ['date', 'ordinal', 'document-number'].includes(kind)
  const about = [text, '=', upper === null ? value : `${value}–${upper}`, unit, kind]
  if (approximation !== 'exact') about.push(approximation)
  const held = isName || period.basis === 'release-date'
  const columns = [
    about.filter((part) => part !== '').join(' '),
    isName ? '' : sentence.slice(counted.start, counted.end),
    held ? '' : `${period.text} ${period.from ?? ''}..${period.to ?? ''}`,
    partOf ? sentence.slice(partOf.start, partOf.end) : '',
  ]
  return columns.join(' · ').replace(/( · )+$/, '')
}

describe('sentences of other fields', () => {
  it('are at least 150', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
  })

  it.each(rows)('$sentence', ({ sentence, expected }) => {
    expect(figuresOf(sentence, null, frame).map((figure) => said(sentence, figure))).toEqual(expected)
  })

  it('are asked for in place, without the figure that answers', () => {
    for (const { sentence } of rows)
      for (const { question, text, askable, kind } of figuresOf(sentence, null, frame)) {
        expect(question).toMatch(/[多几哪].*？$/)
        expect(question).not.toContain(text)
        if (askable !== false) expect(['date', 'ordinal', 'document-number']).not.toContain(kind)
      }
  })

  it('change exactly the figure whose digit changes', () => {
    const cases = rows.flatMap(({ sentence }) => {
      const numbers = findNumbers(sentence)
      return numbers
        .filter(({ kind }) => !['date', 'document-number', 'other', 'ordinal'].includes(kind))
        .flatMap((number) =>
          [...number.text.replace(/\/.*/, '').matchAll(/[1-9]/g)].map((m) => ({
            sentence,
            numbers,
            number,
            at: m.index,
          })),
        )
    })
    expect(cases.length).toBeGreaterThan(400)
    for (const { sentence, numbers, number, at } of cases) {
      if (number.upper !== null) continue
      const place = number.span.start + at
      const other = sentence.charAt(place) === '7' ? '8' : '7'
      const changed = `${sentence.slice(0, place)}${other}${sentence.slice(place + 1)}`
      const now = findNumbers(changed)
      expect(now.map(({ text }) => text)).toEqual(
        numbers.map((one) => (one === number ? changed.slice(one.span.start, one.span.end) : one.text)),
      )
      for (const [i, one] of numbers.entries())
        if (one === number) expect(now[i]?.value).not.toBe(one.value)
        else expect(now[i]).toEqual(one)
    }
  })
})

const piece = fc.constantFrom(
  ...[
    '截至11月底，',
    '上半年',
    '2024年',
    '“十四五”期间',
    '今年以来',
    '一季度',
    '12月24日至26日',
    '8:30—17:00',
  ],
  ...[
    '公路120公里',
    '投资3.5亿元',
    '增长5.2%',
    '-3℃',
    '0至6岁',
    '二三十家',
    '三个半月',
    '一半',
    '五分之一',
    '1:3',
  ],
  ...[
    '翻一番',
    '〔2024〕3号',
    'GB/T 2260',
    '12345热线',
    '0312-1234567',
    'PM2.5',
    '38微克/立方米',
    '3万8千人',
    '廿八名',
  ],
  ...[
    '其中',
    '分别达到',
    '等',
    '共计',
    '、',
    '，',
    '；',
    '。',
    '和',
    '（',
    '）',
    '《',
    '“',
    '”',
    '：',
    '城镇',
    '农村',
    ' | ',
    '\t',
  ],
)
const text = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 120 }),
)

describe('figuresOf on any text', () => {
  it('gives figures that are slices of it, in order and apart, with spans inside it', () => {
    fc.assert(
      fc.property(text, fc.option(text), (sentence, previous) => {
        let at = 0
        for (const figure of figuresOf(sentence, previous, frame)) {
          expect(sentence.slice(figure.span.start, figure.span.end)).toBe(figure.text)
          expect(figure.span.start).toBeGreaterThanOrEqual(at)
          at = figure.span.end
          for (const span of [
            figure.own,
            figure.clause,
            figure.counted,
            ...(figure.partOf ? [figure.partOf] : []),
          ])
            expect(0 <= span.start && span.start <= span.end && span.end <= sentence.length).toBe(true)
          expect(Number.isFinite(figure.value)).toBe(true)
          expect(figure.upper ?? figure.value).toBeGreaterThanOrEqual(figure.value)
          const { from, to } = figure.period
          for (const day of [from, to]) if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it.each([
    '新增学位3200个，',
    '其中男性5人、',
    '城镇、农村分别为3元和5元，',
    '轮椅、',
    '从3到',
    '|5',
    '截至11月底',
    '、等3类',
    '1-',
    '十',
  ])(
    'comes to an end on 100,000 characters of %s',
    (one) => {
      expect(() => figuresOf(one.repeat(100_000 / one.length), null, frame)).not.toThrow()
    },
    60_000,
  )
})
