// Sends of the last second, so that there are never more than allowed, however late the sender wakes.

export interface Second {
  /** When one more may go (ms since 1970; perhaps past). */
  opensAt(): number
  /** One goes, at this time. */
  went(at: number): void
}

const secondMs = 1000

/** At most `most` in any second. */
export function createSecond(most: number): Second {
  /** The last `most` of them, oldest at `next` once there are as many. */
  const times: number[] = []
  let next = 0
  return {
    opensAt: () => (times.length < most ? 0 : (times[next] ?? 0) + secondMs),
    went(at) {
      times[next] = at
      next = (next + 1) % most
    },
  }
}
