// What the bot and its second thread say to each other. Plain values only: they are copied on the way.
import type { Event } from '../chat/event.ts'
import type { Known, Response } from '../chat/view.ts'
import type { Files } from '../engine/versions.ts'
import type { IsoDate } from '../release/release.ts'

/** What the thread is given at its start: where its knowledge is. */
export interface Provision {
  readonly knowledgeDir: string
  readonly dataDir: string
  /** What to answer from, where it is not what the folder holds. */
  readonly files?: Files
  /** Decides which releases have run out, as in the engine beside it. */
  readonly today: IsoDate | null
}

export interface Request {
  readonly id: number
  readonly event: Event
  readonly known: Known
}

export type Report =
  /** From now on it can be asked. */
  | { readonly kind: 'ready'; readonly knowledgeVersion: string }
  | { readonly kind: 'response'; readonly id: number; readonly response: Response }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown }
