// How often people and groups may ask. The counts are in memory, by the time when a message was sent: who waited
// through an outage has not asked too fast.
import { parseAction } from './action.ts'
import type { InlineEvent, MessageEvent, PressEvent } from './event.ts'
import { type Recent, recent } from './recent.ts'

/** At most `most` within any `seconds`. */
export interface Limit {
  readonly most: number
  readonly seconds: number
}

/** More than a person types, and for a group what Telegram itself lets a bot send there. */
export const limits = {
  person: { most: 60, seconds: 60 },
  group: { most: 20, seconds: 60 },
  /** Every letter that is typed asks anew. */
  inline: { most: 120, seconds: 60 },
} as const satisfies Record<string, Limit>

export type Verdict =
  | { readonly kind: 'pass' }
  /** The first one too many: say so. */
  | { readonly kind: 'say'; readonly whose: 'person' | 'group' }
  | { readonly kind: 'silence'; readonly whose: 'person' | 'group' }

/** Whether one more at `at` (seconds) is too many after those at `times`; and the times to remember. */
export function admit(
  times: readonly number[],
  at: number,
  { most, seconds }: Limit,
): { readonly verdict: Verdict['kind']; readonly times: readonly number[] } {
  const within = times.filter((time) => time > at - seconds)
  if (within.length > most) return { verdict: 'silence', times: within }
  return { verdict: within.length === most ? 'say' : 'pass', times: [...within, at] }
}

export interface Gate {
  /** Counts an event and says whether it may be answered; `now` in seconds, for events that tell no time. */
  pass(event: MessageEvent | PressEvent | InlineEvent, now: number): Verdict
}

/** A gate that has counted nothing. `now`: milliseconds. */
export function createGate(now: () => number): Gate {
  const counts: Recent<readonly number[]> = recent({ limit: 50_000, maxAgeMs: 2 * 60_000, now })

  function count(key: string, at: number, limit: Limit): Verdict['kind'] {
    const { verdict, times } = admit(counts.get(key) ?? [], at, limit)
    counts.set(key, times)
    return verdict
  }

  return {
    pass(event, seconds) {
      if (event.kind === 'inline') {
        const typed = count(`inline ${event.person.id}`, seconds, limits.inline)
        return typed === 'pass' ? { kind: typed } : { kind: typed, whose: 'person' }
      }
      const at = event.kind === 'message' && event.sentAt > 0 ? event.sentAt : seconds
      const person = event.kind === 'press' ? event.person.id : idOf(event)
      const own = count(`person ${person}`, at, limits.person)
      if (own !== 'pass') return { kind: own, whose: 'person' }
      const chat = event.at?.chat
      if (chat === undefined || chat.type === 'private' || !fillsChat(event)) return { kind: 'pass' }
      const group = count(`group ${chat.id}`, at, limits.group)
      return group === 'pass' ? { kind: group } : { kind: group, whose: 'group' }
    },
  }
}

/** Whether what comes of it stands in the chat as one more message: not so for settings, votes and turned pages. */
function fillsChat(event: MessageEvent | PressEvent): boolean {
  if (event.kind === 'message') return event.command !== 'settings'
  const kind = parseAction(event.data)?.kind
  return kind === 'ask' || kind === 'labelled' || kind === 'source'
}

function idOf({ from }: MessageEvent): number {
  return from.kind === 'person' ? from.person.id : from.chat
}
