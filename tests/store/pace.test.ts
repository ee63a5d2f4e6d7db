// The pace of announcements: as much as Telegram allows in any second, and no more.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSecond } from '../../src/chat/second.ts'
import { noticePace, openEvenly, timesFrom, yielding } from '../../src/store/database/pace.ts'

const perSecond = 30
const pace = noticePace(perSecond)
const start = 1_000_000

/** What a second too long may hold. */
const most = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length))

/** Looks and sends as the courier does; gives when. `late`: how late it looks, and how late it wakes for each send. */
function sending(late: { readonly looks: readonly number[]; readonly wakes: readonly number[] }, ms: number) {
  const second = createSecond(perSecond)
  const times: number[] = []
  let tat = 0
  for (let now = start, i = 0; now < start + ms; i++) {
    const given = timesFrom(tat, pace, now, 48)
    const last = given.at(-1)
    if (last !== undefined) tat = last + pace.everyMs
    for (const time of given) {
      const woken = Math.max(time, now) + (late.wakes[times.length % late.wakes.length] ?? 0)
      const at = Math.max(woken, second.opensAt(), times.at(-1) ?? 0)
      second.went(at)
      times.push(at)
    }
    now = Math.max(now + 1, openEvenly(tat, pace)) + (late.looks[i % late.looks.length] ?? 0)
  }
  return times.filter((time) => time < start + ms)
}

describe('the pace of announcements', () => {
  const naps = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 1, maxLength: 30 })

  it('is never more than thirty in any second, however late the sender looks and wakes', () => {
    fc.assert(
      fc.property(naps, naps, (looks, wakes) => most(sending({ looks, wakes }, 6000)) <= perSecond),
      { numRuns: 50 },
    )
  })

  it('uses 99 % of it where the store and the timers are late, by less than it looks ahead', () => {
    const times = sending({ looks: [0, 70, 10, 40], wakes: [0, 1, 4, 2, 0, 12] }, 60_000)
    expect(times.length).toBeGreaterThanOrEqual(0.99 * perSecond * 60)
  })

  it('begins with the time of now, and makes up only for what it looks ahead', () => {
    expect(timesFrom(0, pace, start, 2)).toEqual([start, start + pace.everyMs])
    expect(timesFrom(start - 100, pace, start, 1)).toEqual([start - 100])
    expect(timesFrom(start - 200, pace, start, 1)).toEqual([start])
    expect(timesFrom(start + 100, pace, start, 1)).toEqual([])
    expect(timesFrom(start, pace, start, 0)).toEqual([])
  })

  it('makes room for replies, for a second at most', () => {
    expect(yielding(0, pace, start, 2)).toBe(start + 2 * pace.everyMs)
    expect(yielding(start, pace, start, 500)).toBe(start + 1000)
    expect(yielding(start + 2000, pace, start, 5)).toBe(start + 2000)
  })
})
