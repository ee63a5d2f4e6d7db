// Work that waits in a store → done, side by side and bounded. Wakes at once when told to, and looks by itself now
// and then: another process may have put work there, or left some behind.
import { StoreUnavailable } from './unavailable.ts'

/** Time, as it passes for the program. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after `ms`, or at once when `signal` is aborted; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

/** Where a room without a log says what an operator should know. Never the words of a citizen. */
export interface Journal {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export interface PumpParts<W> {
  /** At most `limit` pieces of work that nobody else does. */
  claim(limit: number): Promise<readonly W[]>
  work(piece: W): Promise<void>
  /** Milliseconds after which to look again when nobody wakes the pump. */
  pause(): Promise<number>
  /** How many pieces are worked on side by side. */
  readonly width: number
  readonly clock: Clock
  readonly journal: Journal
}

export interface Pump {
  /** There may be work: look now. */
  wake(): void
  /** Works until `stop` is aborted and what is under way is done. Never rejects. */
  run(stop: AbortSignal): Promise<void>
  /** How many pieces are under way. */
  busy(): number
}

const longestBackoffMs = 5000
const busyMs = 250
/** Given as the reason, because an error that nobody reads takes time to make. */
const woke = 'woken'

/** A pump that does nothing before `run`. */
export function createPump<W>(parts: PumpParts<W>): Pump {
  const { clock, journal, width } = parts
  const running = new Set<Promise<void>>()
  let woken = false
  let sleep = new AbortController()
  let failures = 0

  function wake(): void {
    woken = true
    sleep.abort(woke)
  }

  function start(piece: W): void {
    const done = parts
      .work(piece)
      .catch((error: unknown) => report(error))
      .finally(() => {
        running.delete(done)
        wake()
      })
    running.add(done)
  }

  /** Starts what can be started; gives how long to sleep. */
  async function round(): Promise<number> {
    try {
      const free = width - running.size
      for (const piece of free > 0 ? await parts.claim(free) : []) start(piece)
      failures = 0
      if (woken) return 0
      const ms = await parts.pause()
      // What is under way wakes it when it is done; where nothing is free, only that.
      return running.size === 0 ? ms : running.size >= width ? busyMs : Math.min(busyMs, ms)
    } catch (error) {
      report(error)
      return backoffMs(++failures)
    }
  }

  /** The store says itself, once, that it is out of reach. */
  function report(error: unknown): void {
    if (!(error instanceof StoreUnavailable)) journal.error({ err: error }, 'a piece of work failed')
  }

  return {
    wake,
    busy: () => running.size,
    async run(stop) {
      stop.addEventListener('abort', wake, { once: true })
      while (!stop.aborted) {
        woken = false
        sleep = new AbortController()
        const ms = await round()
        // After a failure a wake must not make it spin.
        if (failures > 0) await clock.wait(ms, stop)
        else if (!woken && !stop.aborted) await clock.wait(ms, sleep.signal)
      }
      await Promise.all(running)
    },
  }
}

/** Does `work` again while the store is out of reach, until it succeeds or `signal` is aborted. */
export async function untilStored<T>(clock: Clock, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || signal.aborted) throw error
      await clock.wait(backoffMs(attempt), signal)
    }
  }
}

/** Milliseconds before attempt `attempt` (from 1) is repeated. */
export function backoffMs(attempt: number, longest = longestBackoffMs): number {
  return Math.min(longest, 100 * 2 ** Math.min(attempt - 1, 16))
}
