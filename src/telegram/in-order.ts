// Jobs of one chat one after another, chats side by side. A failing job is reported and the next one runs.

export interface InOrder {
  /** Runs `job` after the earlier ones of `lane`. Resolves when it is done, however it ended; never rejects. */
  add(lane: string, job: () => Promise<void>): Promise<void>
  /** How many jobs of `lane` are waiting or running. */
  waiting(lane: string): number
  /** Resolves when nothing waits or runs. */
  idle(): Promise<void>
}

/** `onError` must not throw; a job's error goes nowhere else. */
export function inOrder(onError: (error: unknown) => void): InOrder {
  const tails = new Map<string, { readonly last: Promise<void>; readonly count: number }>()

  function leave(lane: string): void {
    const tail = tails.get(lane)
    if (tail === undefined || tail.count <= 1) tails.delete(lane)
    else tails.set(lane, { ...tail, count: tail.count - 1 })
  }

  return {
    add(lane, job) {
      const tail = tails.get(lane)
      const last = (tail?.last ?? Promise.resolve())
        .then(job)
        .catch(onError)
        .then(() => leave(lane))
      tails.set(lane, { last, count: (tail?.count ?? 0) + 1 })
      return last
    },
    waiting: (lane) => tails.get(lane)?.count ?? 0,
    async idle() {
      while (tails.size > 0) await Promise.all([...tails.values()].map((tail) => tail.last))
    },
  }
}
