// Proportions in words and signs: 百分之三, 五分之一, 千分之八, 一半, 翻一番, 1:3.
import { numeralCharacters, parseNumber } from '../text/numerals.ts'
import { approximationBefore, approximationBehind, prefixPattern } from './approximation.ts'
import type { Quantity } from './number.ts'

const number = `(?:[0-9０-９]+(?:[.．][0-9０-９]+)?|[${numeralCharacters}]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?)`
const fraction = new RegExp(`(${prefixPattern})?([0-9]{1,4}|[${numeralCharacters}]{1,6})分之(${number})`, 'y')
const half = new RegExp(`(${prefixPattern})?一半(?!天|会)`, 'y')
const doubled = /(?:再)?翻(?:了)?([一两二三四])?番/y
const part = '[0-9０-９]{1,6}(?:[.．][0-9０-９]+)?'
/** 6:4, and 18.3∶34.3∶47.4 as a whole. */
const ratio = new RegExp(`(${part})[:：∶](${part})(?:[:：∶]${part}){0,4}(?![:：∶])`, 'y')
/** Hundredths and thousandths have signs of their own; every other fraction is told in per cent. */
const signs: Readonly<Record<string, string>> = { 百: '%', 千: '‰' }

/** The proportion at `at`, or null. */
export function proportionAt(text: string, at: number): Quantity | null {
  return fractionAt(text, at) ?? halfAt(text, at) ?? doubledAt(text, at) ?? ratioAt(text, at)
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function fractionAt(text: string, at: number): Quantity | null {
  const m = match(fraction, text, at)
  const above = m && withPoint(m[3] ?? '')
  const below = m && parseNumber(m[2] ?? '')
  if (!m || above === null || !below) return null
  const sign = signs[m[2] ?? '']
  const value = sign ? above : (above / below) * 100
  return share(text, at, m[0].length, value, sign ?? '%', m[1])
}

/** 六十八点四八 → 68.48. */
function withPoint(printed: string): number | null {
  const [whole = '', decimals] = printed.split('点')
  const value = parseNumber(whole)
  if (decimals === undefined || value === null) return value
  const digits = [...decimals].map((c) => '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c)).join('')
  return Number(`${value}.${digits}`)
}

function halfAt(text: string, at: number): Quantity | null {
  const m = match(half, text, at)
  return m && share(text, at, m[0].length, 50, '%', m[1])
}

function doubledAt(text: string, at: number): Quantity | null {
  const m = match(doubled, text, at)
  return m && share(text, at, m[0].length, 2 ** (parseNumber(m[1] ?? '一') ?? 1), '倍', undefined)
}

function ratioAt(text: string, at: number): Quantity | null {
  const m = match(ratio, text, at)
  if (!m) return null
  const [above, below] = [parseNumber(m[1] ?? ''), parseNumber(m[2] ?? '')]
  return above !== null && below ? share(text, at, m[0].length, above / below, ':', undefined) : null
}

function share(
  text: string,
  at: number,
  length: number,
  value: number,
  unit: string,
  prefix: string | undefined,
): Quantity {
  const behind = approximationBehind(text, at + length)
  const approximation = behind?.approximation ?? approximationBefore(prefix)
  const found = { value: Number(value.toFixed(6)), upper: null, approximation, unit, kind: 'share' } as const
  return { length: length + (behind?.length ?? 0), found }
}
