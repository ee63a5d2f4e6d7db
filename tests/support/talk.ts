// Somebody in a private chat with the bot, as a test plays them: says, sends and taps, and reads what comes of it.
import type { BotApiDouble, RecordedCall } from './bot-api-double.ts'

/** What the desk shows while it works. */
const progress = /^(?:[①②③④]|发布…|归类没有答上|…$)/

interface Button {
  readonly text: string
  readonly callback_data: string
}

export interface Talk {
  readonly id: number
  /** Says something, and gives the bot's next message that is no progress. */
  says(text: string, over?: Readonly<Record<string, unknown>>): Promise<string>
  sends(name: string, bytes: Uint8Array): Promise<string>
  /** Taps the button whose label begins like this, under the bot's last message that has it. */
  taps(label: string): Promise<string>
  /** The same, where nothing is said in answer. */
  presses(label: string): void
  /** Replies to the bot's last message. */
  replies(text: string): Promise<string>
  /** The bot's next message to this person that is no progress. */
  hears(): Promise<string>
  /** The same, of the message that was heard last: there may be later ones. */
  heard(): { readonly html: string; readonly rows: readonly (readonly string[])[] }
  /** The bot's last message, in Telegram's HTML, with the labels under it row by row. */
  last(): { readonly html: string; readonly rows: readonly (readonly string[])[] }
  /** The whole label of the button that begins like this. */
  labelOf(label: string): string
  /** Labels under the bot's last message. */
  buttons(): readonly string[]
}

/** `patienceMs`: how long the bot may take for a reply. */
export function talkOf(
  api: BotApiDouble,
  id: number,
  { language = 'zh-hans', patienceMs = 30_000 } = {},
): Talk {
  const from = { id, is_bot: false, first_name: `P${id}`, language_code: language }
  const where = { chat: { id, type: 'private' }, from }
  let heard = 0
  let presses = 0
  const isShown = ({ method, payload }: RecordedCall) =>
    (method === 'sendMessage' || method === 'editMessageText') && payload['chat_id'] === id
  const shown = () => api.calls.filter((call) => isShown(call) && !progress.test(call.visible))
  const numberOf = (call: RecordedCall | undefined) =>
    call?.method === 'editMessageText' ? Number(call.payload['message_id']) : (call?.messageId ?? 0)
  const rowsOf = (call: RecordedCall | undefined): readonly Button[][] => {
    const markup = call?.payload['reply_markup'] as { inline_keyboard?: Button[][] } | undefined
    return markup?.inline_keyboard ?? []
  }
  const keyboardOf = (call: RecordedCall | undefined): readonly Button[] => rowsOf(call).flat()
  const withButton = (label: string) =>
    shown().findLast((call) => keyboardOf(call).some(({ text }) => text.startsWith(label)))
  const last = () => shown().at(-1)
  const looksOf = (call: RecordedCall | undefined) => ({
    html: String(call?.payload['text']),
    rows: rowsOf(call).map((row) => row.map(({ text }) => text)),
  })

  async function hears(): Promise<string> {
    for (let waited = 0; waited < patienceMs / 10; waited++) {
      const next = shown()[heard]
      if (next !== undefined) {
        heard += 1
        return next.visible
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(`nothing more was said to ${id}; complaints: ${api.complaints.join('; ')}`)
  }

  return {
    id,
    hears,
    says(text, over = {}) {
      api.say(text, { ...where, ...over })
      return hears()
    },
    sends(name, bytes) {
      api.sendDocument(name, bytes, where)
      return hears()
    },
    replies(text) {
      const message_id = numberOf(last())
      const from = { id: 123456789, is_bot: true, first_name: 'bot' }
      return this.says(text, { reply_to_message: { message_id, from, text: '' } })
    },
    taps(label) {
      this.presses(label)
      return hears()
    },
    presses(label) {
      const under = withButton(label)
      const button = keyboardOf(under).find(({ text }) => text.startsWith(label))
      if (under === undefined || button === undefined) throw new Error(`no button ${label}`)
      const message = {
        message_id: numberOf(under),
        chat: { id, type: 'private' },
        reply_markup: { inline_keyboard: [keyboardOf(under)] },
      }
      presses += 1
      const data = button.callback_data
      api.push({ callback_query: { id: `${id}${presses}`, from, chat_instance: '1', data, message } })
    },
    heard: () => looksOf(shown()[heard - 1]),
    last: () => looksOf(last()),
    labelOf: (label) =>
      keyboardOf(withButton(label)).find(({ text }) => text.startsWith(label))?.text ?? label,
    buttons: () => keyboardOf(last()).map(({ text }) => text),
  }
}
