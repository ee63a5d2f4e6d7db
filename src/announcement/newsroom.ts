// What is kept of subscriptions and announcements: ports, filled by the store. Every call rejects where the store is
// out of reach, and may be made again.
import type { Language } from '../query/query.ts'
import type { Message } from '../render/message.ts'
import type { Announcement, Audience, ChatKind, Report } from './announcement.ts'
import type { Subscription } from './subscription.ts'

/**
 * How many chats of each kind an announcement would reach now; `beside`: how many follow the departments that it is
 * addressed to, but for other topics.
 */
export type Reach = Readonly<Record<ChatKind | 'beside', number>>

/** A chat of which nobody knows whether it has an announcement. */
export interface Doubtful {
  readonly chat: number
  readonly title: string | null
  readonly reason: string
}

/** What is said in an editor's chat. */
export interface Offer {
  readonly chat: number
  readonly message: Message
}

/** Reading is here, and what comes from outside; what an editor does in a chat is an Effect. */
export interface Newsroom {
  subscription(chat: number): Promise<Subscription | null>
  announcement(id: string): Promise<Announcement | null>
  /** Newest first, drafts too. */
  latest(limit: number): Promise<readonly Announcement[]>
  reach(audience: Audience): Promise<Reach>
  report(id: string): Promise<Report>
  doubtful(id: string, limit: number): Promise<readonly Doubtful[]>
  /** Keeps one that comes from outside; false when one with this id is there already. */
  keep(announcement: Announcement): Promise<boolean>
  /** Those that were sent or are being sent, of which corrections may be offered, newest first. */
  correctable(limit: number): Promise<readonly Announcement[]>
  /**
   * Says `messages` in these chats, because a correction can be offered for this knowledge version; false when that was
   * done before, by any process.
   */
  offered(id: string, knowledgeVersion: string, offers: readonly Offer[]): Promise<boolean>
}

/** How deliveries are put into words, when their turn comes. */
export interface Wording {
  show(announcement: Announcement, language: Language): Message
  /** For a chat whose post cannot be edited. */
  amend(announcement: Announcement, language: Language): Message
  /** Several in one message, and how many did not fit. */
  together(messages: readonly Message[]): { readonly message: Message; readonly rest: number }
}

/** Announcements on their way: each subscribed chat has its delivery, and each delivery its post in the outbox. */
export interface Deliveries {
  /** Makes the deliveries of an announcement that is due, some hundred at a time; false when there is none to make. */
  enrol(now: number): Promise<boolean>
  /**
   * Looks at no more than `limit` of what is due, corrections first, and gives at how many: puts into the outbox what
   * its chat still wants to be told now.
   */
  feed(now: number, limit: number, wording: Wording): Promise<number>
  /** How many posts of announcements are in the outbox. */
  queued(): Promise<number>
  /** Announcements whose panel may be out of date, with how they go. */
  underWay(): Promise<readonly { readonly announcement: Announcement; readonly report: Report }[]>
  /**
   * Has the panel of an announcement show `message` (null: nothing new to show), unless it was told less than `everyMs`
   * ago by any process. `finished`: nothing of it is left to be done; where that holds no longer, nothing happens.
   */
  tell(
    id: string,
    message: Message | null,
    told: { readonly now: number; readonly everyMs: number; readonly finished: boolean },
  ): Promise<void>
}
