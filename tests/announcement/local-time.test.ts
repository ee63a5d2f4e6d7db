// When a chat may be told, by the clocks of its own zone; and the times that editors write.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockText, dueAt, isTimeZone, momentIn } from '../../src/announcement/local-time.ts'
import type { Subscription } from '../../src/announcement/subscription.ts'

type Hours = Pick<Subscription, 'digest' | 'quiet' | 'timeZone'>
const shanghai = { digest: 'each', quiet: null, timeZone: 'Asia/Shanghai' } as const
const night = { from: '22:00', to: '07:00' }

/** What the clocks of its zone show when it is told. */
const told = (moment: string, hours: Partial<Hours>) => {
  const all: Hours = { ...shanghai, ...hours }
  return clockText(dueAt(Date.parse(moment), all), all.timeZone)
}

describe('when a chat is told', () => {
  it('at once, or when its quiet hours are over by its own clocks', () => {
    expect(told('2026-11-27T15:00Z', {})).toBe('2026-11-27 23:00')
    expect(told('2026-11-27T15:00Z', { quiet: night })).toBe('2026-11-28 07:00')
    // In Urumqi it is two hours earlier.
    expect(told('2026-11-27T15:00Z', { quiet: night, timeZone: 'Asia/Urumqi' })).toBe('2026-11-27 21:00')
    expect(told('2026-11-27T23:00Z', { quiet: night })).toBe('2026-11-28 07:00')
    expect(told('2026-11-27T05:00Z', { quiet: { from: '12:00', to: '14:00' } })).toBe('2026-11-27 14:00')
  })

  it('together at eight, every day or on Mondays, and not in quiet hours either', () => {
    expect(told('2026-11-27T00:00Z', { digest: 'daily' })).toBe('2026-11-27 08:00')
    expect(told('2026-11-27T00:00:01Z', { digest: 'daily' })).toBe('2026-11-28 08:00')
    expect(told('2026-11-27T01:00Z', { digest: 'weekly' })).toBe('2026-11-30 08:00')
    // It is still Sunday in California.
    const there = { digest: 'weekly', timeZone: 'America/Los_Angeles' } as const
    expect(told('2026-11-30T07:00Z', there)).toBe('2026-11-30 08:00')
    const late = { from: '20:00', to: '09:30' }
    expect(told('2026-11-27T01:00Z', { digest: 'weekly', quiet: late })).toBe('2026-11-30 09:30')
  })

  it('where clocks are set forward over the end of the quiet hours, right after', () => {
    // On 2026-03-29 clocks go from 2:00 to 3:00.
    const quiet = { from: '22:00', to: '02:30' }
    expect(told('2026-03-29T00:00Z', { quiet, timeZone: 'Europe/Berlin' })).toBe('2026-03-29 03:30')
  })

  it('never before it is announced, never in quiet hours, and within eight days', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
    const hours = fc.record({
      digest: fc.constantFrom('each', 'daily', 'weekly'),
      quiet: fc.option(fc.record({ from: time, to: time })),
      timeZone: fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York'),
    } as const)
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
    fc.assert(
      fc.property(moment, hours, (at, one) => {
        const due = dueAt(at, one)
        expect(due).toBeGreaterThanOrEqual(at)
        expect(due - at).toBeLessThan(9 * 86_400_000)
        const clock = clockText(due, one.timeZone).slice(11)
        if (one.quiet === null || one.quiet.from === one.quiet.to) return
        const { from, to } = one.quiet
        const isQuiet = from < to ? from <= clock && clock < to : from <= clock || clock < to
        expect(isQuiet).toBe(false)
      }),
    )
  })
})

describe('a time that an editor writes', () => {
  const now = Date.parse('2026-11-27T03:00Z')
  it.each([
    ['2026-11-28 09:00', '2026-11-28 09:00'],
    ['11月28日 9点30分', '2026-11-28 09:30'],
    ['明天 9:00', '2026-11-28 09:00'],
    ['后天 18:00', '2026-11-29 18:00'],
    ['18:00', '2026-11-27 18:00'],
    ['9:00', '2026-11-28 09:00'],
    ['30分钟后', '2026-11-27 11:30'],
    ['in 2 hours', '2026-11-27 13:00'],
    ['2026-11-28T09:00+01:00', '2026-11-28 16:00'],
  ])('%s', (words, shown) => {
    const moment = momentIn(words, now, 'Asia/Shanghai')
    expect(moment === null ? null : clockText(moment, 'Asia/Shanghai')).toBe(shown)
  })

  it.each(['', '昨天', '25:00', '2026-02-30 09:00', '2026-13-01 09:00', '2026-11-28'])(
    'not “%s”',
    (words) => {
      expect(momentIn(words, now, 'Asia/Shanghai')).toBeNull()
    },
  )

  it('in a zone that there is', () => {
    expect([isTimeZone('Asia/Urumqi'), isTimeZone('亚洲/上海'), isTimeZone('')]).toEqual([true, false, false])
  })
})
