// Digits or Chinese numerals with what belongs to them → a quantity: 近3.9万余个, 0至6岁, 百分之三, 二三十家, -3℃.
import { decimal, numeralCharacters, parseNumber } from '../text/numerals.ts'
import { approximationBefore, prefixPattern } from './approximation.ts'
import type { Quantity } from './number.ts'
import { proportionAt } from './proportion.ts'
import { multiplierCharacter, type UnitFound, unitBehind } from './unit.ts'

/** Digits with thousands separators and decimals. */
const arabic = '[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．][0-9０-９]+)?'
/** What follows a multiplier: 3万8千, 18亿5,000万. */
const lesser = '(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9０-９]{1,8})'
const amount = `${arabic}(?:${multiplierCharacter}{1,4}(?:${lesser}(?:${multiplierCharacter}{1,2})?)?)?`
const inWords = `[${numeralCharacters}]{1,16}`
const to = '(?:至|到|-|—|–|~|～|－|——)'

const arabicPattern = new RegExp(`(${prefixPattern})?(第)?(零下|[-−－+＋±])?(${amount})`, 'y')
const wordsPattern = new RegExp(`(${prefixPattern}|上)?(第)?(零下)?(${inWords})`, 'y')
const rangeEnd = new RegExp(`${to}(零下|[-−－])?(${amount}|${inWords})`, 'y')
const slogan = /(?<=“)[两二三四五六七八九十]个\p{Script=Han}{2,6}(?=”)/uy
const pillars = /[两二三四五六七八九十]大\p{Script=Han}{2}/uy
/** 一 begins too many words that count nothing (一批, 一线): a lone 一 is a quantity only before these. */
const countsOne = new Set(['名', '户', '家', '所'])
/** Neighbouring numerals are a range: 七八名, 二三十家, 三五百人. */
const neighbours = /^(一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九)([十百千万亿]*)$/
/** Words that begin with a numeral and a measure word and count nothing. */
const idioms =
  /(?:[三四五]位一体|[一二]?三次产业|三产|九年(?=义务|一贯)|十二年(?=一贯)|[一二三四五六七八九]方面军|三支一扶|四面八方|[二两三四]轮车|三轮|五台[山县]|三门[峡县]|七台河|九台区|三台县|五家渠|一家人|一家亲|一户一|一人一|一校一|一村一|一企一|一站|[三四五]个一|[几数]十|[几数]百|[几数]千|[几数]万)/y

/** The quantity at `at`, or null where no numeral begins there. `isQuoted` is true between quotation marks. */
export function quantityAt(text: string, at: number, isQuoted: boolean): Quantity | null {
  const idiom = match(idioms, text, at)
  if (idiom) return { length: numeralRun(text, at + idiom[0].length) - at, found: null }
  return (
    proportionAt(text, at) ??
    inArabic(text, at) ??
    phrase(text, at) ??
    halfOf(text, at) ??
    words(text, at, isQuoted)
  )
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Behind the last numeral in a row from `from` on. */
function numeralRun(text: string, from: number): number {
  let end = from
  while (end < text.length && numeralCharacters.includes(text.charAt(end))) end++
  return end
}

function inArabic(text: string, at: number): Quantity | null {
  const m = match(arabicPattern, text, at)
  const value = m && parseNumber(m[4] ?? '')
  if (!m || value === null) return null
  const [printed, prefix, ordinal] = m
  if (endsWord(text, at, prefix)) return null
  const unit = unitBehind(text, at + printed.length)
  if (m[3] !== undefined && !isSigned(text, at + printed.indexOf(m[3]), m[3], unit)) return null
  const sign = isNegative(m[3]) ? -1 : 1
  const ranged = ordinal ? null : range(text, at, printed.length, sign * value, m[4] ?? '', unit, prefix)
  // 2024届毕业生: the year, not a count.
  const isYear = /^[届级]$/.test(unit.unit) && /^(?:19|20)[0-9]{2}$/.test(m[4] ?? '')
  return (
    ranged ??
    finish(
      printed.length,
      sign * value,
      unit,
      claimOf(text, at, prefix, unit),
      ordinal !== undefined || isYear,
    )
  )
}

/** A dash is a sign before a temperature, a share or behind a mark; else it joins or names a range. */
function isSigned(text: string, at: number, sign: string, unit: UnitFound): boolean {
  if (sign === '零下' || sign === '±') return true
  const before = text.charAt(at - 1)
  if (/[\p{Script=Han}]/u.test(before) && !/[为是]/.test(before))
    return /^(?:℃|°C|度|摄氏度|%|％|‰|个?百分点)$/.test(unit.unit)
  return unit.unit !== ''
}

/** 签约12个, 附近3家: the character before the number ends another word. */
function endsWord(text: string, at: number, prefix: string | undefined): boolean {
  if (prefix?.length !== 1) return false
  const pair = text.slice(Math.max(0, at - 1), at + 1)
  return /^(?:[签预条合邀履违节]约|[附最临邻靠]近|[以向路网线车]上)$/.test(pair)
}

function isNegative(sign: string | undefined): boolean {
  return sign !== undefined && /零下|[-−－]/.test(sign)
}

/** 0至6岁, 100元至200元, 2.5万至3万人, -3℃至5℃: both ends in the same unit, or the first without one. */
function range(
  text: string,
  at: number,
  lowLength: number,
  low: number,
  lowPrinted: string,
  lowUnit: UnitFound,
  prefix: string | undefined,
): Quantity | null {
  const starts = [at + lowLength + lowUnit.length, at + lowLength]
  for (const start of starts) {
    const m = match(rangeEnd, text, start)
    const high = m && parseNumber(m[2] ?? '')
    if (!m || high === null || lowUnit.approximation !== 'exact') continue
    const unit = unitBehind(text, start + m[0].length)
    const bare = start === at + lowLength
    if (unit.unit === '' || !(bare || lowUnit.unit === '' || lowUnit.unit === unit.unit)) continue
    const upper = scaled((isNegative(m[1]) ? -1 : 1) * high, unit)
    // 100至200万元: the multiplier behind the upper end holds for both, as long as the lower end has none.
    const shared = lowUnit.factor === 1 && Math.abs(low) <= high && !/[十百千万亿]/.test(lowPrinted)
    const ofHigh = parseNumber((m[2] ?? '').replace(/[十百千万亿].*$/, ''))
    const inHigh = shared && ofHigh ? (low * Math.abs(upper)) / ofHigh : Number.NaN
    const grows = /[万亿千百]/.test(m[2] ?? '') && !/^[一二两三四五六七八九十]+$/.test(m[2] ?? '')
    const lower =
      lowUnit.unit === '' && shared && grows && ofHigh && low <= ofHigh
        ? decimal(inHigh)
        : scaled(low, lowUnit)
    if (!(lower <= upper)) continue
    return {
      length: start + m[0].length + unit.length - at,
      found: {
        value: lower,
        upper,
        approximation: unit.approximation === 'exact' ? approximationBefore(prefix) : unit.approximation,
        unit: unit.unit,
        kind: unit.kind,
      },
    }
  }
  return null
}

/** “三个百分百”, 四大支点: a number that is one word with what it counts. */
function phrase(text: string, at: number): Quantity | null {
  const m = match(slogan, text, at) ?? match(pillars, text, at)
  const value = m && parseNumber(m[0].charAt(0))
  if (!m || value === null) return null
  const found = { value, upper: null, approximation: 'exact', unit: m[0].charAt(1), kind: 'things' } as const
  return { length: m[0].length, found }
}

/** 半年, 半个月, 半小时; 上半年 and 下半年 are periods. */
function halfOf(text: string, at: number): Quantity | null {
  const m = match(/半(个?月(?!刊|板)|个?小时|年(?!报|刊))/y, text, at)
  if (!m || /[上下前后大多每过]/.test(text.charAt(at - 1))) return null
  const unit = unitBehind(text, at + 1)
  const printed = unit.unit === '' ? (m[1] ?? '') : unit.unit
  const found = {
    value: 0.5,
    upper: null,
    approximation: unit.approximation,
    unit: printed,
    kind: 'duration',
  } as const
  return { length: Math.max(m[0].length, 1 + unit.length), found }
}

function words(text: string, at: number, isQuoted: boolean): Quantity | null {
  const m = match(wordsPattern, text, at)
  if (!m) return null
  const [printed, prefix, ordinal, below, numerals = ''] = m
  if (endsWord(text, at, prefix)) return null
  const run = { length: numeralRun(text, at + printed.length) - at, found: null }
  if (isQuoted) return run
  const tens = /^几(?=[个名人家户项件万亿])/.exec(text.slice(at + printed.length, at + printed.length + 2))
  const digitsEnd = at + printed.length + (tens && /十$/.test(numerals) ? 1 : 0)
  const unit = unitBehind(text, digitsEnd)
  const length = digitsEnd - at
  const low = (below ? -1 : 1) * (parseNumber(numerals) ?? 0)
  const ranged = ordinal ? null : range(text, at, length, low, numerals, unit, prefix)
  if (ranged) return ranged
  // 十分重视, 四级队伍, 九五折: scores, grades and rebates are counted in digits.
  if (unit.unit === '' || /^[分级折]$/.test(unit.unit)) return run
  const between = neighbours.exec(numerals)
  if (between && !ordinal) return neighbouring(length, between, unit, prefix)
  if (parseNumber(numerals) === null) return run
  const vague = unit.approximation !== 'exact'
  if (numerals === '一' && !ordinal && unit.half === 0 && !vague && !countsOne.has(unit.unit)) return run
  // 千家万户, 万人空巷: a bare unit is no count, but 百余名 and 近百家 are.
  const bare = /^[十百千万亿]$/.test(numerals) && numerals !== '十'
  if (bare && !prefix && !vague && !ordinal) return run
  const counted = finish(
    length,
    low,
    unit,
    claimOf(text, at, prefix, unit),
    ordinal !== undefined || isSession(text, at, length, unit) || isPhase(text, at, numerals, unit),
  )
  const over = (prefix === '上' || digitsEnd > at + printed.length) && counted.found
  return over ? { ...counted, found: { ...over, approximation: 'over' } } : counted
}

/** 二十届三中全会: a congress in words is the twentieth, not twenty. */
function isSession(text: string, at: number, length: number, unit: UnitFound): boolean {
  return (
    unit.unit === '届' &&
    /^(?:[一二三四五六七八]中|全国|人大|政协|党|中央|省委|市委|县委)/.test(text.slice(at + length + 1))
  )
}

/** 二期2027年建成 is the second phase; 分三期 are three. */
function isPhase(text: string, at: number, numerals: string, { unit }: UnitFound): boolean {
  return unit === '期' && /^[二三四五六]$/.test(numerals) && !/[分共为了出]/.test(text.charAt(at - 1))
}

/** 近三年新建学校: the last three years; 历时近三年: not quite three. */
function claimOf(
  text: string,
  at: number,
  prefix: string | undefined,
  { unit }: UnitFound,
): string | undefined {
  const isRecent =
    prefix === '近' && /^(?:年|个月|天)$/.test(unit) && /^(?:|[，。；、：“（在最])$/.test(text.charAt(at - 1))
  return isRecent ? undefined : prefix
}

function neighbouring(
  length: number,
  [, digits = '', places = '']: RegExpExecArray,
  unit: UnitFound,
  prefix: string | undefined,
): Quantity {
  const [low, high] = [...digits].map((digit) => scaled(parseNumber(`${digit}${places}`) ?? 0, unit))
  const approximation = unit.approximation === 'exact' ? approximationBefore(prefix) : unit.approximation
  const found = { value: low ?? 0, upper: high ?? null, approximation, unit: unit.unit, kind: unit.kind }
  return { length: length + unit.length, found }
}

function finish(
  length: number,
  value: number,
  unit: UnitFound,
  prefix: string | undefined,
  isOrdinal: boolean,
): Quantity {
  const approximation = unit.approximation === 'exact' ? approximationBefore(prefix) : unit.approximation
  const kind = isOrdinal ? 'ordinal' : unit.kind
  const found = { value: scaled(value, unit), upper: null, approximation, unit: unit.unit, kind }
  return { length: length + unit.length, found }
}

/** The number in its unit; 三个半月 is 3.5. */
function scaled(value: number, { factor, half }: UnitFound): number {
  return decimal(value * factor + half)
}
