// Who works out what comes of an event: this thread, or another one that holds the same knowledge.
import type { Engine } from '../engine/engine.ts'
import type { Event } from './event.ts'
import { respond } from './respond.ts'
import type { Known, Response } from './view.ts'

/** Gives what happens because of `event`; rejects where the program is wrong, or the other thread came to its end. */
export type Responder = (event: Event, known: Known) => Promise<Response>

/** Responds in this thread, from the engine of now. */
export function respondHere(engine: () => Engine): Responder {
  return async (event, known) => respond(event, { ...known, engine: engine() })
}
