// What stands behind `?start=` in a link to the bot ↔ what it opens. Foreign input: anybody can write such a link.
import { isKey, type Key } from '../corpus/key.ts'

export type Opened =
  | { readonly kind: 'passage'; readonly passage: Key }
  | { readonly kind: 'topic'; readonly topic: Key }
  | { readonly kind: 'question'; readonly question: Key }
  /** Subscribing, to the topics of a section where one is named. */
  | { readonly kind: 'subscription'; readonly section: Key | null }
  /** Nothing in particular: the button above inline cards and below announcements leads to the chat. */
  | { readonly kind: 'greeting' }
  | { readonly kind: 'unknown' }

const greeting = 'hello'

/** The payload for a link, at most 64 of A–Z a–z 0–9 _ -, as Telegram demands. */
export function payloadFor(opened: Exclude<Opened, { kind: 'unknown' }>): string {
  switch (opened.kind) {
    case 'passage':
      return `p-${opened.passage}`
    case 'topic':
      return `t-${opened.topic}`
    case 'question':
      return `q-${opened.question}`
    case 'subscription':
      return `s-${opened.section ?? 'all'}`
    case 'greeting':
      return greeting
  }
}

/** What a payload opens. */
export function parsePayload(payload: string): Opened {
  if (payload === greeting) return { kind: 'greeting' }
  if (payload === 's-all') return { kind: 'subscription', section: null }
  const [, sort, key = ''] = /^([pqts])-([\w-]{1,62})$/.exec(payload) ?? []
  if (sort === undefined || !isKey(key)) return { kind: 'unknown' }
  switch (sort) {
    case 'p':
      return { kind: 'passage', passage: key }
    case 'q':
      return { kind: 'question', question: key }
    case 's':
      return { kind: 'subscription', section: key }
    default:
      return { kind: 'topic', topic: key }
  }
}
