import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Stretch, splitClauses, splitSentences } from '../../src/text/sentences.ts'

const cut = (text: string, stretches: readonly Stretch[]) => stretches.map((s) => text.slice(s.start, s.end))
const sentences = (text: string) => cut(text, splitSentences(text))
const clauses = (text: string) => cut(text, splitClauses(text))

describe('splitSentences', () => {
  it.each([
    ['甲。乙！丙？丁', ['甲。', '乙！', '丙？', '丁']],
    ['甲。\n 乙。\u3000丙。', ['甲。', '乙。', '丙。']],
    ['甲\n乙', ['甲', '乙']],
    ['他说：“甲。乙。”丙。', ['他说：“甲。乙。”', '丙。']],
    ['制定《甲。乙》。丙。', ['制定《甲。乙》。', '丙。']],
    ['甲（乙。丙）丁。戊。', ['甲（乙。丙）丁。', '戊。']],
    ['“《甲。》”乙。丙。', ['“《甲。》”乙。', '丙。']],
    ['甲！！！乙？！丙', ['甲！！！', '乙？！', '丙']],
    ['占比68.48%。入住296人。', ['占比68.48%。', '入住296人。']],
    ['甲；乙，丙：丁。', ['甲；乙，丙：丁。']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, expected) => {
    expect(sentences(text)).toEqual(expected)
  })

  it('goes on behind a quotation mark that nobody closed', () => {
    const text = `“${'兜牢民生底线，'.repeat(20)}完成。为74户家庭改造。为9名学生提供助学金。`
    expect(sentences(text).slice(-2)).toEqual(['为74户家庭改造。', '为9名学生提供助学金。'])
  })

  it('goes on behind a closing mark that nothing opened', () => {
    expect(sentences('甲”乙。丙）丁。')).toEqual(['甲”乙。', '丙）丁。'])
  })
})

describe('splitClauses', () => {
  it.each([
    ['甲，乙；丙：丁。', ['甲', '乙', '丙', '丁']],
    ['为“甲，乙”提供丙，丁', ['为“甲，乙”提供丙', '丁']],
    ['《甲，乙》《丙：丁》，戊', ['《甲，乙》《丙：丁》', '戊']],
    ['甲、乙（丙，丁）、戊', ['甲、乙（丙，丁）、戊']],
    ['，，甲，，乙，', ['甲', '乙']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(clauses(text)).toEqual(expected)
  })
})

const text = fc.string({ unit: fc.constantFrom(...'甲乙丙3。！？，；：“”（）《》、 \n.,a'), maxLength: 400 })

describe.each([
  ['splitSentences', splitSentences],
  ['splitClauses', splitClauses],
] as const)('%s on any text', (_name, split) => {
  it('loses no letter and keeps the order', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
        let at = 0
        let between = ''
        for (const { start, end } of split(any)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          between += any.slice(at, start)
          at = end
        }
        expect(between + any.slice(at)).toMatch(/^[\s，；：。！？,;:!?“”‘’（《〈「『【()》〉」』】]*$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('comes to an end on 100,000 characters', () => {
    for (const piece of ['“', '”', '（', '甲', '。', '，”', '“甲。'])
      expect(split(piece.repeat(100_000)).length).toBeLessThanOrEqual(100_000 * piece.length)
  })
})
