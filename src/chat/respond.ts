// An event and what is known → what happens because of it. Pure: the same event in the same view, the same response.
import { notice } from '../render/introduction.ts'
import { phrasesIn } from '../render/phrases.ts'
import { parseAction } from './action.ts'
import { answer } from './ask.ts'
import { checkAsked, checkPassedOn } from './check.ts'
import { onCommand } from './command.ts'
import { deskJob } from './editing.ts'
import type { Effect } from './effect.ts'
import type { Event, MessageEvent, PressEvent } from './event.ts'
import { isSilent, settingsOf } from './group.ts'
import { onInline, pausedInline } from './inline.ts'
import { onMembership, onMoved } from './membership.ts'
import { asksReleases, isPausedFor } from './paused.ts'
import { onPress } from './press.ts'
import {
  becoming,
  type Known,
  languageHere,
  nothing,
  type Response,
  saying,
  told,
  type View,
} from './view.ts'

/** A question that is changed later than this is not answered anew: the answer has been read. */
const editableSeconds = 120

/** What happens because of `event`. Throws only where the program is wrong. */
export function respond(event: Event, view: View): Response {
  switch (event.kind) {
    case 'message':
    case 'press': {
      const job = deskJob(event, view)
      if (job !== null) return { ...nothing, effects: [{ kind: 'job', job }] }
      if (isUnheard(event, view)) return nothing
      if (isPausedFor(view) && asksReleases(event)) return saying(event.at, notice(view.paused))
      return event.kind === 'message' ? onMessage(event, view) : onPress(event, view)
    }
    case 'membership':
      return onMembership(event, view)
    case 'moved':
      return onMoved(event)
    case 'inline':
      return { ...nothing, inline: isPausedFor(view) ? pausedInline(view.paused) : onInline(event, view) }
    case 'administrators':
      return nothing
  }
}

/** What a citizen is told when their message could not be handled, again and again. */
export function apologise(event: Event, known: Known): readonly Effect[] {
  if (event.kind !== 'message' && event.kind !== 'press') return []
  if (event.kind === 'message' && event.addressed === null) return []
  return told(event.at, notice(phrasesIn(languageHere(event, known)).failed))
}

/** Where a group has told the bot to be silent, it hears its settings only. */
export function isUnheard(event: MessageEvent | PressEvent, view: Known): boolean {
  const inGroup = event.at !== null && event.at.chat.type !== 'private'
  if (!inGroup || !isSilent(settingsOf(view.chat), view.now, view.timeZone)) return false
  if (event.kind === 'message') return !['settings', 'subscribe', 'unsubscribe'].includes(event.command ?? '')
  const kind = parseAction(event.data)?.kind
  return kind !== 'settings' && kind !== 'set' && kind !== 'subscription'
}

function onMessage(event: MessageEvent, view: View): Response {
  if (event.addressed === null) return nothing
  if (event.edited) return onEdited(event, view)
  if (event.command === 'check') return checkAsked(event, view)
  if (event.command !== null && event.command !== 'ask') return onCommand(event.command, event, view)
  const words = phrasesIn(languageHere(event, view))
  if (event.text === null) {
    return event.at.chat.type === 'private' ? saying(event.at, notice(words.textOnly)) : nothing
  }
  if (event.text === '') return saying(event.at, notice(words.askHow))
  return checkPassedOn(event.text, event, view) ?? answer(event.text, event, view)
}

/** A question that was mended at once: its answer takes the place of the one before. */
function onEdited(event: MessageEvent, view: View): Response {
  const { earlier, now } = view
  const asks = (event.command === null || event.command === 'ask') && (event.text ?? '') !== ''
  if (!asks || earlier === null || now - event.sentAt > editableSeconds) return nothing
  if (earlier.question === event.text) return nothing
  if (isPausedFor(view)) return becoming({ ...event.at, message: earlier.message }, notice(view.paused))
  // What was said last is the question that is taken back.
  return answer(event.text ?? '', event, { ...view, turn: null }, earlier.message)
}
