// A message's buttons as Telegram's inline keyboard.
import { encodeAction } from '../chat/action.ts'
import type { Message } from '../render/message.ts'

/** With one of the two. */
export interface Button {
  readonly text: string
  readonly callback_data?: string
  readonly url?: string
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[]
}

/** The message's buttons, row by row; null when there are none. */
export function keyboardFor({ buttons }: Message): Keyboard | null {
  const rows = buttons
    .map((row) =>
      row.map(
        ({ label, action }): Button =>
          action.kind === 'link'
            ? { text: label, url: action.url }
            : { text: label, callback_data: encodeAction(action) },
      ),
    )
    .filter((row) => row.length > 0)
  return rows.length === 0 ? null : { inline_keyboard: rows }
}
