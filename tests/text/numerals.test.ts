import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiplier, numeralCharacters, parseChineseNumeral, parseNumber } from '../../src/text/numerals.ts'

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['460', 460],
    ['1,505', 1505],
    ['1，505', 1505],
    ['12,345,678', 12_345_678],
    ['68.48', 68.48],
    ['３．９', 3.9],
    ['２３４３', 2343],
    ['3.9万', 39_000],
    ['2.9万', 29_000],
    ['1505万', 15_050_000],
    ['1.2亿', 120_000_000],
    ['3万8千', 38_000],
    ['3万8', 38_000],
    ['1亿2000万', 120_000_000],
    ['5千', 5000],
    ['2千万', 20_000_000],
    ['1.23亿', 123_000_000],
    ['两千三', 2300],
    ['一亿两千万', 120_000_000],
    ['二〇二四', 2024],
  ])('%s is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it.each(['', '约3', '3.', '.5', '三人', 'abc', '-3', '1.2.3', '二.五', '3万人'])('“%s” is none', (text) => {
    expect(parseNumber(text)).toBeNull()
  })
})

describe('parseChineseNumeral', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['两', 2],
    ['俩', 2],
    ['仨', 3],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['二十三', 23],
    ['一百', 100],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百二', 120],
    ['两千三', 2300],
    ['两千零三', 2003],
    ['三千七', 3700],
    ['一万二', 12_000],
    ['三万五', 35_000],
    ['两万零三百', 20_300],
    ['九千九百九十九', 9999],
    ['十二万三千四百五十六', 123_456],
    ['一千二百万', 12_000_000],
    ['一亿', 100_000_000],
    ['一亿两千万', 120_000_000],
    ['三亿零五十', 300_000_050],
    ['二〇二四', 2024],
    ['二零一九', 2019],
    ['贰佰叁拾肆', 234],
    ['伍仟', 5000],
  ])('%s is %d', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value)
  })

  it.each(['', '多', '三人', '3', '一百多'])('“%s” is none', (text) => {
    expect(parseChineseNumeral(text)).toBeNull()
  })
})

describe('multiplier', () => {
  it.each([
    ['', 1],
    ['百', 100],
    ['万', 10_000],
    ['千万', 10_000_000],
    ['万亿', 1e12],
  ])('%s', (text, value) => {
    expect(multiplier(text)).toBe(value)
  })
})

/** Writes a whole number below 10^12 as Chinese does; kept apart from the parser on purpose. */
function inWords(value: number): string {
  if (value === 0) return '零'
  const digits = '零一二三四五六七八九'
  const group = (n: number) => {
    const places: [number, string][] = [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ]
    let text = ''
    for (const [place, name] of places) {
      const digit = Math.floor(n / place) % 10
      if (digit > 0) text += `${digits[digit]}${name}`
      else if (text !== '' && n % place > 0 && !text.endsWith('零')) text += '零'
    }
    return text
  }
  let text = ''
  for (const [place, name] of [
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(value / place) % (place === 1e8 ? 1e5 : 1e4)
    if (part === 0) continue
    text += `${text !== '' && part < 1000 ? '零' : ''}${group(part)}${name}`
  }
  return text
}

describe('any text', () => {
  it('reads digits back as what they say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(parseNumber(String(value))).toBe(value)
        expect(parseNumber(value.toLocaleString('en-US'))).toBe(value)
      }),
    )
  })

  it('reads numbers in words back as what they say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(parseChineseNumeral(inWords(value))).toBe(value)
      }),
    )
  })

  it('is a number or none, and never an error', () => {
    const numerals = fc.string({ unit: fc.constantFrom(...numeralCharacters, '0', '5', '9', '.', ',') })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), numerals), (text) => {
        for (const value of [parseNumber(text), parseChineseNumeral(text)])
          expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['9', '九', '万', '3万', '1,', '千百', 'x'])('comes to an end on 100,000 times %s', (piece) => {
    const text = piece.repeat(100_000)
    expect(() => parseNumber(text)).not.toThrow()
    expect(() => parseChineseNumeral(text)).not.toThrow()
  })
})
