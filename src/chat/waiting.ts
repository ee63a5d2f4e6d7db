// "Tell me when it is published": questions that somebody waits for, and the look at each new knowledge version that
// tells them, once. What is waited for is kept until then, or until it is taken back.
import type { Context, Engine } from '../engine/engine.ts'
import type { Language } from '../query/query.ts'
import type { Message } from '../render/message.ts'
import { publishedText } from '../render/waiting.ts'
import { backoffMs, type Clock, type Journal } from './pump.ts'
import { given } from './receipt.ts'
import { StoreUnavailable } from './unavailable.ts'

export interface Wish {
  /** The private chat with them has their id. */
  readonly person: number
  readonly question: string
  /** The conversation that it was read with; null where it says the same alone. */
  readonly context: Context | null
  readonly language: Language
}

export interface Awaited extends Wish {
  readonly id: number
}

/** A port, filled by the store. Every call rejects with StoreUnavailable where waiting helps. */
export interface Waiting {
  /** Wishes that no version from `version` on was looked at for, the oldest first. */
  due(version: number, limit: number): Promise<readonly Awaited[]>
  /** `version` does not say it either. */
  looked(ids: readonly number[], version: number): Promise<void>
  /** Says it in their chat and ends the wish, both or neither; false where it has ended already. */
  tell(id: number, message: Message): Promise<boolean>
}

/** Nobody waits for more. */
export const mostWishes = 20
/** So few that whoever asks meanwhile waits for none of them, and with a rest after them that is longer than they take. */
const atOnce = 5
const restMs = 50
const idleMs = 1000

export interface TellerParts {
  readonly waiting: Waiting
  readonly engine: () => Engine
  /** Counts up with each version. */
  readonly version: () => number
  /** While the bot is paused nobody is told anything; what is due waits. */
  readonly paused: () => boolean
  readonly onPosts: () => void
  readonly clock: Clock
  readonly journal: Journal
}

/** Looks for what is waited for in the knowledge of now, until `stop` is aborted; in every process. Never rejects. */
export async function tellWhenPublished(parts: TellerParts, stop: AbortSignal): Promise<void> {
  for (let failures = 0; !stop.aborted; ) {
    try {
      const looked = parts.paused() ? 0 : await lookOnce(parts)
      failures = 0
      await parts.clock.wait(looked === atOnce ? restMs : idleMs, stop)
    } catch (error) {
      // The store says itself, once, that it is out of reach.
      if (!(error instanceof StoreUnavailable))
        parts.journal.error({ err: error }, 'what people wait for was not looked at')
      await parts.clock.wait(backoffMs(++failures), stop)
    }
  }
}

/** Looks for a few wishes; gives how many. */
export async function lookOnce({
  waiting,
  engine,
  version,
  onPosts,
}: Pick<TellerParts, 'waiting' | 'engine' | 'version' | 'onPosts'>): Promise<number> {
  const [now, at] = [engine(), version()]
  const wishes = await waiting.due(at, atOnce)
  const missing: number[] = []
  for (const wish of wishes) {
    const message = newsFor(wish, now)
    if (message === null) missing.push(wish.id)
    else if (await waiting.tell(wish.id, message)) onPosts()
  }
  if (missing.length > 0) await waiting.looked(missing, at)
  return wishes.length
}

/** What somebody is told whose figure has been published; null as long as it has not. */
export function newsFor(wish: Wish, engine: Engine): Message | null {
  const { answer, reply } = given({ ...wish, tapped: false }, engine)
  const isPublished = answer.outcome === 'answered' && answer.figures.length > 0
  return isPublished ? publishedText(wish.question, reply, wish.language) : null
}
