// Every word the bot says of its own, by language (one file each). Quotes are not here: they stay as printed.

import type { Language } from '../query/query.ts'
import type { ChatPhrases } from './chat-wording.ts'
import { englishChat } from './phrases-chat-en.ts'
import { simplifiedChat } from './phrases-chat-zh-hans.ts'
import { traditionalChat } from './phrases-chat-zh-hant.ts'
import { english } from './phrases-en.ts'
import { simplified } from './phrases-zh-hans.ts'
import { traditional } from './phrases-zh-hant.ts'
import type { Phrases } from './wording.ts'

const byLanguage: Readonly<Record<Language, Phrases>> = {
  'zh-Hans': simplified,
  'zh-Hant': traditional,
  en: english,
}

/** The bot's words in `language`. */
export function phrasesIn(language: Language): Phrases {
  return byLanguage[language]
}

const chatByLanguage: Readonly<Record<Language, ChatPhrases>> = {
  'zh-Hans': simplifiedChat,
  'zh-Hant': traditionalChat,
  en: englishChat,
}

/** What the bot says in a chat beside answers, in `language`. */
export function chatPhrasesIn(language: Language): ChatPhrases {
  return chatByLanguage[language]
}

/** The language for a person of whom only Telegram's `language_code` (BCP 47) or a locale (`zh_TW.UTF-8`) is known. */
export function languageOfCode(code: string | undefined): Language {
  const tag = (code ?? 'zh').toLowerCase().replaceAll('_', '-')
  if (/^zh-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
  return /^(zh|yue|ii|bo|ug|za|mn)\b/.test(tag) ? 'zh-Hans' : 'en'
}
