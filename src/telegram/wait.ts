// Waiting that can be cut short, and how long to wait before trying again.
import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves after `ms`, or at once when `signal` is aborted. Never rejects. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, signal === undefined ? {} : { signal })
  } catch {
    // Only an abort rejects, and to be cut short is what the signal is for.
  }
}

/** Milliseconds before attempt `attempt` (from 1) is repeated: doubled each time up to `longest`, half of it by chance. */
export function backoff(attempt: number, random: () => number, longest = 5000): number {
  const full = Math.min(longest, 1000 * 2 ** Math.min(attempt - 1, 20))
  return full / 2 + (full / 2) * random()
}
