// An event → what must be known to handle it, read from memory at once.
import { parseAction } from './action.ts'
import type { Event } from './event.ts'
import type { Memory } from './memory.ts'
import { type Known, speakerOf } from './view.ts'

/** Everything in a view that memory holds. Rejects when memory is out of reach. */
export async function look(
  event: Event,
  memory: Memory,
  now: number,
): Promise<
  Pick<Known, 'turn' | 'chat' | 'person' | 'answer' | 'earlier' | 'prompted' | 'receipt' | 'awaited'>
> {
  const conversation = event.kind === 'message' || event.kind === 'press' ? event : null
  const speaker = conversation === null ? null : speakerOf(conversation)
  const chat = chatOf(event)
  const person = personOf(event)
  const [turn, chatRecord, personRecord, answer, earlier, prompted, wished] = await Promise.all([
    speaker === null ? null : memory.turn(speaker, now),
    chat === null ? null : memory.chat(chat),
    person === null ? null : memory.person(person),
    answerMeant(event, memory),
    event.kind === 'message' && event.edited && event.at.message !== null
      ? memory.answerTo(event.at.chat.id, event.at.message)
      : null,
    event.kind === 'message' && event.repliesTo !== null && event.at.chat.type === 'private'
      ? memory.isPrompt(event.at.chat.id, event.repliesTo)
      : false,
    lookAtWishes(event, person, memory),
  ])
  return { turn, chat: chatRecord, person: personRecord, answer, earlier, prompted, ...wished }
}

/** What is waited for is looked up only where it is shown or changed. */
async function lookAtWishes(
  event: Event,
  person: number | null,
  memory: Memory,
): Promise<Pick<Known, 'receipt' | 'awaited'>> {
  const action = event.kind === 'press' ? parseAction(event.data) : null
  const isAbout = action?.kind === 'await' || action?.kind === 'unawait'
  const isListed = event.kind === 'message' && event.command === 'waiting'
  const [receipt, awaited] = await Promise.all([
    action?.kind === 'await' ? memory.receipt(action.receipt) : null,
    person !== null && (isAbout || isListed) ? memory.awaited(person) : [],
  ])
  return { receipt, awaited }
}

function chatOf(event: Event): number | null {
  switch (event.kind) {
    case 'message':
    case 'press':
      return event.at?.chat.id ?? null
    case 'membership':
    case 'administrators':
      return event.chat.id
    case 'moved':
      return event.from
    case 'inline':
      return null
  }
}

function personOf(event: Event): number | null {
  if (event.kind === 'message') return event.from.kind === 'person' ? event.from.person.id : null
  if (event.kind === 'membership') return event.by.id
  return event.kind === 'moved' ? null : event.person.id
}

async function answerMeant(event: Event, memory: Memory) {
  if (event.kind === 'press' && event.at !== null && event.at.message !== null) {
    return memory.answerIn(event.at.chat.id, event.at.message)
  }
  if (event.kind === 'message' && event.repliesTo !== null) {
    return memory.answerIn(event.at.chat.id, event.repliesTo)
  }
  return null
}
