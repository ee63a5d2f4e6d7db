// Telegram's limits as a pace: when may the next message go? GCRA (the generic cell rate algorithm, ITU-T I.371):
// one number a key, the theoretical arrival time, says how far ahead of an even pace the senders are.

/** One message every `everyMs`, of which `burst` may go at once. */
export interface Pace {
  readonly everyMs: number
  readonly burst: number
}

export interface Paces {
  /** All chats together. */
  readonly all: Pace
  /** Announcements to all chats together. */
  readonly notices: Pace
  readonly private: Pace
  /** Groups and channels. */
  readonly group: Pace
}

/** What Telegram documents: 30 a second over all, 1 a second in a chat, 20 a minute in a group. */
export const telegramPaces: Paces = {
  // A burst of two makes up for a sender that wakes late; 32 in any second at most.
  all: { everyMs: 1000 / 30, burst: 2 },
  private: { everyMs: 1000, burst: 3 },
  notices: { everyMs: 1000 / 30, burst: 2 },
  // 5 at once and 15 more in the rest of any minute.
  group: { everyMs: 4000, burst: 5 },
}

/** Telegram's ids: people are positive, groups and channels negative. */
export function paceOf(chat: number, paces: Paces): Pace {
  return chat > 0 ? paces.private : paces.group
}

/** When the next message may go, for a key whose theoretical arrival time is `tat`. */
export function openAt(tat: number, { everyMs, burst }: Pace): number {
  return Math.ceil(tat - (burst - 1) * everyMs)
}

/** How many messages may go at `now`. */
export function room(tat: number, { everyMs, burst }: Pace, now: number): number {
  return Math.max(0, Math.floor((now - Math.max(tat, now)) / everyMs + burst + 1e-6))
}

/** The theoretical arrival time after `sent` more messages at `now`. */
export function advanced(tat: number, { everyMs }: Pace, now: number, sent: number): number {
  return Math.max(tat, now) + sent * everyMs
}
