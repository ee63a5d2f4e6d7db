// What the desk works with, and one job of it under way.
import type { Clock, Journal } from '../chat/pump.ts'
import type { Role } from '../chat/role.ts'
import type { Live } from '../engine/live.ts'
import type { Versions } from '../engine/versions.ts'
import type { Fault } from '../fault.ts'
import type { Damage } from '../release/damage.ts'
import type { Document } from '../release/document.ts'
import type { GivenFields } from '../release/draft.ts'
import type { EditorRepair } from '../release/editor-repair.ts'
import type { Release } from '../release/release.ts'
import type { EditingPhrases, Step } from '../render/editing-wording.ts'
import type { Message } from '../render/message.ts'
import type { Breathe, Compare } from './compare.ts'
import type { ClaimedJob, DeskStore, Outcome, Prompt } from './desk-store.ts'

/** The way to Telegram that needs an answer at once: what is said for good goes through the outbox. */
export interface Wire {
  /** The message's number; null when it could not be sent. */
  send(chat: number, message: Message): Promise<number | null>
  /** Never rejects: what it shows is replaced soon. */
  edit(chat: number, number: number, message: Message): Promise<void>
  download(file: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }>
  /** The command menu of somebody whose role has changed. Never rejects. */
  menu(person: number, role: Role | null): Promise<void>
}

/** A document to be read or read already, and what an editor says about it. */
export interface PrepareOrder {
  readonly name: string
  readonly from: { readonly bytes: Uint8Array } | { readonly document: Document }
  readonly repairs: readonly EditorRepair[]
  /** What was printed for the damages with these numbers, as they were numbered without any repair. */
  readonly answers: readonly (readonly [number: number, printed: string])[]
  readonly given: GivenFields
}

export type PrepareResult =
  /** It is no document that can be read. */
  | { readonly document: null; readonly faults: readonly Fault[] }
  | {
      readonly document: Document
      readonly repairs: readonly EditorRepair[]
      /** Damages that are open, by their numbers. */
      readonly open: readonly (readonly [number: number, damage: Damage])[]
      readonly outcome:
        | { readonly faults: readonly Fault[] }
        | {
            readonly release: Release
            readonly text: string
            readonly digits: { readonly before: number; readonly after: number }
            readonly mended: number
          }
    }

export interface DeskParts {
  readonly store: DeskStore
  readonly versions: Versions
  readonly live: Live
  readonly wire: Wire
  /** Reads and repairs without holding up anybody. */
  readonly prepare: (order: PrepareOrder) => Promise<PrepareResult>
  /** Compares without holding up anybody. */
  readonly compare: Compare
  readonly breathe: Breathe
  readonly clock: Clock
  readonly journal: Journal
  /** Owners by configuration. */
  readonly owners: readonly number[]
  readonly timeZone: string
  /** Ends waiting for a store that is out of reach. */
  readonly giveUp: AbortSignal
  /** There may be something to send. */
  readonly onPosts: () => void
  /** Roles, or whether the bot is paused, may have changed. */
  readonly onSwitch: () => Promise<void>
}

/** A job under way. */
export interface Turn extends DeskParts {
  readonly job: ClaimedJob
  readonly role: Role
  readonly words: EditingPhrases
  readonly show: (step: Step) => Promise<void>
}

/** What publishing needs, also without a chat. */
export type Publishing = Pick<Turn, 'store' | 'versions' | 'live' | 'compare' | 'words' | 'show'> & {
  readonly job: Pick<ClaimedJob, 'person' | 'language'>
}

/** What a job comes to. */
export interface Done {
  readonly message: Message | null
  readonly outcomes: readonly Outcome[]
  /** The message tells faults, for which nothing can be published. */
  readonly faulty?: true
  /** The message asks the editor for this. */
  readonly prompt?: Prompt
}

export function audited({ job }: Pick<Publishing, 'job'>, action: string, details: string): Outcome {
  return { kind: 'audit', person: job.person, action, details }
}
