// Questions as inline buttons. A button's data says only which button it is; the question is read back from the
// keyboard of the message that was pressed, so buttons still answer after a restart and cannot be forged.
import { encodeAction } from '../chat/action.ts'
import type { Message } from '../render/message.ts'

export interface Button {
  readonly text: string
  readonly callback_data: string
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[]
}

/**
 * A row for each choice (`c0`, `c1`, …), then for each follow-up question (`f0`, …), then the message's own buttons;
 * null when there are none.
 */
export function keyboardFor({ choices, followUps, buttons }: Message): Keyboard | null {
  const row = (prefix: string) => (text: string, i: number) => [{ text, callback_data: `${prefix}${i}` }]
  const own = buttons.map((buttonsInRow) =>
    buttonsInRow.map(({ label, action }) => ({ text: label, callback_data: encodeAction(action) })),
  )
  const rows = [...choices.map(row('c')), ...followUps.map(row('f')), ...own].filter(
    ([button]) => button !== undefined && button.text.trim() !== '',
  )
  return rows.length === 0 ? null : { inline_keyboard: rows }
}
