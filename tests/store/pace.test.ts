// The pace of announcements: as much as Telegram allows in any second, and no more.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  advanced,
  countingAt,
  noticePace,
  openAt,
  openWithin,
  type Recent,
  room,
  roomWithin,
} from '../../src/store/database/pace.ts'

const pace = noticePace(30)

/** Sends as much as it may, whenever it is awake; gives when. `naps`: how late it wakes each time. */
function sending(naps: readonly number[], ms: number): number[] {
  const times: number[] = []
  let recent: Recent = []
  let tat = 0
  for (let now = 1_000_000, i = 0; now < 1_000_000 + ms; i++) {
    recent = countingAt(recent, pace, now)
    const free = Math.min(room(tat, pace, now), roomWithin(recent, pace, now))
    if (free > 0) {
      tat = advanced(tat, pace, now, free)
      recent = [...recent, [now, free]]
      for (let one = 0; one < free; one++) times.push(now)
    }
    now = Math.max(now, openAt(tat, pace), openWithin(recent, pace)) + (naps[i % naps.length] ?? 0)
  }
  return times
}

const most = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 1000).length))

it('is never more than thirty in any second, however late the sender wakes', () => {
  const naps = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(naps, (late) => most(sending(late, 6000)) <= 30),
    { numRuns: 50 },
  )
})

it('uses 97 % of it where the sender wakes some milliseconds late', () => {
  expect(sending([1, 3, 9, 2, 5], 60_000).length).toBeGreaterThanOrEqual(0.97 * 30 * 60)
})
