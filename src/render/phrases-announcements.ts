// What the bot says with announcements, and about subscribing to them.
import type { Language } from '../query/query.ts'

export interface AnnouncementPhrases {
  /** Around a release's title. */
  readonly releaseBefore: string
  readonly releaseAfter: string
  readonly comma: string
  readonly askBot: string
  readonly correction: (day: string) => string
  readonly retracted: string
  readonly subscription: SubscriptionPhrases
}

/** `topics` empty: everything. */
export interface SubscriptionPhrases {
  readonly offer: string
  readonly on: (topics: readonly string[]) => string
  readonly off: string
  readonly subscribe: string
  readonly choose: string
  readonly everything: string
  readonly chooseTitle: string
  readonly within: (department: string) => string
  readonly topicsOf: string
  readonly whole: (department: string) => string
  readonly digestIs: Readonly<Record<'each' | 'daily' | 'weekly', string>>
  readonly digests: Readonly<Record<'each' | 'daily' | 'weekly', string>>
  readonly sound: (silent: boolean) => string
  readonly turnSound: (silent: boolean) => string
  readonly muted: string
  readonly turnMuted: (muted: boolean) => string
  readonly quiet: (from: string | null, to: string | null, zone: string) => string
  readonly zone: string
  readonly zoneTitle: string
  /** What may stand behind /subscribe. */
  readonly how: string
  readonly thread: string
  readonly unsubscribe: string
  readonly onlyAdministrators: string
  /** To whoever made the bot an administrator of a channel. */
  readonly channel: (title: string) => string
}

const byLanguage: Readonly<Record<Language, AnnouncementPhrases>> = {
  'zh-Hans': {
    releaseBefore: '新闻发布：《',
    releaseAfter: '》',
    comma: '、',
    askBot: '向我提问',
    correction: (day) => `更正（${day}）：`,
    retracted: '此公告已撤回。',
    subscription: {
      offer: '要订阅公告吗？有新公告时，我会发到这里。',
      on: (topics) => `已订阅：${topics.length === 0 ? '全部公告' : topics.join('、')}`,
      off: '已退订，不会再发公告。',
      subscribe: '订阅全部公告',
      choose: '选择部门和话题',
      everything: '全部公告',
      chooseTitle: '点一下选上，再点一下取消；“›”里是这个部门的话题：',
      within: (department) => `${department}的话题：`,
      topicsOf: '›',
      whole: (department) => `${department}（全部）`,
      digestIs: {
        each: '频率：每条公告都发',
        daily: '频率：每天 8:00 汇总',
        weekly: '频率：每周一 8:00 汇总',
      },
      digests: { each: '每条', daily: '每天汇总', weekly: '每周汇总' },
      sound: (silent) => (silent ? '提示音：关' : '提示音：开'),
      turnSound: (silent) => (silent ? '关提示音' : '开提示音'),
      muted: '已暂停：现在不发公告。',
      turnMuted: (muted) => (muted ? '暂停' : '恢复'),
      quiet: (from, to, zone) => `安静时段：${from === null ? '没有' : `${from} 至 ${to}`}（${zone}）`,
      zone: '时区',
      zoneTitle:
        '按哪个时区计算安静时段和汇总时间？没有列出的，请发 /subscribe 加时区名，例如 /subscribe Europe/Paris。',
      how: '/subscribe 后面可以写安静时段，例如 /subscribe 23:00-7:30，或者时区名，例如 /subscribe Europe/Paris；部门和话题请用按钮选。',
      thread: '公告发在本话题里。',
      unsubscribe: '退订',
      onlyAdministrators: '只有管理员可以改公告订阅。',
      channel: (title) => `我现在是频道“${title}”的管理员。要在那里发公告吗？`,
    },
  },
  'zh-Hant': {
    releaseBefore: '新聞發布：《',
    releaseAfter: '》',
    comma: '、',
    askBot: '向我提問',
    correction: (day) => `更正（${day}）：`,
    retracted: '此公告已撤回。',
    subscription: {
      offer: '要訂閱公告嗎？有新公告時，我會發到這裡。',
      on: (topics) => `已訂閱：${topics.length === 0 ? '全部公告' : topics.join('、')}`,
      off: '已退訂，不會再發公告。',
      subscribe: '訂閱全部公告',
      choose: '選擇部門和話題',
      everything: '全部公告',
      chooseTitle: '點一下選上，再點一下取消；“›”裡是這個部門的話題：',
      within: (department) => `${department}的話題：`,
      topicsOf: '›',
      whole: (department) => `${department}（全部）`,
      digestIs: {
        each: '頻率：每則公告都發',
        daily: '頻率：每天 8:00 彙總',
        weekly: '頻率：每週一 8:00 彙總',
      },
      digests: { each: '每則', daily: '每天彙總', weekly: '每週彙總' },
      sound: (silent) => (silent ? '提示音：關' : '提示音：開'),
      turnSound: (silent) => (silent ? '關提示音' : '開提示音'),
      muted: '已暫停：現在不發公告。',
      turnMuted: (muted) => (muted ? '暫停' : '恢復'),
      quiet: (from, to, zone) => `安靜時段：${from === null ? '沒有' : `${from} 至 ${to}`}（${zone}）`,
      zone: '時區',
      zoneTitle:
        '按哪個時區計算安靜時段和彙總時間？沒有列出的，請發 /subscribe 加時區名，例如 /subscribe Europe/Paris。',
      how: '/subscribe 後面可以寫安靜時段，例如 /subscribe 23:00-7:30，或者時區名，例如 /subscribe Europe/Paris；部門和話題請用按鈕選。',
      thread: '公告發在本話題裡。',
      unsubscribe: '退訂',
      onlyAdministrators: '只有管理員可以改公告訂閱。',
      channel: (title) => `我現在是頻道“${title}”的管理員。要在那裡發公告嗎？`,
    },
  },
  en: {
    releaseBefore: 'New release: “',
    releaseAfter: '”',
    comma: ', ',
    askBot: 'Ask me',
    correction: (day) => `更正 Correction (${day}): `,
    retracted: 'This announcement has been withdrawn.',
    subscription: {
      offer: 'Subscribe to announcements? New ones will be posted here.',
      on: (topics) => `Subscribed: ${topics.length === 0 ? 'all announcements' : topics.join(', ')}`,
      off: 'Unsubscribed. No more announcements will be posted here.',
      subscribe: 'All announcements',
      choose: 'Choose departments and topics',
      everything: 'All announcements',
      chooseTitle: 'Tap to choose, tap again to leave out; “›” opens a department’s topics:',
      within: (department) => `Topics of ${department}:`,
      topicsOf: '›',
      whole: (department) => `${department} (all)`,
      digestIs: {
        each: 'How often: each announcement',
        daily: 'How often: together, daily at 8:00',
        weekly: 'How often: together, Mondays at 8:00',
      },
      digests: { each: 'Each', daily: 'Daily', weekly: 'Weekly' },
      sound: (silent) => (silent ? 'Sound: off' : 'Sound: on'),
      turnSound: (silent) => (silent ? 'Sound off' : 'Sound on'),
      muted: 'Paused: nothing is posted now.',
      turnMuted: (muted) => (muted ? 'Pause' : 'Resume'),
      quiet: (from, to, zone) => `Quiet hours: ${from === null ? 'none' : `${from} to ${to}`} (${zone})`,
      zone: 'Time zone',
      zoneTitle:
        'Which time zone do quiet hours and digests go by? For another one send /subscribe with its name, such as /subscribe Europe/Paris.',
      how: 'Behind /subscribe you may write quiet hours, such as /subscribe 23:00-7:30, or a time zone, such as /subscribe Europe/Paris; departments and topics are chosen by buttons.',
      thread: 'Announcements are posted in this topic.',
      unsubscribe: 'Unsubscribe',
      onlyAdministrators: 'Only administrators can change the subscription.',
      channel: (title) => `I am now an administrator of the channel “${title}”. Post announcements there?`,
    },
  },
}

/** The words of announcements in `language`. */
export function announcementPhrasesIn(language: Language): AnnouncementPhrases {
  return byLanguage[language]
}
