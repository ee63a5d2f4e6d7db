// What the bot says of a message whose numbers it has held against the published figures.
import type { Language } from '../query/query.ts'

export interface ClaimPhrases {
  readonly title: (count: number) => string
  readonly agrees: string
  /** A published figure follows. */
  readonly differs: string
  readonly notPublished: string
  /** That no verdict is no denial, and that only numbers were looked at. */
  readonly limits: string
  readonly more: (count: number) => string
  readonly noNumbers: string
  readonly how: string
}

const byLanguage: Readonly<Record<Language, ClaimPhrases>> = {
  'zh-Hans': {
    title: (count) => `核对了 ${count} 个数字：`,
    agrees: '与公布的相符',
    differs: '与公布的不符，公布的是',
    notPublished: '公布的稿件里没有这个数字',
    limits: '我只核对数字。“没有”不等于不属实，只是公布的稿件没有说。',
    more: (count) => `只核对了前 ${count} 个数字。`,
    noNumbers: '这段话里没有可以核对的数字。',
    how: '请把要核对的话写在 /check 后面，或者用 /check 回复那条消息。在私聊里，直接转发给我也可以。',
  },
  'zh-Hant': {
    title: (count) => `核對了 ${count} 個數字：`,
    agrees: '與公布的相符',
    differs: '與公布的不符，公布的是',
    notPublished: '公布的稿件裡沒有這個數字',
    limits: '我只核對數字。“沒有”不等於不屬實，只是公布的稿件沒有說。',
    more: (count) => `只核對了前 ${count} 個數字。`,
    noNumbers: '這段話裡沒有可以核對的數字。',
    how: '請把要核對的話寫在 /check 後面，或者用 /check 回覆那則訊息。在私聊裡，直接轉傳給我也可以。',
  },
  en: {
    title: (count) => (count === 1 ? 'One number checked:' : `${count} numbers checked:`),
    agrees: 'agrees with what was published',
    differs: 'differs; published is',
    notPublished: 'is not in the published releases',
    limits: 'I check numbers only. “Not in the releases” does not mean untrue: they do not say.',
    more: (count) => `Only the first ${count} numbers were checked.`,
    noNumbers: 'There is no number in this message that could be checked.',
    how: 'Write the message behind /check, or reply to it with /check. In a private chat you can also forward it to me.',
  },
}

/** The words for checked claims in `language`. */
export function claimPhrasesIn(language: Language): ClaimPhrases {
  return byLanguage[language]
}
