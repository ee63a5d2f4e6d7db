// Telling whoever pressed a button that it was heard: Telegram waits only seconds for that.
import type { Toast } from '../chat/view.ts'
import type { Log } from '../log.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'

/** Telegram's limit for the words, in characters. */
const longest = 200

/** Never rejects: only the little clock on the button depends on it. */
export async function confirmPress(call: Call, log: Log, press: string, toast: Toast | null): Promise<void> {
  const words =
    toast === null
      ? {}
      : { text: [...toast.text].slice(0, longest).join(''), ...(toast.alert ? { show_alert: true } : {}) }
  try {
    await call('answerCallbackQuery', { callback_query_id: press, ...words })
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    log.debug({ reason: error.message }, 'a button press was not confirmed')
  }
}
