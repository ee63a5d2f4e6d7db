// What the bot and its second thread say to each other. Plain values only: they are copied on the way.
import type { Event } from '../chat/event.ts'
import type { Known, Response } from '../chat/view.ts'
import type { Files } from '../engine/versions.ts'
import type { IsoDate } from '../release/release.ts'

/** Where its knowledge is. */
export interface Provision {
  readonly knowledgeDir: string
  readonly dataDir: string
  /** What to answer from, where it is not what the folder holds. */
  readonly files?: Files
  /** Decides which releases have run out, as in the engine beside it. */
  readonly today: IsoDate | null
}

export interface Question {
  readonly event: Event
  readonly known: Known
}

/** Each has an id of its own; `exchange` and `dismiss` name the `prepare` that they are about. They are heard in turn. */
export type Request =
  | ({ readonly kind: 'ask'; readonly id: number } & Question)
  /** Make other knowledge ready, beside what answers. */
  | { readonly kind: 'prepare'; readonly id: number; readonly provision: Provision }
  /** What is asked from now on is answered from it. */
  | { readonly kind: 'exchange'; readonly id: number }
  /** It is not needed. */
  | { readonly kind: 'dismiss'; readonly id: number }

export type Report =
  /** From now on it can be asked. */
  | { readonly kind: 'ready'; readonly knowledgeVersion: string }
  | { readonly kind: 'prepared'; readonly id: number; readonly knowledgeVersion: string }
  | { readonly kind: 'response'; readonly id: number; readonly response: Response }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
