// Updates taken in and not yet worked off: a port, filled by the store.
import type { Effect } from './effect.ts'

/** What is taken in of an update. */
export interface Taken {
  /** Telegram's update_id: one that was taken before is not taken again for 24 hours. */
  readonly id: number
  /** Updates of one lane are worked off in order of id, lanes side by side. A chat's lane is its id in digits. */
  readonly lane: string
  /** The event that it is (event.ts), as JSON. */
  readonly body: string
}

/** An update under way, and how often it was tried before. */
export interface Claimed extends Taken {
  readonly attempts: number
}

/** Every call rejects with StoreUnavailable where waiting helps. */
export interface Inbox {
  /** Stores the updates that are new, all or none; they survive a crash once this resolves. Gives how many were new. */
  take(updates: readonly Taken[]): Promise<number>
  /**
   * The oldest waiting update of each of at most `limit` lanes in which nothing is under way. They are under way
   * until `finish` or `release`, or until this process is gone: a crash or a lost lease gives them back.
   */
  claim(limit: number): Promise<readonly Claimed[]>
  /**
   * In one transaction: the update is done, and its effects happen. Nothing happens when the update is not under way
   * in this process any more: then it was done before, or its lease was lost and another process answers it.
   */
  finish(id: number, effects: readonly Effect[]): Promise<void>
  /** The update waits again, until `notBefore` (ms since 1970). */
  release(id: number, notBefore: number): Promise<void>
  /** How many updates are not done. */
  waiting(): Promise<number>
}
