// Telegram's limits as a pace: when may the next message go? GCRA (the generic cell rate algorithm, ITU-T I.371):
// one number a key, the theoretical arrival time, says how far ahead of an even pace the senders are.

/** One message every `everyMs`, of which `burst` may go at once. */
export interface Pace {
  readonly everyMs: number
  readonly burst: number
  /** Beside the even pace: at most so many in any stretch of this length, whatever is caught up on. */
  readonly within?: { readonly most: number; readonly ms: number }
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
  notices: noticePace(30),
  // 5 at once and 15 more in the rest of any minute.
  group: { everyMs: 4000, burst: 5 },
}

/**
 * That of announcements: at most `perSecond` in any second, replies counted in. What a late sender missed is made up
 * for a little faster. A second is a little longer, because what is sent evenly does not arrive so.
 */
export function noticePace(perSecond: number): Pace {
  const burst = Math.max(2, Math.ceil(perSecond / 5))
  return { everyMs: 1000 / (perSecond * 1.1), burst, within: { most: perSecond, ms: 1010 } }
}

/** What went lately, oldest first: when, and how many. */
export type Recent = readonly (readonly [at: number, count: number])[]

/** The part of it that still counts. */
export function countingAt(recent: Recent, { within }: Pace, now: number): Recent {
  return within === undefined ? [] : recent.filter(([at]) => at > now - within.ms)
}

/** How many may go at `now` by what went lately. */
export function roomWithin(recent: Recent, pace: Pace, now: number): number {
  if (pace.within === undefined) return Number.POSITIVE_INFINITY
  const gone = countingAt(recent, pace, now).reduce((sum, [, count]) => sum + count, 0)
  return Math.max(0, pace.within.most - gone)
}

/** When the next may go by what went lately. */
export function openWithin(recent: Recent, { within }: Pace): number {
  if (within === undefined) return 0
  let count = recent.reduce((sum, [, one]) => sum + one, 0)
  for (const [at, one] of recent) {
    if (count < within.most) return 0
    count -= one
    if (count < within.most) return at + within.ms
  }
  return 0
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
