// What stands above the cards of inline mode: Telegram shows it as a button that leads to the private chat.
import type { Language } from '../query/query.ts'

export interface InlinePhrases {
  /** Above the examples that nothing typed brings. */
  readonly examples: string
  readonly nothing: string
  readonly tooFast: string
}

const byLanguage: Readonly<Record<Language, InlinePhrases>> = {
  'zh-Hans': {
    examples: '接着输入要找的内容，如：轮椅',
    nothing: '公布的稿件里没有找到，点此去问',
    tooFast: '查得太快了，请过一分钟再试',
  },
  'zh-Hant': {
    examples: '接著輸入要找的內容，如：輪椅',
    nothing: '公布的稿件裡沒有找到，點此去問',
    tooFast: '查得太快了，請過一分鐘再試',
  },
  en: {
    examples: 'Go on typing what you look for',
    nothing: 'Not in the releases: tap to ask',
    tooFast: 'Too fast: try again in a minute',
  },
}

/** The words for inline mode in `language`. */
export function inlinePhrasesIn(language: Language): InlinePhrases {
  return byLanguage[language]
}
