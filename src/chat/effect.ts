// What handling an event brings about, as values: the store carries out all of them in one transaction with the
// event being done, so that a crash leaves either everything or nothing.
import type { Announcement, Correction, Panel, State } from '../announcement/announcement.ts'
import type { Subscription } from '../announcement/subscription.ts'
import type { Language } from '../query/query.ts'
import type { Job } from './job.ts'
import type { ChatRecord, Turn } from './memory.ts'
import type { Post } from './outbox.ts'
import type { Receipt } from './receipt.ts'
import type { Wish } from './waiting.ts'

/** What is written down of announcing. */
export type AuditedAction = 'announce' | 'consent' | 'cancel' | 'correct' | 'retract' | 'again'

export type Effect =
  /** Say it: the post waits in the outbox. `question` is the citizen's words, masked, where it is an answer. */
  | {
      readonly kind: 'post'
      readonly post: Post
      readonly speaker: string | null
      readonly question: string | null
    }
  | { readonly kind: 'turn'; readonly speaker: string; readonly turn: Turn; readonly until: number }
  | { readonly kind: 'chat'; readonly chat: Partial<ChatRecord> & Pick<ChatRecord, 'id'> }
  | { readonly kind: 'person'; readonly id: number; readonly language: Language | null }
  /** One vote a person and answer: the last one counts. */
  | {
      readonly kind: 'vote'
      readonly chat: number
      readonly message: number
      readonly person: number
      readonly helpful: boolean
      readonly why: 'wrong-figure' | 'not-my-question' | 'unclear' | null
    }
  /** Work for the editors' desk. */
  | { readonly kind: 'job'; readonly job: Job }
  /** A question that was not answered, or not to the asker's satisfaction: kept without who asked. */
  | { readonly kind: 'missed'; readonly question: string; readonly how: 'not-stated' | 'not-helpful' }
  /** An answer can be given again. */
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  /** Somebody waits to be told, or does so no more. */
  | { readonly kind: 'awaited'; readonly wish: Wish }
  | { readonly kind: 'unawaited'; readonly person: number; readonly id: number }
  /** All that is kept about a person is deleted. */
  | { readonly kind: 'forget'; readonly person: number }
  /** A chat's subscription, as it is now. */
  | { readonly kind: 'subscribed'; readonly subscription: Subscription }
  /** Nothing is told to a chat any more, from now on. */
  | { readonly kind: 'unsubscribed'; readonly chat: number }
  /** A new announcement; nothing happens where there is one with its id. */
  | { readonly kind: 'announced'; readonly announcement: Announcement }
  /** A step of an announcement that is still in one of the states `from`, else nothing. */
  | {
      readonly kind: 'announcement'
      readonly id: string
      readonly from: readonly State[]
      readonly set: Partial<
        Pick<Announcement, 'state' | 'at' | 'topics' | 'kinds' | 'silent' | 'consent'> & {
          readonly panel: Panel
        }
      >
    }
  /** For the log of who did what. */
  | {
      readonly kind: 'audited'
      readonly person: number
      readonly action: AuditedAction
      readonly details: string
    }
  /** Every post of an announcement is corrected; one that is known already changes nothing. */
  | { readonly kind: 'corrected'; readonly id: string; readonly correction: Correction }
  /** Every post of an announcement is taken back. */
  | { readonly kind: 'retracted'; readonly id: string }
  /** What nobody knows to have been sent is sent again. */
  | { readonly kind: 'again'; readonly id: string }
  /** A group has a new id: everything that was kept under the old one moves. */
  | { readonly kind: 'moved'; readonly from: number; readonly to: number }
