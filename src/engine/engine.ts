// One corpus and what can be asked of it. Pure: same corpus, context and question, same answer.
import type { Answer } from '../answer/answer.ts'

/** What a conversation carries from turn to turn. Opaque to callers: hand back what the last turn gave. */
export interface Context {
  readonly turn: number
}

/** The context of a conversation that has not begun. */
export const freshContext: Context = { turn: 0 }

export interface Engine {
  readonly knowledgeVersion: string
  /** Titles of the releases it answers from, newest first. */
  readonly titles: readonly string[]
  /** Questions that the corpus answers, for greetings and help; at most `limit`. */
  examples(limit: number): readonly string[]
  /** Answers one message of a conversation; never throws, whatever the text. */
  ask(text: string, context: Context): { readonly answer: Answer; readonly context: Context }
}
