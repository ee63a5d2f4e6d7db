// A clock that goes on only when a test says so; what waits on it is woken in the turn in which its time has come.
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../src/chat/pump.ts'

export interface SteppedClock {
  readonly clock: Clock
  /** Time passes, and what it wakes gets the time to do its work. */
  step(ms: number): Promise<void>
  /** Lets time pass in steps of 10 ms until it is so. */
  until(isSo: () => boolean | Promise<boolean>): Promise<void>
}

interface Sleeper {
  readonly at: number
  readonly wake: () => void
}

/** Long enough for some queries. */
const turnMs = 15

export function steppedClock(start: number): SteppedClock {
  let now = start
  let sleeping: readonly Sleeper[] = []
  const clock: Clock = {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (ms <= 0 || signal?.aborted === true) return resolve()
        sleeping = [...sleeping, { at: now + ms, wake: resolve }]
        signal?.addEventListener('abort', () => resolve(), { once: true })
      }),
  }
  async function step(ms: number): Promise<void> {
    now += ms
    const due = sleeping.filter(({ at }) => at <= now)
    sleeping = sleeping.filter(({ at }) => at > now)
    for (const { wake } of due) wake()
    await pause(turnMs)
  }
  return {
    clock,
    step,
    async until(isSo) {
      while (!(await isSo())) await step(10)
    },
  }
}
