// What the bot says of figures that somebody waits for.
import type { Language } from '../query/query.ts'

export interface WaitingPhrases {
  /** On the button under what is not stated. */
  readonly label: string
  readonly kept: string
  readonly tooMany: string
  readonly title: string
  readonly end: (number: number) => string
  readonly none: string
  readonly published: (question: string) => string
}

const byLanguage: Readonly<Record<Language, WaitingPhrases>> = {
  'zh-Hans': {
    label: '🔔 公布了告诉我',
    kept: '好的。公布以后告诉您一次；/waiting 可以查看和取消。',
    tooMany: '您等的已经很多了，请先用 /waiting 取消几个。',
    title: '公布以后会告诉您：',
    end: (number) => `取消第 ${number} 个`,
    none: '您没有在等什么。稿件没有说的，可以点“公布了告诉我”。',
    published: (question) => `您等的有了：${question}`,
  },
  'zh-Hant': {
    label: '🔔 公布了告訴我',
    kept: '好的。公布以後告訴您一次；/waiting 可以查看和取消。',
    tooMany: '您等的已經很多了，請先用 /waiting 取消幾個。',
    title: '公布以後會告訴您：',
    end: (number) => `取消第 ${number} 個`,
    none: '您沒有在等什麼。稿件沒有說的，可以點“公布了告訴我”。',
    published: (question) => `您等的有了：${question}`,
  },
  en: {
    label: '🔔 Tell me when it is out',
    kept: 'I will tell you once, when it is published. /waiting shows and ends it.',
    tooMany: 'You wait for many already: end some with /waiting first.',
    title: 'I will tell you when these are published:',
    end: (number) => `End no. ${number}`,
    none: 'You wait for nothing. Under what is not stated there is “Tell me when it is out”.',
    published: (question) => `It is published now: ${question}`,
  },
}

/** The words for what is waited for, in `language`. */
export function waitingPhrasesIn(language: Language): WaitingPhrases {
  return byLanguage[language]
}
