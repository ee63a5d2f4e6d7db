import { describe, expect, it } from 'vitest'
import { parseChineseNumeral, parseNumber } from '../../src/text/numerals.ts'
import { enclosures, splitClauses } from '../../src/text/sentences.ts'

describe('numerals of one character', () => {
  it.each([
    ['廿', 20],
    ['廿八', 28],
    ['卅', 30],
    ['卅五', 35],
  ])('%s is %d', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value)
    expect(parseNumber(text)).toBe(value)
  })
})

describe('marks inside numbers', () => {
  it.each(['发放贷款1,505万元', '8:30开始', '师生比1：15'])('%s stays one clause', (text) => {
    expect(splitClauses(text)).toEqual([{ start: 0, end: text.length }])
  })
})

describe('enclosures', () => {
  it('pairs what is closed and leaves out what is not', () => {
    expect([...enclosures('（甲《乙》）”“丙')]).toEqual([
      [2, 4],
      [0, 5],
    ])
  })
})
