// A date as printed (2024年12月24日, 1至11月, 2021—2024年, 24日, 9时30分) → its length and leading number.
import { parseNumber } from '../text/numerals.ts'

/** A date that begins at the asked place: its length and its year, else month, else day or hour. */
export interface DateFound {
  readonly length: number
  readonly value: number
}

const digit = '[0-9０-９]'
const yearNumber = `(?:${digit}{4}|[二〇零一三四五六七八九]{4})`
const monthNumber = '(?:[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九])'
const dayNumber = '(?:[0-9０-９]{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const to = '(?:至|到|-|—|–|~|～|－|——)'
/** 12月中 is its middle, but 12月中国 … is not. */
const middle = '中(?![国央学小心共华医型外部级午文等考东西南北])'
const part = `(?:[上中下]旬|[初底末]|${middle}|份)`
const day = `${dayNumber}[日号]`
const monthDay = `${monthNumber}月(?!龄)(?:${day}|${part})?`
const yearPart = `(?:上半年|下半年|(?:前|第)?[一二三四1-4]个?季度|全年|年?[初底末]|年?${middle}|度)`
/** A year of the Republic, as Taiwan counts them: 民國113年, 今（113）年. */
const republican = `(?:民国${digit}{2,3}年|[今去前明]（${digit}{2,3}）年)`
const year = `(?:${yearNumber}年|${republican})`
const hour = `${digit}{1,2}时`
/** 前10个月 of a year; 提前3个月 is a duration. */
const firstMonths = `(?<![提此之以])前${monthNumber}个月`

const patterns = [
  // 2023—2024学年, 2021年至2024年, 2021-2023年
  `${yearNumber}年?${to}${yearNumber}(?:学年|年度?)`,
  // 12月24日至26日, 2024年12月24日至2025年1月5日
  `(?:${year})?${monthNumber}月${dayNumber}[日号]?${to}(?:(?:${year})?${monthNumber}月)?${dayNumber}[日号]`,
  // 7月29日8时至8月1日8时
  `(?:${year})?${monthNumber}月${dayNumber}日${hour}${to}(?:${monthNumber}月)?(?:${dayNumber}日)?${hour}`,
  // 2024年1至11月, 3月至5月
  `(?:${year})?${monthNumber}月?份?${to}${monthNumber}月(?:份|底|末)?`,
  `(?:${year})?${monthDay}`,
  `${year}${yearPart}?(?:以来)?`,
  `(?:前|第)?[1-4]季度`,
  `${digit}{2,3}年度`,
  // 上世纪80年代, 21世纪
  `(?:${digit}{2,4}|[一二三四五六七八九]十)年代(?:初期?|末期?|中期|后期)?`,
  `(?:${digit}{1,2}|二十一?|十[五六七八九])世纪`,
  `(?:${year})?${firstMonths}`,
  `${digit}{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[12][0-9]|3[01]|0?[1-9])(?![0-9.%])`,
].map((pattern) => new RegExp(pattern, 'y'))

const clock =
  /([01]?[0-9]|2[0-4])(?:[:：][0-5][0-9](?![0-9])|时(?![间代期空装隔段尚事])(?:[0-5]?[0-9]分|半|整)?|点(?:[0-5]?[0-9]分|半|整))/
const clockRange = new RegExp(`${clock.source}(?:${to}${clock.source})?`, 'y')
const bareDay = /(?:[12][0-9]|3[01]|0?[1-9])日(?!内|以内|以上|之内|以下|游|龄|均|产|处理|供|常)/y

/** The date at `at`, or null. */
export function dateAt(text: string, at: number): DateFound | null {
  for (const pattern of patterns) {
    pattern.lastIndex = at
    const m = pattern.exec(text)
    if (m && isDate(m[0])) return { length: m[0].length, value: leadingValue(m[0]) }
  }
  return clockTime(text, at) ?? dayAlone(text, at)
}

function isDate(printed: string): boolean {
  const month = /([0-9０-９]+)月/.exec(printed)?.[1]
  if (month !== undefined && !inRange(month, 12)) return false
  const named = new RegExp(`${yearNumber}年|${digit}`).test(printed)
  // 三月 alone may be anything (三月三): a month in words needs its day or part.
  return named || /[日号旬初中底末]$|个月$|年代|世纪/.test(printed)
}

function inRange(printed: string, most: number): boolean {
  const value = Number(printed.normalize('NFKC'))
  return value >= 1 && value <= most
}

function leadingValue(printed: string): number {
  const ofRepublic = /^(?:民国|[今去前明]（)([0-9]{2,3})/.exec(printed)?.[1]
  if (ofRepublic !== undefined) return Number(ofRepublic) + 1911
  const first = new RegExp(`${yearNumber}(?=年|[-/.—–~～至到－])|${monthNumber}`).exec(printed)?.[0] ?? ''
  return parseNumber(first) ?? 0
}

/** 8:30 is a time of day where hours and minutes can be told; 1:3 and 1:20 are ratios. */
function clockTime(text: string, at: number): DateFound | null {
  clockRange.lastIndex = at
  const m = clockRange.exec(text)
  if (!m) return null
  const colon = /[:：]/.test(m[0])
  const before = text.slice(Math.max(0, at - 4), at)
  if (colon && (/比/.test(before) || (/^1[:：]/.test(m[0]) && !/[午晨晚日]$/.test(before)))) return null
  return { length: m[0].length, value: Number(m[1]) }
}

function dayAlone(text: string, at: number): DateFound | null {
  bareDay.lastIndex = at
  const m = bareDay.exec(text)
  return m ? { length: m[0].length, value: Number.parseInt(m[0], 10) } : null
}
