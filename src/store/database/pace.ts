// Telegram's limits as a pace: when may the next message go? GCRA (the generic cell rate algorithm, ITU-T I.371):
// one number a key, the theoretical arrival time, says how far ahead of an even pace the senders are.

/** One message every `everyMs`, of which `burst` may go at once. */
export interface Pace {
  readonly everyMs: number
  readonly burst: number
}

/** One message every `everyMs`, evenly, given out up to `aheadMs` before its time. */
export interface EvenPace {
  readonly everyMs: number
  readonly aheadMs: number
}

export interface Paces {
  /** All chats together. */
  readonly all: Pace
  /** The same for a while after Telegram refused the whole bot. */
  readonly careful: Pace
  /** Announcements to all chats together. */
  readonly notices: EvenPace
  readonly private: Pace
  /** Groups and channels. */
  readonly group: Pace
}

/** What Telegram documents: 30 a second over all, 1 a second in a chat, 20 a minute in a group. */
export const telegramPaces: Paces = {
  // A burst of two makes up for a sender that wakes late; 32 in any second at most.
  all: { everyMs: 1000 / 30, burst: 2 },
  // Five, so that announcements claimed ahead lose nothing; those keep to thirty in a second by themselves.
  careful: { everyMs: 1000 / 30, burst: 5 },
  private: { everyMs: 1000, burst: 3 },
  notices: noticePace(30),
  // 5 at once and 15 more in the rest of any minute.
  group: { everyMs: 4000, burst: 5 },
}

/**
 * That of announcements: `perSecond`, but for half a percent, because what is sent evenly does not arrive so. Far
 * enough ahead that a store which is slow for a moment costs nothing, not so far that a chat's replies wait behind it.
 */
export function noticePace(perSecond: number): EvenPace {
  return { everyMs: 1005 / perSecond, aheadMs: 150 }
}

/**
 * The times of the next messages, `most` of them at most, where `tat` is the time of the first. It is an absolute one:
 * whoever looks late loses nothing, unless it was later than the time ahead.
 */
export function timesFrom(
  tat: number,
  { everyMs, aheadMs }: EvenPace,
  now: number,
  most: number,
): readonly number[] {
  if (most <= 0 || openEvenly(tat, { everyMs, aheadMs }) > now) return []
  const first = tat < now - aheadMs ? now : tat
  const count = Math.min(most, Math.floor((now + aheadMs - first) / everyMs) + 1)
  return Array.from({ length: count }, (_, i) => first + i * everyMs)
}

/** When the next are given out: some at a time, so that there is not a look for each. */
export function openEvenly(tat: number, { aheadMs }: EvenPace): number {
  return Math.ceil(tat - aheadMs / 2)
}

/** Leaves room for `count` other messages that go at `now`; never more than a second's worth. */
export function yielding(tat: number, { everyMs }: EvenPace, now: number, count: number): number {
  return Math.max(tat, Math.min(Math.max(tat, now) + count * everyMs, now + 1000))
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
