// Waiting that can be cut short, and how long to wait before trying again.

/** Resolves after `ms`, or at once when `signal` is aborted. Never rejects. */
export function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const over = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    signal?.addEventListener('abort', over, { once: true })
  })
}

/** Milliseconds before attempt `attempt` (from 1) is repeated: doubled each time up to `longest`, half of it by chance. */
export function backoff(attempt: number, random: () => number, longest = 5000): number {
  const full = Math.min(longest, 1000 * 2 ** Math.min(attempt - 1, 20))
  return full / 2 + (full / 2) * random()
}
