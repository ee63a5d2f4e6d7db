// Work of the editors' desk, as it is stored until it is done: what an editor sent, said or pressed.
import type { Language } from '../query/query.ts'
import type { SentFile } from './event.ts'
import type { DeskCommand } from './role.ts'

export type Task =
  | { readonly kind: 'document'; readonly file: SentFile }
  /** The answer that is meant, by a reply or as the last one, for /why: its question, and its receipt if it has one. */
  | {
      readonly kind: 'command'
      readonly name: DeskCommand
      readonly text: string
      readonly question: string | null
      readonly receipt: string | null
    }
  /** What a button of the desk carries; `question` as above, where the button names no receipt. */
  | { readonly kind: 'press'; readonly data: string; readonly question: string | null }
  /** Words in reply to a message of the bot's. */
  | { readonly kind: 'reply'; readonly text: string }

export interface Job {
  readonly task: Task
  /** The private chat, which has the editor's own id. */
  readonly person: number
  /** The message that brought it about; for a press and a reply the bot's own that it belongs to. */
  readonly message: number | null
  readonly language: Language
}
