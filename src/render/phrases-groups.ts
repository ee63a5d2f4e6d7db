// What the bot says as a member of a group, and when somebody asks too fast.
import type { Language } from '../query/query.ts'

export interface GroupPhrases {
  /** To a group that took the bot in; `name` is its username. */
  readonly hello: (name: string) => readonly string[]
  /** To the administrators of a group in which the bot gets commands and replies only. */
  readonly privacyMode: (name: string) => readonly string[]
  readonly tooFast: string
  readonly groupTooFast: string
  /** Where administrators have chosen topics, to somebody who asks about another one. */
  readonly onlyTopics: (topics: readonly string[]) => string
  /** The bot's profile in Telegram: at most 512 and 120 characters. */
  readonly profile: { readonly description: string; readonly short: string }
}

const byLanguage: Readonly<Record<Language, GroupPhrases>> = {
  'zh-Hans': {
    hello: (name) => [
      '大家好！我根据政府公布的新闻稿回答问题，给出数字、原文和出处。',
      `请这样问我：@${name} 加问题，或 /ask 加问题，或回复我的消息。其他消息我不看，也不回答。`,
      '管理员可以用 /settings 设置语言、安静时段和话题。',
    ],
    privacyMode: (name) => [
      `管理员请注意：我的隐私模式开着，可能收不到“@${name} 问题”这样的消息；/ask 和回复我总能收到。`,
      '要让我收到，请把我设为管理员，或在 @BotFather 里用 /setprivacy 关闭隐私模式后再把我请进来。',
    ],
    tooFast: '您问得太快了，请过一分钟再问。',
    groupTooFast: '这个群问得太快了，我过一分钟再回答。',
    onlyTopics: (topics) => `在本群我只回答这些话题：${topics.join('、')}。其他问题请私下问我。`,
    profile: {
      description:
        '请直接提问。我只根据政府公布的新闻稿回答：先给数字，再给一字不改的原文和出处（部门、日期、标题、第几段）。稿件没有说的，我会告诉您没有。',
      short: '根据政府公布的新闻稿回答问题：数字、原文、出处。',
    },
  },
  'zh-Hant': {
    hello: (name) => [
      '大家好！我根據政府公布的新聞稿回答問題，給出數字、原文和出處。',
      `請這樣問我：@${name} 加問題，或 /ask 加問題，或回覆我的訊息。其他訊息我不看，也不回答。`,
      '管理員可以用 /settings 設定語言、安靜時段和話題。',
    ],
    privacyMode: (name) => [
      `管理員請注意：我的隱私模式開著，可能收不到「@${name} 問題」這樣的訊息；/ask 和回覆我總能收到。`,
      '要讓我收到，請把我設為管理員，或在 @BotFather 裡用 /setprivacy 關閉隱私模式後再把我請進來。',
    ],
    tooFast: '您問得太快了，請過一分鐘再問。',
    groupTooFast: '這個群問得太快了，我過一分鐘再回答。',
    onlyTopics: (topics) => `在本群我只回答這些話題：${topics.join('、')}。其他問題請私下問我。`,
    profile: {
      description:
        '請直接提問。我只根據政府公布的新聞稿回答：先給數字，再給一字不改的原文和出處（部門、日期、標題、第幾段）。稿件沒有說的，我會告訴您沒有。',
      short: '根據政府公布的新聞稿回答問題：數字、原文、出處。',
    },
  },
  en: {
    hello: (name) => [
      'Hello! I answer from the government’s published releases: the figure, the sentence and its source.',
      `Ask me with @${name} and your question, with /ask, or by replying to me. I read and answer nothing else.`,
      'Administrators can set language, quiet hours and topics with /settings.',
    ],
    privacyMode: (name) => [
      `For the administrators: privacy mode is on, so “@${name} question” may not reach me; /ask and replies do.`,
      'To change that, make me an administrator, or turn privacy mode off in @BotFather (/setprivacy) and add me again.',
    ],
    tooFast: 'That is too fast for me. Please ask again in a minute.',
    groupTooFast: 'This group asks too fast for me. I answer again in a minute.',
    onlyTopics: (topics) =>
      `In this group I answer about ${topics.join(', ')} only. Please ask me the rest in private.`,
    profile: {
      description:
        'Just ask. I answer only from the government’s published releases: the figure first, then the sentence to the letter and its source. Where a release does not say, I tell you so.',
      short: 'Answers from the government’s published releases: figure, sentence, source.',
    },
  },
}

/** The bot's words for groups in `language`. */
export function groupPhrasesIn(language: Language): GroupPhrases {
  return byLanguage[language]
}
