// A period as worded (截至11月底, 上半年, “十四五”期间) and the release's date → its first and last day, ISO.
import { parseNumber } from '../text/numerals.ts'
import type { TimeFrame } from './time-frame.ts'

/** First and last day; a `截至` has only the last. Empty where the words do not tell (近年来, 春节期间). */
export interface Days {
  readonly from?: string
  readonly to?: string
}

const fiveYearPlans: Readonly<Record<string, number>> = {
  一: 2006,
  二: 2011,
  三: 2016,
  四: 2021,
  五: 2026,
  六: 2031,
}
const quarters: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 }
/** A day without its year lies before the release, or at most so many days behind it. */
const soon = 45
const dayLength = 86_400_000

/** The days of `text`, told from a release's date and year. Pure calendar: knows no festival of the moon. */
export function resolvePeriod(text: string, frame: TimeFrame): Days {
  const { date } = frame
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return {}
  const days = within(text.replace(/^(?:截至|截止到?|自)/, ''), frame)
  if (/^截[至止]/.test(text)) return days.to === undefined ? {} : { to: days.to }
  if (/以来$/.test(text) || /^自/.test(text))
    return days.from === undefined ? {} : { from: days.from, to: date }
  return days
}

function within(text: string, frame: TimeFrame): Days {
  const { date } = frame
  const released = Number(date.slice(0, 4))
  if (/^(?:目前|至今)$/.test(text)) return { to: date }
  if (text === '本月' || text === '上月') return monthOffset(date, text === '本月' ? 0 : -1)
  const plan = /“十([一二三四五六])五”/.exec(text)?.[1]
  if (plan !== undefined) return planDays(text, fiveYearPlans[plan] ?? 0)
  const span = /^(\d{4})年?[^\d年]+(\d{4})(学年|年)/.exec(text)
  if (span) {
    const school = span[3] === '学年'
    return {
      from: `${span[1]}-${school ? '09-01' : '01-01'}`,
      to: `${span[2]}-${school ? '08-31' : '12-31'}`,
    }
  }
  const said = yearOf(text, released)
  return partOfYear(text.replace(/^.{2,4}年(?=.)|^(?:今|去|前|上|明|本)年度?(?=.)/, ''), text, said, frame)
}

function planDays(text: string, first: number): Days {
  const years = /([前头后])([一二两三四1-4])年$/u.exec(text)
  if (years) {
    const count = parseNumber(years[2] ?? '') ?? 0
    return years[1] === '后'
      ? { from: `${first + 5 - count}-01-01`, to: `${first + 4}-12-31` }
      : { from: `${first}-01-01`, to: `${first + count - 1}-12-31` }
  }
  if (text.endsWith('末')) return { from: `${first + 4}-01-01`, to: `${first + 4}-12-31` }
  if (text.endsWith('初')) return { from: `${first}-01-01`, to: `${first}-12-31` }
  return { from: `${first}-01-01`, to: `${first + 4}-12-31` }
}

/** The year that the words name; null where they leave it to the release's date. */
function yearOf(text: string, released: number): number | null {
  const named = /^(\d{4}|[二〇零一三四五六七八九]{4})年/.exec(text)?.[1]
  if (named !== undefined) return parseNumber(named)
  if (/^(?:今年|本年)/.test(text)) return released
  if (/^(?:去年|上年)/.test(text)) return released - 1
  if (/^前年/.test(text)) return released - 2
  return /^明年/.test(text) ? released + 1 : null
}

function partOfYear(rest: string, text: string, named: number | null, frame: TimeFrame): Days {
  const { date } = frame
  // A day without its year is near the release; months and the year's parts are those of an earlier year in the title.
  const earlier = frame.year !== null && frame.year < Number(date.slice(0, 4)) ? frame.year : null
  const said = named ?? earlier
  const between =
    /^(\d{1,2}|[一二三四五六七八九十]{1,2})月?份?[^\d月一二三四五六七八九十]+(\d{1,2}|[一二三四五六七八九十]{1,2})月/.exec(
      rest,
    )
  const dates = /^(\d{1,2})月(\d{1,2})日(?:\d{1,2}时)?[^\d]+(?:(\d{1,2})月)?(\d{1,2})日/.exec(rest)
  if (dates) {
    const year = named ?? dayYear(Number(dates[1]), Number(dates[2]), date)
    const last = Number(dates[3] ?? dates[1])
    return { from: iso(year, Number(dates[1]), Number(dates[2])), to: iso(year, last, Number(dates[4])) }
  }
  if (between)
    return monthsOf(parseNumber(between[1] ?? '') ?? 0, parseNumber(between[2] ?? '') ?? 0, said, date)
  const month = /^(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(\d{1,2})[日号]|([上中下]旬|[初中底末]))?/.exec(
    rest,
  )
  if (month)
    return monthPart(
      parseNumber(month[1] ?? '') ?? 0,
      month[2],
      month[3],
      month[2] === undefined ? said : named,
      date,
    )
  if (/上半年/.test(rest)) return monthsOf(1, 6, said, date)
  if (/下半年/.test(rest)) return monthsOf(7, 12, said, date)
  const quarter = /(前)?第?([一二三四1-4])个?季度/.exec(rest)
  if (quarter) {
    const last = 3 * (quarters[quarter[2] ?? ''] ?? 0)
    return monthsOf(quarter[1] ? 1 : last - 2, last, said, date)
  }
  const first = /^前(.+)个月$/u.exec(rest)?.[1]
  if (first !== undefined) return monthsOf(1, parseNumber(first) ?? 0, said, date)
  const edge = /^年?([底末初])$/.exec(rest)?.[1]
  const year = said ?? Number(date.slice(0, 4))
  if (edge !== undefined)
    return edge === '初' ? { from: iso(year, 1, 1), to: iso(year, 1, 31) } : { to: iso(year, 12, 31) }
  if (rest === '全年') return monthsOf(1, 12, said, date)
  const whole = /^(?:.{2,4}年(?:度|以来|期间)?|度|以来|期间)$/.test(rest) && named !== null
  return whole || (named !== null && rest === text) ? { from: iso(year, 1, 1), to: iso(year, 12, 31) } : {}
}

/** Months without a year are the latest that had begun when the release came out (全年 in January: last year's). */
function monthsOf(first: number, last: number, said: number | null, date: string): Days {
  if (first < 1 || last > 12 || last < first) return {}
  const released = Number(date.slice(0, 4))
  const begun =
    Number(date.slice(5, 7)) >= first && !(last === 12 && first === 1 && Number(date.slice(5, 7)) <= 2)
  const year = said ?? (begun ? released : released - 1)
  return { from: iso(year, first, 1), to: iso(year, last, lastDay(year, last)) }
}

function monthPart(
  month: number,
  day: string | undefined,
  part: string | undefined,
  said: number | null,
  date: string,
): Days {
  if (month < 1 || month > 12) return {}
  if (day !== undefined) {
    const at = iso(said ?? dayYear(month, Number(day), date), month, Number(day))
    return { from: at, to: at }
  }
  const released = Number(date.slice(0, 4))
  const year = said ?? (Number(date.slice(5, 7)) >= month ? released : released - 1)
  const end = lastDay(year, month)
  const [from, to] =
    part === undefined
      ? [1, end]
      : part === '上旬' || part === '初'
        ? [1, 10]
        : part === '中旬' || part === '中'
          ? [11, 20]
          : part === '下旬'
            ? [21, end]
            : [end, end]
  return { from: iso(year, month, from), to: iso(year, month, to) }
}

function dayYear(month: number, day: number, date: string): number {
  const released = Number(date.slice(0, 4))
  const at = (year: number) => Date.UTC(year, month - 1, day)
  const now = Date.parse(`${date}T00:00:00Z`)
  return [released + 1, released].find((year) => at(year) - now <= soon * dayLength) ?? released - 1
}

function monthOffset(date: string, by: number): Days {
  const first = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + by, 1))
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  return { from: iso(year, month, 1), to: iso(year, month, lastDay(year, month)) }
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function iso(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
