// Work that can wait, in a thread that answers: after each step whoever waited for the thread meanwhile comes first.
import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

/** So much is done without a rest: who waits has a turn all the same. */
const shortMs = 5
/** Where a thread is never idle, what can wait gets this part of its time: it must come to its end. */
const leastPart = 1 / 10
const longestRestMs = 500
const longestApartMs = 300
const lookMs = 1

/**
 * Takes all steps, with rests between; gives what the last one gives, and rejects with what one throws. A rest is at
 * least `apart` times as long as what was done: who needs several turns of this thread should meet one step.
 */
export async function inSteps<T>(steps: Iterator<void, T>, apart = 0): Promise<T> {
  let worked = 0
  for (;;) {
    const from = performance.now()
    const { done, value } = steps.next()
    if (done) return value
    worked += performance.now() - from
    if (worked < shortMs) await nextTurn()
    else {
      await rest(worked, apart)
      worked = 0
    }
  }
}

/** After `ms` milliseconds of work: resolves once this thread has nothing to do, or has done other things for long. */
export async function rest(ms: number, apart = 0): Promise<void> {
  const end = performance.now() + Math.min(longestRestMs, ms / leastPart - ms)
  await wait(Math.min(longestApartMs, ms * apart))
  const before = idleMs()
  do await wait(lookMs)
  while (idleMs() - before < lookMs / 2 && performance.now() < end)
}

/** For how long this thread has waited for something to do since it began. */
function idleMs(): number {
  return performance.eventLoopUtilization().idle
}
