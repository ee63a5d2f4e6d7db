// What stands behind `?start=` in a link to the bot ↔ what it opens. Foreign input: anybody can write such a link.
import { isKey, type Key } from '../corpus/key.ts'

/** `later`: a form that is kept for what does not exist yet (subscriptions). */
export type Opened =
  | { readonly kind: 'passage'; readonly passage: Key }
  | { readonly kind: 'topic'; readonly topic: Key }
  /** Nothing in particular: the button above inline cards leads to the chat. */
  | { readonly kind: 'greeting' }
  | { readonly kind: 'later' }
  | { readonly kind: 'unknown' }

const greeting = 'hello'

/** The payload for a link, at most 64 of A–Z a–z 0–9 _ -, as Telegram demands. */
export function payloadFor(opened: Exclude<Opened, { kind: 'later' | 'unknown' }>): string {
  if (opened.kind === 'greeting') return greeting
  return opened.kind === 'passage' ? `p-${opened.passage}` : `t-${opened.topic}`
}

/** What a payload opens. */
export function parsePayload(payload: string): Opened {
  if (payload === greeting) return { kind: 'greeting' }
  const [, sort, key = ''] = /^([pts])-([\w-]{1,62})$/.exec(payload) ?? []
  if (sort === 's') return { kind: 'later' }
  if (sort === undefined || !isKey(key)) return { kind: 'unknown' }
  return sort === 'p' ? { kind: 'passage', passage: key } : { kind: 'topic', topic: key }
}
