// The day it is where the citizens are: it decides which releases have run out.
import type { IsoDate } from '../release/release.ts'
import type { Io } from './io.ts'

/** Today in `TIME_ZONE` (Asia/Shanghai where it is not set, or is none). */
export function todayIn(env: Io['env'], now: Date = new Date()): IsoDate {
  const format = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now) as IsoDate
  try {
    return format(env['TIME_ZONE'] || 'Asia/Shanghai')
  } catch {
    return format('Asia/Shanghai')
  }
}
