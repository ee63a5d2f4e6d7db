// What the desk keeps: a port, filled by the store. A job's outcome happens all or none, with its being done.
import type { Effect } from '../chat/effect.ts'
import type { Job } from '../chat/job.ts'
import type { Receipt } from '../chat/receipt.ts'
import type { Role } from '../chat/role.ts'
import type { Draft, NewDraft } from './draft.ts'

export interface ClaimedJob extends Job {
  readonly id: number
  /** How often it was begun before: its process ended meanwhile. */
  readonly attempts: number
  /** The bot's message that shows how far it is. */
  readonly progress: number | null
}

/** What a message of the bot's asks an editor for. */
export type Prompt =
  | { readonly kind: 'draft'; readonly draft: number }
  /** The answer to a question that was asked in vain, or the word of the releases for one of its words. */
  | { readonly kind: 'answer' | 'word'; readonly missed: number }

export type Outcome =
  | Effect
  | { readonly kind: 'prompt'; readonly person: number; readonly message: number; readonly prompt: Prompt }
  | { readonly kind: 'audit'; readonly person: number; readonly action: string; readonly details: string }
  | { readonly kind: 'editor'; readonly person: number; readonly role: Role | null; readonly by: number }
  | { readonly kind: 'pause'; readonly notice: string | null }
  | { readonly kind: 'settled'; readonly missed: readonly number[] }
  | { readonly kind: 'draft'; readonly id: number; readonly change: Partial<Omit<Draft, 'id' | 'person'>> }

export interface Editor {
  readonly person: number
  readonly role: Role
}

/** A question asked in vain, without who asked. */
export interface Missed {
  readonly id: number
  readonly question: string
  readonly how: 'not-stated' | 'not-helpful'
  /** Ms since 1970. */
  readonly at: number
}

export interface Entry {
  readonly at: number
  readonly person: number
  readonly action: string
  readonly details: string
}

/** Counts of the last day, week and month. */
export interface Stats {
  readonly answers: readonly number[]
  readonly helpful: readonly number[]
  readonly notHelpful: readonly number[]
  readonly missed: readonly number[]
  readonly chats: number
  readonly undelivered: number
}

/** Every call rejects with StoreUnavailable where waiting helps. */
export interface DeskStore {
  /** The oldest job of each of at most `limit` editors for whom none is under way; given back when this process is gone. */
  claim(limit: number): Promise<readonly ClaimedJob[]>
  /** The job shows how far it is in this message. */
  shows(job: number, message: number): Promise<void>
  /** The job is done, and this comes of it. Nothing happens when it is not under way here any more. */
  finish(job: number, outcomes: readonly Outcome[]): Promise<void>
  /** This happens, all or none, without any job. */
  keep(outcomes: readonly Outcome[]): Promise<void>
  /** The job waits again. */
  giveBack(job: number): Promise<void>
  editors(): Promise<readonly Editor[]>
  paused(): Promise<string | null>
  newDraft(draft: NewDraft): Promise<number>
  draft(id: number): Promise<Draft | null>
  prompt(person: number, message: number): Promise<Prompt | null>
  /** Null where no answer has this receipt. */
  receipt(id: string): Promise<Receipt | null>
  /** Newest first. */
  missed(limit: number): Promise<readonly Missed[]>
  log(limit: number): Promise<readonly Entry[]>
  stats(): Promise<Stats>
}
