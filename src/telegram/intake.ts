// An update → what is taken in of it: the event, without personal numbers, names of people, or anything that is not
// meant for the bot.
import type { Event } from '../chat/event.ts'
import type { Taken } from '../chat/inbox.ts'
import { maskPersonal } from '../text/personal.ts'
import { fieldsOf, numberIn } from './fields.ts'
import { laneOf, type Me, readUpdate } from './incoming.ts'

/** Null when there is nothing in the update for the bot. */
export function takenOf(update: unknown, me: Me): Taken | null {
  const id = numberIn(fieldsOf(update)['update_id'])
  const event = id === null ? null : readUpdate(update, me)
  if (id === null || event === null) return null
  return {
    id,
    lane: laneOf(event),
    body: JSON.stringify(isForThePress(event, me.editors?.() ?? []) ? event : masked(event)),
  }
}

/** What an editor announces is meant for everybody: a hotline's number stays. */
function isForThePress(event: Event, editors: readonly number[]): boolean {
  if (event.kind !== 'message' || event.from.kind !== 'person' || event.addressed !== 'private') return false
  return ['announce', 'correct'].includes(event.command ?? '') && editors.includes(event.from.person.id)
}

function masked(event: Event): Event {
  if (event.kind === 'inline') return { ...event, text: maskPersonal(event.text) }
  if (event.kind !== 'message') return event
  const mask = (text: string | null) => (text === null ? null : maskPersonal(text))
  return { ...event, text: mask(event.text), quoted: mask(event.quoted) }
}
