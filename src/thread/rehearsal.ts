// Questions asked before any citizen asks, so that the code that answers is compiled for speed by then. Their answers
// go nowhere.

import { noAnnouncing } from '../chat/announcing.ts'
import type { MessageEvent } from '../chat/event.ts'
import type { Turn } from '../chat/memory.ts'
import { respond } from '../chat/respond.ts'
import { keptFor } from '../chat/retention.ts'
import type { Known } from '../chat/view.ts'
import type { Engine } from '../engine/engine.ts'
import { warmingUp } from '../engine/warm-up.ts'

const most = 150
const inOtherWords = [
  'how many people are there',
  'how much money was paid',
  'duo shao ren',
  '多少仁',
  '那去年呢',
]

const known: Known = {
  now: 0,
  turn: null,
  chat: null,
  person: null,
  answer: null,
  earlier: null,
  administrator: false,
  role: null,
  prompted: false,
  paused: null,
  bot: { username: 'rehearsal', hearsAll: false },
  timeZone: 'UTC',
  kept: keptFor,
  receipt: null,
  awaited: [],
  announcing: noAnnouncing,
}

/** Asks questions as they stand, cut short, and as turns of a conversation. Takes a second or more. */
export function rehearse(engine: Engine): void {
  for (const _ of warmingUp(engine));
  const examples = engine.examples(most)
  const shortened = examples.map((question) => question.slice(question.length / 2))
  let turn: Turn | null = null
  for (const question of [...inOtherWords, ...examples, ...shortened, ...examples, ...inOtherWords])
    turn = asked(question, engine, turn)
}

function asked(question: string, engine: Engine, turn: Turn | null): Turn | null {
  const { effects } = respond(messageWith(question), { ...known, turn, engine })
  return effects.find((effect) => effect.kind === 'turn')?.turn ?? null
}

function messageWith(text: string): MessageEvent {
  return {
    kind: 'message',
    at: { chat: { id: 1, type: 'private', title: null }, message: 1, thread: null },
    from: { kind: 'person', person: { id: 1, languageCode: null } },
    text,
    command: null,
    addressed: 'private',
    edited: false,
    sentAt: 0,
    repliesTo: null,
    quoted: null,
    forwarded: false,
    album: null,
    file: null,
  }
}
