// While the bot is paused citizens read the editors' notice in place of everything that the releases would say: an
// editor pauses because a figure is wrong, and it stands in sources and topics as it does in answers. A receipt says
// what was said once: it is given, under the notice.
import { parsePayload } from '../render/deep-link.ts'
import { notice } from '../render/introduction.ts'
import type { Message } from '../render/message.ts'
import { parseAction } from './action.ts'
import type { MessageEvent, PressEvent } from './event.ts'
import type { Known } from './view.ts'

type Paused<K extends Known> = K & { readonly paused: string }

/** Editors go on asking while citizens are told that the bot is paused. */
export function isPausedFor<K extends Known>(known: K): known is Paused<K> {
  return known.paused !== null && known.role === null
}

const reading: ReadonlySet<string> = new Set(['ask', 'check', 'source', 'topics', 'coverage'])
const opening: ReadonlySet<string> = new Set(['question', 'passage', 'topic'])
const pressing: ReadonlySet<string> = new Set(['ask', 'labelled', 'source', 'sections', 'section', 'topic'])

/** Whether the releases would answer it. An edited question is looked at where it is known what it changes. */
export function asksReleases(event: MessageEvent | PressEvent): boolean {
  if (event.kind === 'press') return pressing.has(parseAction(event.data)?.kind ?? '')
  const { addressed, command, text, edited } = event
  if (addressed === null || edited || text === null) return false
  if (command === 'start') return opening.has(parsePayload(text).kind)
  return command === null || reading.has(command)
}

/** The message under the notice, where there is one. */
export function underNotice(message: Message, known: Known): Message {
  if (!isPausedFor(known)) return message
  return { ...message, lines: [...notice(known.paused).lines, ...message.lines] }
}
