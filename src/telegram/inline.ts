// Cards → answerInlineQuery. Telegram waits ten seconds for it; whoever types on asks anew.
import type { InlineReply } from '../chat/inline.ts'
import type { Log } from '../log.ts'
import { telegramHtml } from '../render/telegram-html.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'

/** Never rejects: an answer that comes too late helps nobody. */
export async function answerInline(call: Call, log: Log, query: string, reply: InlineReply): Promise<void> {
  const { cards, next, button, cacheSeconds } = reply
  const results = cards.map(({ id, title, description, message }) => ({
    type: 'article',
    id,
    title,
    description,
    input_message_content: {
      message_text: telegramHtml(message),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  }))
  try {
    await call(
      'answerInlineQuery',
      {
        inline_query_id: query,
        results,
        cache_time: cacheSeconds,
        // In the language of whoever asks.
        is_personal: true,
        next_offset: next,
        ...(button === null ? {} : { button: { text: button.label, start_parameter: button.start } }),
      },
      { deadlineMs: 8000 },
    )
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    log.debug({ reason: error.message }, 'an inline query was not answered')
  }
}
