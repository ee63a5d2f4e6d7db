// What the bot says of a receipt: the short id under an answer by which it can be given again.
import type { Language } from '../query/query.ts'

export interface ReceiptPhrases {
  /** Under each answer. */
  readonly under: (id: string) => string
  readonly title: (id: string) => string
  readonly asked: (question: string) => string
  /** Before the answer as it was. */
  readonly again: string
  readonly same: string
  /** This program, a later one, words it otherwise. */
  readonly otherwise: string
  readonly versionGone: (version: string) => string
  readonly current: string
  readonly corrected: (was: string, now: string) => string
  /** A later release has another figure, and the one of then stands as it was. */
  readonly newer: (was: string, now: string) => string
  /** The question is answered without a figure now, but the one of then stands as it was. */
  readonly stands: (was: string) => string
  readonly noLonger: (was: string) => string
  readonly since: (now: string) => string
  readonly unchanged: string
  readonly how: string
  readonly unknown: (id: string) => string
}

const byLanguage: Readonly<Record<Language, ReceiptPhrases>> = {
  'zh-Hans': {
    under: (id) => `回执 ${id}`,
    title: (id) => `回执 ${id}`,
    asked: (question) => `当时问的是：${question}`,
    again: '用当时的资料再答一次：',
    same: '与当时的回答一字不差。',
    otherwise: '程序已经更新，措辞与当时不完全一样；资料没有变。',
    versionGone: (version) => `当时的资料版本 ${version} 已经不再保存，无法再答一次。`,
    current: '这就是现在的资料，没有变过。',
    corrected: (was, now) => `已更正：当时是 ${was}，现在公布的是 ${now}。`,
    newer: (was, now) => `之后又公布了 ${now}；当时的 ${was} 没有更正。`,
    stands: (was) => `当时的 ${was} 没有更正，仍在稿件里；现在这样问，回答与当时不同。`,
    noLonger: (was) => `已更正：当时是 ${was}，现在公布的稿件里没有这个数字了。`,
    since: (now) => `现在公布的是 ${now}。`,
    unchanged: '资料后来有更新，这个回答没有变。',
    how: '请在 /verify 后面写上回答下面的回执号，或者用 /verify 回复那条回答。',
    unknown: (id) => `没有回执 ${id}：号码有误，或者已经过了保存期，或者已被删除。`,
  },
  'zh-Hant': {
    under: (id) => `回執 ${id}`,
    title: (id) => `回執 ${id}`,
    asked: (question) => `當時問的是：${question}`,
    again: '用當時的資料再答一次：',
    same: '與當時的回答一字不差。',
    otherwise: '程式已經更新，措辭與當時不完全一樣；資料沒有變。',
    versionGone: (version) => `當時的資料版本 ${version} 已經不再保存，無法再答一次。`,
    current: '這就是現在的資料，沒有變過。',
    corrected: (was, now) => `已更正：當時是 ${was}，現在公布的是 ${now}。`,
    newer: (was, now) => `之後又公布了 ${now}；當時的 ${was} 沒有更正。`,
    stands: (was) => `當時的 ${was} 沒有更正，仍在稿件裡；現在這樣問，回答與當時不同。`,
    noLonger: (was) => `已更正：當時是 ${was}，現在公布的稿件裡沒有這個數字了。`,
    since: (now) => `現在公布的是 ${now}。`,
    unchanged: '資料後來有更新，這個回答沒有變。',
    how: '請在 /verify 後面寫上回答下面的回執號，或者用 /verify 回覆那則回答。',
    unknown: (id) => `沒有回執 ${id}：號碼有誤，或者已經過了保存期，或者已被刪除。`,
  },
  en: {
    under: (id) => `Receipt ${id}`,
    title: (id) => `Receipt ${id}`,
    asked: (question) => `It was asked: ${question}`,
    again: 'Answered again from the knowledge of then:',
    same: 'To the letter as it was answered then.',
    otherwise: 'The program is a newer one and words it otherwise; the knowledge is that of then.',
    versionGone: (version) =>
      `Knowledge version ${version} is not kept any more: it cannot be answered again.`,
    current: 'This is the knowledge of now; it has not changed.',
    corrected: (was, now) => `Corrected: it was ${was} then, ${now} is published now.`,
    newer: (was, now) => `${now} was published later; ${was} of then was not corrected.`,
    stands: (was) => `${was} was not corrected and still stands; asked now, the answer is another one.`,
    noLonger: (was) => `Corrected: it was ${was} then; the releases no longer have this figure.`,
    since: (now) => `${now} is published now.`,
    unchanged: 'The knowledge has changed since; this answer has not.',
    how: 'Write the receipt under the answer behind /verify, or reply to the answer with /verify.',
    unknown: (id) => `There is no receipt ${id}: it is mistyped, too old, or was deleted.`,
  },
}

/** The words for receipts in `language`. */
export function receiptPhrasesIn(language: Language): ReceiptPhrases {
  return byLanguage[language]
}
