// Updates → replies. Each chat's updates are handled one after another.
import type { Effect } from '../chat/effect.ts'
import type { Event } from '../chat/event.ts'
import type { Turn } from '../chat/memory.ts'
import { apologise, type Response, respond, speakerOf, type View } from '../chat/respond.ts'
import type { Engine } from '../engine/engine.ts'
import type { Log } from '../log.ts'
import type { Call } from './client.ts'
import { inOrder } from './in-order.ts'
import { laneOf, type Me, readUpdate } from './incoming.ts'
import { recent } from './recent.ts'
import type { Send } from './sender.ts'

export interface BotParts {
  readonly engine: Engine
  readonly send: Send
  readonly log: Log
  readonly me: Me
  readonly call: Call
  readonly now: () => number
}

/** An update as it comes: all that is known is its number. */
export interface Update {
  readonly update_id: number
}

export interface Bot {
  /** Handles one update. Resolves when it has been answered, or has failed and been logged; never rejects. */
  accept(update: Update): Promise<void>
  /** Resolves when nothing is under way. */
  idle(): Promise<void>
}

const minute = 60_000
/** Enough for a group's backlog after an outage, too little to fill the memory. */
const waitingLimit = 500

/** Gives the way in for updates. Starts nothing. */
export function createBot({ engine, send, log, me, call, now }: BotParts): Bot {
  const turns = recent<Turn>({ limit: 10_000, maxAgeMs: 30 * minute, now })
  const albums = recent<true>({ limit: 1000, maxAgeMs: 5 * minute, now })
  const seen = recent<true>({ limit: 5000, maxAgeMs: 24 * 60 * minute, now })
  const queue = inOrder((error) => log.error({ err: error }, 'an update was not handled'))

  async function handle(event: Event): Promise<void> {
    const speaker = event.kind === 'message' || event.kind === 'press' ? speakerOf(event) : null
    const turn = speaker === null ? null : (turns.get(speaker) ?? null)
    const view: View = {
      engine,
      now: Math.floor(now() / 1000),
      ...{ turn, chat: null, person: null, answer: null, earlier: null, administrator: false },
    }
    const { effects, toast } = answerTo(event, view)
    if (event.kind === 'press') await confirm(event.id, toast)
    for (const effect of effects) await happen(effect)
  }

  function answerTo(event: Event, view: View): Pick<Response, 'effects' | 'toast'> {
    try {
      const response = respond(event, view)
      if (response.answered !== null) log.info(response.answered, 'answered')
      return response
    } catch (error) {
      log.error({ err: error }, 'an event was not handled')
      return { effects: apologise(event, view), toast: null }
    }
  }

  async function happen(effect: Effect): Promise<void> {
    if (effect.kind === 'turn') turns.set(effect.speaker, effect.turn)
    if (effect.kind === 'post') await send(effect.post.to, effect.post.message)
  }

  /** Stops the little clock on a button that was pressed. */
  async function confirm(id: string, toast: Response['toast']): Promise<void> {
    try {
      const words = toast === null ? {} : { text: toast.text }
      await call('answerCallbackQuery', { callback_query_id: id, ...words })
    } catch (error) {
      log.debug({ err: error }, 'a button press was not confirmed')
    }
  }

  /** An album comes as a message a picture: one reply is enough. */
  function isRestOfAlbum(event: Event): boolean {
    if (event.kind !== 'message' || event.album === null) return false
    const known = albums.get(event.album) !== undefined
    albums.set(event.album, true)
    return known
  }

  return {
    async accept(update) {
      // After a lost connection Telegram may hand over the same update again.
      const number = String(update.update_id)
      if (seen.get(number) !== undefined) return
      seen.set(number, true)
      const event = readUpdate(update, me)
      if (event === null || isRestOfAlbum(event)) return
      const lane = laneOf(event)
      if (queue.waiting(lane) >= waitingLimit) {
        log.warn({ lane }, 'a chat sends faster than it can be answered: an update is left out')
        return
      }
      await queue.add(lane, () => handle(event))
    },
    idle: () => queue.idle(),
  }
}
