// Telegram's 429 → who must wait. The refusal does not say whether the chat or the whole bot was too fast: a
// second chat refused while the first still waits means the whole bot.

export interface FloodGate {
  /** Resolves when `chat` may be written to, or when the signal is aborted. */
  clear(chat: number, signal: AbortSignal): Promise<void>
  /** `chat` was refused for `seconds`. */
  refused(chat: number, seconds: number): void
}

export interface GateClock {
  readonly now: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** A gate with nobody waiting. */
export function floodGate({ now, wait }: GateClock): FloodGate {
  const until = new Map<number, number>()
  let allUntil = 0

  function remaining(chat: number): number {
    for (const [waiting, end] of until) if (end <= now()) until.delete(waiting)
    return Math.max(allUntil, until.get(chat) ?? 0) - now()
  }

  return {
    async clear(chat, signal) {
      for (let ms = remaining(chat); ms > 0 && !signal.aborted; ms = remaining(chat)) await wait(ms, signal)
    },
    refused(chat, seconds) {
      const others = [...until].some(([waiting, end]) => waiting !== chat && end > now())
      // A little more than asked for: Telegram's clock and ours are not the same.
      const end = now() + seconds * 1000 + 200
      until.set(chat, end)
      if (others) allUntil = Math.max(allUntil, end)
    },
  }
}
