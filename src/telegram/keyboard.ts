// Questions as inline buttons. A button's data says only which button it is; the question is read back from the
// keyboard of the message that was pressed, so buttons still answer after a restart and cannot be forged.
import type { Message } from '../render/message.ts'

export interface Button {
  readonly text: string
  readonly callback_data: string
}

export interface Keyboard {
  readonly inline_keyboard: readonly (readonly Button[])[]
}

/** What is read of a callback query; everything may be missing. */
export interface Press {
  readonly data?: string
  readonly message?: {
    readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Partial<Button>[])[] }
  }
}

/** A row for each choice (`c0`, `c1`, …), then for each follow-up question (`f0`, …); null when there are none. */
export function keyboardFor({ choices, followUps }: Message): Keyboard | null {
  const row = (prefix: string) => (text: string, i: number) => [{ text, callback_data: `${prefix}${i}` }]
  const rows = [...choices.map(row('c')), ...followUps.map(row('f'))].filter(
    ([button]) => button?.text.trim() !== '',
  )
  return rows.length === 0 ? null : { inline_keyboard: rows }
}

/** The question on the pressed button, or null when the message no longer shows it. */
export function pressedQuestion({ data, message }: Press): string | null {
  if (data === undefined || !/^[cf]\d{1,2}$/.test(data)) return null
  const buttons = message?.reply_markup?.inline_keyboard?.flat() ?? []
  return buttons.find((button) => button.callback_data === data)?.text ?? null
}
