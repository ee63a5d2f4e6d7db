// A sentence → the numbers in it, verbatim with measure word, and parsed. Linear in the sentence's length.
import { multiplier, numeralCharacters, parseNumber } from '../text/numerals.ts'
import { measureAt } from './measure.ts'
import type { Approximation, FigureKind, Span } from './passage.ts'

/** A number as it stands in a sentence, before anything around it is looked at. */
export interface NumberFound {
  readonly text: string
  readonly span: Span
  readonly value: number
  readonly upper: number | null
  readonly approximation: Approximation
  readonly unit: string
  readonly kind: FigureKind
}

const before: Readonly<Record<string, Approximation>> = {
  超过: 'over',
  突破: 'over',
  逾: 'over',
  超: 'over',
  近: 'under',
  将近: 'under',
  接近: 'under',
  不到: 'under',
  大约: 'about',
  约: 'about',
  不少于: 'at-least',
  不低于: 'at-least',
  至少: 'at-least',
  不超过: 'at-most',
  至多: 'at-most',
  最多: 'at-most',
}
const after: Readonly<Record<string, Approximation>> = {
  以上: 'at-least',
  以下: 'at-most',
  以内: 'at-most',
  左右: 'about',
  上下: 'about',
}
const prefixes = Object.keys(before).sort((a, b) => b.length - a.length)
const prefixPattern = prefixes.join('|')
const suffixPattern = Object.keys(after).join('|')

const arabic = '[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?'
const amount = `(?:${arabic})(?:[十百千万亿]+(?:[0-9０-９]+[十百千万]?)?)?`
const inWords = `[${numeralCharacters}]+`

const datePattern = new RegExp(
  [
    '(?:(?:[0-9]{4}|[二〇零一三四五六七八九]{4})年)?(?:[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月(?:(?:[0-9]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]|[上中下]旬|[初中底末])?',
    '(?:[0-9]{4}|[二〇零一三四五六七八九]{4})年(?:上半年|下半年|[一二三四]季度|年?[初中底末])?(?:以来)?',
  ].join('|'),
  'y',
)
const documentPattern = /(?:〔\d{4}〕|\[\d{4}\]|（\d{4}）)?第?\d+号/y
const sharePattern = new RegExp(`(${prefixPattern})?百分之(${inWords}|${arabic})`, 'y')
const rangePattern = new RegExp(`(${prefixPattern})?(${amount})(?:至|到|-|—|–|~|～)(${amount})`, 'y')
const arabicPattern = new RegExp(
  `(${prefixPattern})?(第)?(${amount})(余|多|来)?([十百千万亿]+)?(余|多)?`,
  'y',
)
const wordsPattern = new RegExp(`(${prefixPattern})?(第)?(${inWords})(余|多|来)?([百千万亿]+)?(余|多)?`, 'y')
const slogan = /(?<=“)[两二三四五六七八九十]个\p{Script=Han}{2,6}(?=”)/uy
const pillars = /[两二三四五六七八九十]大\p{Script=Han}{2}/uy
/** 一 begins too many words that count nothing (一批, 一线): a lone 一 is a quantity only before these. */
const countsOne = new Set(['名', '户', '家', '所'])

/** Every number of the sentence, in order, none overlapping another. */
export function findNumbers(sentence: string): NumberFound[] {
  const found: NumberFound[] = []
  let at = 0
  while (at < sentence.length) {
    const number = numberAt(sentence, at)
    if (number) found.push(number)
    at = number ? number.span.end : at + 1
  }
  return found
}

function numberAt(text: string, at: number): NumberFound | null {
  const first = text.charAt(at)
  const follows = /[0-9０-９.．]/.test(text.charAt(at - 1))
  if (follows || !/[0-9０-９〔[（第百超突逾近将接不大约至最\p{Script=Han}]/u.test(first)) return null
  return (
    documentNumber(text, at) ??
    date(text, at) ??
    share(text, at) ??
    range(text, at) ??
    arabicNumber(text, at) ??
    phrase(text, at) ??
    numberInWords(text, at)
  )
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function documentNumber(text: string, at: number): NumberFound | null {
  const m = match(documentPattern, text, at)
  if (!m || !/[〔[（第]/.test(m[0])) return null
  const value = Number(/\d+(?=号)/.exec(m[0])?.[0])
  return plainNumber(m[0], at, value, '号', 'document-number')
}

function date(text: string, at: number): NumberFound | null {
  const m = match(datePattern, text, at)
  if (!m || /[0-9]/.test(text.charAt(at - 1))) return null
  const year = /([0-9]{4}|[二〇零一三四五六七八九]{4})年/.exec(m[0])?.[1]
  const bareWords = !/[0-9]/.test(m[0]) && year === undefined && !/[日号旬初中底末]$/.test(m[0])
  if (bareWords) return null
  return plainNumber(m[0], at, parseNumber(year ?? /[^月]+/.exec(m[0])?.[0] ?? '') ?? 0, '', 'date')
}

function share(text: string, at: number): NumberFound | null {
  const m = match(sharePattern, text, at)
  const value = m && parseNumber(m[2] ?? '')
  if (!m || value === null) return null
  return finish(text, at, m[0].length, value, null, approximation(m[1]), '%', 'share')
}

function range(text: string, at: number): NumberFound | null {
  const m = match(rangePattern, text, at)
  const low = m && parseNumber(m[2] ?? '')
  const high = m && parseNumber(m[3] ?? '')
  if (!m || low === null || high === null || high < low) return null
  const measure = measureAt(text, at + m[0].length)
  if (!measure) return null
  const length = m[0].length + measure.word.length
  return finish(text, at, length, low, high, approximation(m[1]), measure.word, measure.kind)
}

function arabicNumber(text: string, at: number): NumberFound | null {
  const m = match(arabicPattern, text, at)
  const value = m && parseNumber(m[3] ?? '')
  if (!m || value === null) return null
  const scaled = value * multiplier(m[5] ?? '')
  const measure = measureAt(text, at + m[0].length)
  const length = m[0].length + (measure?.word.length ?? 0)
  const over = m[4] || m[6] ? 'over' : approximation(m[1])
  const kind = m[2] ? 'ordinal' : (measure?.kind ?? 'other')
  return finish(text, at, length, scaled, null, over, measure?.word ?? '', kind)
}

/** “三个百分百”, 四大支点: a number that is one word with what it counts. */
function phrase(text: string, at: number): NumberFound | null {
  const m = match(slogan, text, at) ?? match(pillars, text, at)
  const value = m && parseNumber(m[0].charAt(0))
  if (!m || value === null) return null
  return plainNumber(m[0], at, value, m[0].charAt(1), 'things')
}

function numberInWords(text: string, at: number): NumberFound | null {
  const m = match(wordsPattern, text, at)
  const value = m && parseNumber(m[3] ?? '')
  if (!m || value === null || insideQuotes(text, at)) return null
  const measure = measureAt(text, at + m[0].length)
  if (!measure) return null
  if (m[3] === '一' && !m[2] && !countsOne.has(measure.word)) return null
  // 千家万户, 万人空巷: a bare unit is no count.
  if (/^[十百千万亿]$/.test(m[3] ?? '') && m[3] !== '十') return null
  const kind = m[2] ? 'ordinal' : measure.kind
  const length = m[0].length + measure.word.length
  const over = m[4] || m[6] ? 'over' : approximation(m[1])
  return finish(text, at, length, value * multiplier(m[5] ?? ''), null, over, measure.word, kind)
}

/** Adds 以上, 左右 … behind the measure word. */
function finish(
  text: string,
  start: number,
  length: number,
  value: number,
  upper: number | null,
  approx: Approximation,
  unit: string,
  kind: FigureKind,
): NumberFound {
  const suffix = new RegExp(suffixPattern, 'y')
  const m = match(suffix, text, start + length)
  const end = start + length + (m?.[0].length ?? 0)
  const approximated = m ? (after[m[0]] ?? approx) : approx
  return {
    text: text.slice(start, end),
    span: { start, end },
    value,
    upper,
    approximation: approximated,
    unit,
    kind,
  }
}

function plainNumber(
  text: string,
  start: number,
  value: number,
  unit: string,
  kind: FigureKind,
): NumberFound {
  return {
    text,
    span: { start, end: start + text.length },
    value,
    upper: null,
    approximation: 'exact',
    unit,
    kind,
  }
}

function approximation(prefix: string | undefined): Approximation {
  return before[prefix ?? ''] ?? 'exact'
}

function insideQuotes(text: string, at: number): boolean {
  return text.lastIndexOf('“', at) > text.lastIndexOf('”', at)
}
