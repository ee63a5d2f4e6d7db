// Messages to be sent, in the order of their chat: a port, filled by the store. Each part of a long reply is a
// post of its own, so that what was sent is never sent again for the sake of what was not.
import type { Message } from '../render/message.ts'

/** Where a post goes. */
export interface Destination {
  readonly chat: number
  /** The message it replies to, and the forum topic it stands in. */
  readonly replyTo: number | null
  readonly thread: number | null
}

/** A message to be sent, or, with `edits`, to take the place of one that was sent. */
export interface Post {
  readonly to: Destination
  readonly message: Message
  /** The bot's own message that is replaced; null for a new one. */
  readonly edits: number | null
  /** The citizen's message that it answers: what an edited question is answered by anew. */
  readonly answers: number | null
  /** Citizens' replies go before announcements. */
  readonly urgency: 'reply' | 'notice'
  /** True: no sound. */
  readonly silent: boolean
  /** The bot's own message `edits` is not replaced but deleted. */
  readonly deletes?: true
}

export interface ClaimedPost extends Post {
  readonly id: number
  /** True when an earlier try may have reached the chat: its process ended, or Telegram's answer was lost. */
  readonly maybeSent: boolean
  /** An announcement is sent at this time, not before (ms since 1970): it may be claimed some time ahead. */
  readonly goesAt: number
  /** The claim that it came with. */
  readonly ticket: string
}

/** Whether a notice that was claimed may be sent now. */
export type Departure =
  /** It is in this sender's hands from now on: if the process ends, it may have been sent. */
  | { readonly kind: 'goes' }
  /** Some process was told to wait. */
  | { readonly kind: 'held'; readonly until: number }
  /** It was cancelled, or is another process's. */
  | { readonly kind: 'dropped' }

/** Every call rejects with StoreUnavailable where waiting helps. */
export interface Outbox {
  /**
   * The next post of each of at most `limit` chats in which none is under way and that `now` may be written to: at
   * Telegram's pace over all processes, replies before notices, of which there are at most `notices`, some of them a
   * moment ahead of their time. They are under way until `sent`, `failed`, `later` or `moved`, or until this process
   * is gone: then they wait again, with `maybeSent` unless it is a notice that did not depart.
   */
  claim(limit: number, now: number, notices?: number): Promise<readonly ClaimedPost[]>
  /** Asked right before a notice is sent; until it goes, it can be cancelled. Called again, it says the same. */
  depart(post: Pick<ClaimedPost, 'id' | 'ticket' | 'to'>, now: number): Promise<Departure>
  /**
   * Sent, as this message (null where Telegram gives none, after an edit): kept as an answer where the effect named
   * a speaker. Called again after StoreUnavailable, it does nothing more, like all calls here.
   */
  sent(id: number, message: number | null): Promise<void>
  /**
   * Will not be sent any more, nor what follows in the same reply (what the same update brought about for the chat).
   * `gone`: the chat cannot be written to; it is marked so, and nothing that waits for it will be sent.
   */
  failed(id: number, reason: string, gone: boolean): Promise<void>
  /** Nobody knows whether it was sent, and it is not sent again: recorded as that. */
  lost(id: number, reason: string): Promise<void>
  /** Waits again until `notBefore` (ms since 1970), with what is now known about earlier tries. */
  later(id: number, notBefore: number, maybeSent: boolean): Promise<void>
  /** The group has a new id: this post waits there, with all that is kept about the group, as by the effect `moved`. */
  moved(id: number, to: number): Promise<void>
  /**
   * Telegram said to wait until then (ms since 1970) with what goes to this chat. When another chat was told so and
   * still waits, by whichever process, it is the whole bot that was too fast: everything pauses.
   */
  refused(chat: number, until: number): Promise<void>
  /** A chat (null: all of them) must not be written to before `until` (ms since 1970), by any process. */
  pause(chat: number | null, until: number): Promise<void>
  /** No notice goes out before `until` (ms since 1970), by any process; replies do. */
  pauseNotices(until: number): Promise<void>
  /**
   * When the next post may be claimed (ms since 1970, perhaps past), notices left out where `notices` is false; null
   * when nothing waits that is not under way.
   */
  next(notices?: boolean): Promise<number | null>
}
