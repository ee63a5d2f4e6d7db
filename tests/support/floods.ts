// Telegram's 429 to a bot that runs as several processes: what came in while it lasted, told apart by whether anybody
// could have known.
import type { Trouble } from './bot-api-double.ts'

/** Who was told that a flood lasts, and when the answer had left (ms of this process; null: not yet). */
interface Told {
  readonly bot: string
  at: number | null
}

export interface Floods {
  /** A send comes in from `bot`: refused where a flood lasts, or where one begins now. */
  refusal(bot: string, begins: boolean): Trouble | null
  /** The bot is killed just now: what it was told and could not write down has died with it. */
  killed(bot: string): void
  /** Sends that came while the answer was on its way to somebody who could pass it on. */
  onTheWay(): number
  /** Sends that came in a flood that a bot had been told of. */
  tooEarly(): number
}

/** `passedOnMs`: within this time what a bot was told stands in the store, and what others sent has arrived. */
export function createFloods(retryAfter: number, passedOnMs: number): Floods {
  let until = 0
  let told: Told[] = []
  let onTheWay = 0
  let tooEarly = 0

  return {
    refusal(bot, begins) {
      const now = performance.now()
      if (now < until) {
        const known = told.some(({ at }) => at !== null && now > at + passedOnMs)
        if (known) tooEarly += 1
        else onTheWay += 1
      } else if (begins) {
        until = now + retryAfter * 1000
        told = []
      } else return null
      const one: Told = { bot, at: null }
      told.push(one)
      return {
        status: 429,
        description: 'Too Many Requests',
        parameters: { retry_after: Math.ceil((until - now) / 1000) },
        answered() {
          one.at = performance.now()
        },
      }
    },
    killed(bot) {
      const now = performance.now()
      told = told.filter((one) => one.bot !== bot || (one.at !== null && now > one.at + passedOnMs))
    },
    onTheWay: () => onTheWay,
    tooEarly: () => tooEarly,
  }
}
