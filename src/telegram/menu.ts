// The command menu that Telegram shows beside the text field, in private chats and elsewhere.
import type { Log } from '../log.ts'
import type { Language } from '../query/query.ts'
import { phrasesIn } from '../render/phrases.ts'
import type { Call } from './client.ts'
import { CallFailed } from './failure.ts'

// Telegram knows two-letter language codes only; without one the menu is for everybody else.
const languages: readonly (readonly [code: string | null, language: Language])[] = [
  [null, 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['en', 'en'],
]

/** Sets the menus. What fails is logged: the bot answers without a menu too. */
export async function setMenus(call: Call, log: Log, signal: AbortSignal): Promise<void> {
  try {
    for (const scope of ['default', 'all_private_chats'] as const) {
      for (const [code, language] of languages) {
        await call('setMyCommands', menu(scope, code, language), { signal })
      }
    }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.failure.kind !== 'stopped') log.warn({ reason: error.message }, 'the command menu was not set')
  }
}

function menu(scope: 'default' | 'all_private_chats', code: string | null, language: Language) {
  const { commands } = phrasesIn(language)
  const names =
    scope === 'default' ? (['ask', 'help', 'about'] as const) : (['start', 'help', 'about'] as const)
  return {
    commands: names.map((command) => ({ command, description: commands[command] })),
    scope: { type: scope },
    ...(code === null ? {} : { language_code: code }),
  }
}
