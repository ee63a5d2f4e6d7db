// What Telegram saw of an announcement: when messages came, and what came although it had said to wait.
import type { Trouble } from '../tests/support/bot-api-double.ts'
import { createFloods } from '../tests/support/floods.ts'

const retryAfter = 2
/** So long what was sent before the bot heard of it may take; on a busy machine. */
const onTheWayMs = 250

export interface Seen {
  /** The share of the allowed sends that were made. */
  readonly used: number
  readonly mostInASecond: number
  readonly onTheWay: number
  readonly tooEarly: number
}

export interface Telegram extends Seen {
  readonly sends: number
  /** Whether it says "wait" just now. */
  floods(): boolean
  /** A message comes in: refused, about every `floodEvery` messages for the first time, or (null) taken. */
  refusal(): Trouble | null
  /** A message was taken. */
  sent(): void
}

export function createTelegram(perSecond: number, floodEvery: number): Telegram {
  const floods = createFloods(retryAfter, onTheWayMs)
  const times: number[] = []
  let nextFlood = Math.ceil(floodEvery / 2)
  let pausedMs = 0
  let floodUntil = 0
  return {
    get sends() {
      return times.length
    },
    floods: () => performance.now() < floodUntil,
    refusal() {
      const begins = times.length >= nextFlood
      if (begins) {
        nextFlood += floodEvery
        pausedMs += retryAfter * 1000
        floodUntil = performance.now() + retryAfter * 1000
      }
      return floods.refusal('', begins)
    },
    sent: () => void times.push(performance.now()),
    get used() {
      const allowedMs = (times.at(-1) ?? 0) - (times[0] ?? 0) - pausedMs
      return (times.length - 1) / ((allowedMs / 1000) * perSecond)
    },
    get mostInASecond() {
      let most = 0
      for (let from = 0, to = 0; from < times.length; from++) {
        while (to < times.length && (times[to] ?? 0) < (times[from] ?? 0) + 1000) to++
        most = Math.max(most, to - from)
      }
      return most
    },
    get onTheWay() {
      return floods.onTheWay()
    },
    get tooEarly() {
      return floods.tooEarly()
    },
  }
}
