// How long the store keeps what. The one place: /privacy says these numbers, the store's tidying acts on them. The
// operator may set what concerns citizens (config.ts).

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Milliseconds, where the operator says nothing else. */
export const keptFor = {
  /** The last turn of a conversation. */
  turn: 30 * minute,
  /** Numbers of updates that came, without their content, so that none is answered twice. */
  update: day,
  /** Which question a message of the bot's answers: for edited questions and the buttons under answers. */
  answer: 30 * day,
  /** Whether an answer helped, and why not. */
  vote: 90 * day,
  /** What is needed to give an answer again. */
  receipt: 90 * day,
  /** A knowledge version, from when another took its place; as long as receipts in any case. */
  version: 365 * day,
  /** A question that somebody waits to be told the answer of. */
  awaited: 365 * day,
  /** Messages that could not be delivered: chat and reason, without their text. */
  mishap: 30 * day,
  /** Announcements, and which chat has which: so that they can be corrected. */
  delivery: 365 * day,
  /** A chat's settings, once the bot cannot write to it any more. */
  goneChat: 90 * day,
  /** What was asked in vain or answered badly, without who asked. */
  missed: 180 * day,
  /** What editors did. */
  audit: 730 * day,
  /** An editor's draft that was neither published nor discarded, and what was asked of them. */
  draft: 30 * day,
} as const

export type KeptFor = Readonly<Record<keyof typeof keptFor, number>>
