// Moments and what clocks show: quiet hours, the hour of the digest, and a time that an editor writes. Pure: the
// moment is always given, in ms since 1970; zones are IANA names.
import type { Digest, QuietHours, Subscription } from './subscription.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The hour at which what has come together is told; weekly on Mondays. */
export const digestHour = 8

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone show, as if it were UTC. */
function shownAt(moment: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(
    format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = part
  return Date.UTC(year, month - 1, date, hours, minutes, second) + (moment % 1000)
}

/** The moment at which the clocks of a zone show `shown`; where they skip it, the moment after the gap. */
export function momentOf(shown: number, timeZone: string): number {
  const first = shown - (shownAt(shown, timeZone) - shown)
  return first - (shownAt(first, timeZone) - shown)
}

/** `YYYY-MM-DD HH:MM` on the clocks of a zone. */
export function clockText(moment: number, timeZone: string): string {
  return new Date(shownAt(moment, timeZone)).toISOString().slice(0, 16).replace('T', ' ')
}

/** The first moment from `moment` on at which a chat may be told, by its digest and its quiet hours. */
export function dueAt(
  moment: number,
  { digest, quiet, timeZone }: Pick<Subscription, 'digest' | 'quiet' | 'timeZone'>,
): number {
  return afterQuiet(nextDigest(moment, digest, timeZone), quiet, timeZone)
}

function nextDigest(moment: number, digest: Digest, timeZone: string): number {
  if (digest === 'each') return moment
  const midnight = dayOf(shownAt(moment, timeZone))
  for (let days = 0; ; days++) {
    const shown = midnight + days * day + digestHour * hour
    const isMonday = new Date(shown).getUTCDay() === 1
    const at = momentOf(shown, timeZone)
    if (at >= moment && (digest === 'daily' || isMonday)) return at
  }
}

/** The first moment from `moment` on that is not in quiet hours. */
export function afterQuiet(moment: number, quiet: QuietHours | null, timeZone: string): number {
  if (quiet === null || quiet.from === quiet.to) return moment
  const shown = shownAt(moment, timeZone)
  const time = shown - dayOf(shown)
  const [from, to] = [minutesOf(quiet.from) * minute, minutesOf(quiet.to) * minute]
  const within = from < to ? from <= time && time < to : from <= time || time < to
  if (!within) return moment
  return momentOf(dayOf(shown) + to + (to <= time ? day : 0), timeZone)
}

function dayOf(shown: number): number {
  return Math.floor(shown / day) * day
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const days: Readonly<Record<string, number>> = {
  ...{ 今天: 0, 今日: 0, today: 0 },
  ...{ 明天: 1, 明日: 1, tomorrow: 1 },
  ...{ 后天: 2, 後天: 2 },
}

/**
 * The moment that an editor's words mean: `2026-11-28 09:00`, `11-28 9:00`, `明天 9:00`, `tomorrow 9:00`, `18:00` (the
 * next time that clocks show it), `30分钟后`, `in 2 hours`, or ISO 8601 with its zone. Null when it is none of these, or
 * no such day or hour.
 */
export function momentIn(words: string, now: number, timeZone: string): number | null {
  const text = words.normalize('NFKC').trim().toLowerCase()
  const [, count, unit = ''] =
    /^(?:in\s+)?(\d{1,3})\s*(分钟|分鐘|小时|小時|minutes?|hours?)(?:[后後]|之[后後])?$/.exec(text) ?? []
  if (count !== undefined) return now + Number(count) * (/^(?:分|minute)/.test(unit) ? minute : hour)
  if (/^\d{4}-\d\d-\d\dt[\d:.]+(?:z|[+-]\d\d:?\d\d)$/.test(text)) {
    const moment = Date.parse(text.toUpperCase())
    return Number.isNaN(moment) ? null : moment
  }
  return momentOnClocks(text, now, timeZone)
}

function momentOnClocks(text: string, now: number, timeZone: string): number | null {
  const [, date = '', hours, minutes = '0'] =
    /^(\S*?)[\st]*(\d{1,2})(?:[:点點时時](\d{1,2})?分?)$/.exec(text) ?? []
  const time = Number(hours) * hour + Number(minutes) * minute
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return null
  const today = dayOf(shownAt(now, timeZone))
  const named = days[date]
  if (named !== undefined) return momentOf(today + named * day + time, timeZone)
  if (date === '') {
    const at = momentOf(today + time, timeZone)
    return at > now ? at : momentOf(today + day + time, timeZone)
  }
  const [, year, month, dayOfMonth] = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/.exec(date) ?? []
  if (month === undefined) return null
  const shown = Date.UTC(
    Number(year ?? new Date(today).getUTCFullYear()),
    Number(month) - 1,
    Number(dayOfMonth),
  )
  // 2026-02-30 would be a day in March.
  if (new Date(shown).getUTCMonth() !== Number(month) - 1) return null
  return momentOf(shown + time, timeZone)
}

/** Quiet hours as somebody writes them: `23:00-7:30`, `22–7`, `23:00 至 7:30`; null when they are none. */
export function quietHoursIn(words: string): QuietHours | null {
  const text = words.normalize('NFKC').trim().toLowerCase()
  const times = text
    .split(/\s*(?:[-–—~]|至|到|\bto\b)\s*/u)
    .map((time) => /^(\d{1,2})(?::(\d\d))?$/.exec(time))
  const [from, to, ...more] = times.map((match) => clockTime(match?.[1], match?.[2] ?? '00'))
  return from && to && from !== to && more.length === 0 ? { from, to } : null
}

function clockTime(hours: string | undefined, minutes: string): string | null {
  const isTime = hours !== undefined && Number(hours) < 24 && Number(minutes) < 60
  return isTime ? `${hours.padStart(2, '0')}:${minutes}` : null
}

/** Whether there is such a zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    // Intl has no other way to ask; a RangeError is its "no".
    return false
  }
}
