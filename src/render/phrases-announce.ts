// What the bot says to editors who announce.
import type { Language } from '../query/query.ts'

export interface AnnouncePhrases {
  readonly howTo: readonly string[]
  readonly none: string
  readonly tooLong: (length: number, most: number) => string
  readonly noFigures: (title: string) => string
  readonly preview: string
  readonly state: Readonly<
    Record<'draft' | 'awaiting' | 'scheduled' | 'running' | 'done' | 'cancelled', (id: string) => string>
  >
  readonly audience: (topics: readonly string[]) => string
  readonly reach: (counts: {
    readonly private: number
    readonly group: number
    readonly channel: number
  }) => string
  readonly beside: (count: number) => string
  readonly silent: (silent: boolean) => string
  readonly when: (clock: string | null, zone: string) => string
  readonly sent: (sent: number, left: number) => string
  readonly timeLeft: (minutes: number) => string
  readonly waits: (clock: string, zone: string) => string
  readonly failed: (count: number) => string
  readonly reason: (reason: string, count: number) => string
  readonly doubtful: (count: number) => string
  readonly behind: (count: number) => string
  readonly cancelled: (count: number) => string
  readonly toldAnew: (count: number) => string
  readonly uncorrected: (count: number) => string
  readonly corrections: string
  readonly send: string
  readonly sendLater: string
  readonly cancel: string
  readonly now: string
  readonly inAnHour: string
  readonly tomorrow: string
  readonly everybody: string
  readonly departments: string
  readonly departmentsTitle: string
  readonly kind: Readonly<Record<'private' | 'group' | 'channel', string>>
  readonly turnSilent: (silent: boolean) => string
  readonly askConsent: string
  readonly waitsForConsent: string
  readonly consent: string
  readonly reject: string
  readonly ownConsent: string
  readonly listDoubtful: string
  readonly doubtfulTitle: string
  readonly again: (count: number) => string
  readonly show: string
  readonly nobody: string
  readonly past: string
  readonly notNow: string
  readonly notSentYet: string
  readonly returned: (id: string) => string
  readonly unknownId: string
  readonly correctHow: string
  readonly correctMissing: (old: string) => string
  readonly correcting: (count: number) => string
  readonly retractSure: (count: number) => string
  readonly retract: string
  readonly retracting: (count: number) => string
  readonly offer: (old: string, by: string) => string
  readonly offered: (count: number) => string
  readonly whenHow: (zone: string) => string
}

const byLanguage: Readonly<Record<Language, AnnouncePhrases>> = {
  'zh-Hans': {
    howTo: [
      '要公告什么？点一篇稿件，或发 /announce 加正文（粗体、链接等格式会原样保留）。',
      '先看预览，再选范围和时间，最后发出。/announcements 列出已有的公告。',
    ],
    none: '还没有公告。',
    tooLong: (length, most) => `正文有 ${length} 个字符，最多 ${most} 个。请改短再发。`,
    noFigures: (title) => `《${title}》里没有可以公告的数字。请用 /announce 加正文。`,
    preview: '预览（公告就是上面这样）：',
    state: {
      draft: (id) => `公告 ${id}：草稿`,
      awaiting: (id) => `公告 ${id}：等另一位编辑同意`,
      scheduled: (id) => `公告 ${id}：已安排`,
      running: (id) => `公告 ${id}：正在发送`,
      done: (id) => `公告 ${id}：已发完`,
      cancelled: (id) => `公告 ${id}：已取消`,
    },
    audience: (topics) => `范围：${topics.length === 0 ? '所有订阅者' : topics.join('、')}`,
    reach: (counts) =>
      `现在会收到的：${counts.private + counts.group + counts.channel} 个（私聊 ${counts.private}，群 ${counts.group}，频道 ${counts.channel}）`,
    beside: (count) =>
      `另有 ${count} 个只订了这些部门的其他话题，不会收到；要发给他们，请点“选择部门”选上整个部门。`,
    silent: (silent) => (silent ? '提示音：关' : '提示音：开'),
    when: (clock, zone) => (clock === null ? '时间：确认后立即' : `时间：${clock}（${zone}）`),
    sent: (sent, left) => `已发 ${sent}，待发 ${left}`,
    timeLeft: (minutes) => (minutes < 1 ? '还要不到 1 分钟' : `还要约 ${minutes} 分钟`),
    waits: (clock, zone) => `待发的在等安静时段结束或汇总，最早 ${clock}（${zone}）`,
    failed: (count) => `没发成 ${count}：`,
    reason: (reason, count) => `· ${reason}：${count}`,
    doubtful: (count) => `不确定是否发到 ${count}（没有重发）`,
    behind: (count) => `待更正 ${count}`,
    cancelled: (count) => `取消未发 ${count}`,
    toldAnew: (count) => `原帖不能再改，已另发说明 ${count}`,
    uncorrected: (count) => `没能更正 ${count}（聊天已不能发送）`,
    corrections: '更正：',
    send: '发出',
    sendLater: '按时间发出',
    cancel: '取消',
    now: '立即',
    inAnHour: '1 小时后',
    tomorrow: '明天 9:00',
    everybody: '所有订阅者',
    departments: '选择部门',
    departmentsTitle: '发给订阅了哪些部门的聊天？点一下选上，再点一下取消：',
    kind: { private: '私聊', group: '群', channel: '频道' },
    turnSilent: (silent) => (silent ? '关提示音' : '开提示音'),
    askConsent: '请另一位编辑同意',
    waitsForConsent: '这条公告要您同意才能发出：',
    consent: '同意并发出',
    reject: '退回',
    ownConsent: '要由另一位编辑同意。',
    listDoubtful: '看不确定的',
    doubtfulTitle: '这些聊天不确定是否收到：',
    again: (count) => `给这 ${count} 个再发一次`,
    show: '看进展',
    nobody: '没有人会收到，请改范围。',
    past: '这个时间已经过去了。',
    notSentYet: '这条公告还没有发出：请取消它，改好再发。',
    returned: (id) => `公告 ${id} 被另一位编辑退回，现在是草稿。`,
    notNow: '现在不能这样做了，请看最新状态。',
    unknownId: '没有这条公告。/announcements 列出全部。',
    correctHow: '请这样写：/correct 公告编号 旧 → 新，例如 /correct k3x9f2 2343名 → 2434名',
    correctMissing: (old) => `公告里没有“${old}”这几个字。`,
    correcting: (count) => `正在更正 ${count} 条已发的公告；不能再改的，会回复说明。`,
    retractSure: (count) => `要撤回已发的 ${count} 条吗？能删的删，不能删的划掉并注明。`,
    retract: '撤回',
    retracting: (count) => `正在撤回 ${count} 条。`,
    offer: (old, by) => `公告“${old}”的稿件已被《${by}》取代，这些数字变了：`,
    offered: (count) => `更正这 ${count} 处`,
    whenHow: (zone) =>
      `要定其他时间，请发 /announce 编号 时间，例如“明天 9:00”“2026-11-28 09:00”（${zone}）。`,
  },
  'zh-Hant': {
    howTo: [
      '要公告什麼？點一篇稿件，或發 /announce 加正文（粗體、連結等格式會原樣保留）。',
      '先看預覽，再選範圍和時間，最後發出。/announcements 列出已有的公告。',
    ],
    none: '還沒有公告。',
    tooLong: (length, most) => `正文有 ${length} 個字元，最多 ${most} 個。請改短再發。`,
    noFigures: (title) => `《${title}》裡沒有可以公告的數字。請用 /announce 加正文。`,
    preview: '預覽（公告就是上面這樣）：',
    state: {
      draft: (id) => `公告 ${id}：草稿`,
      awaiting: (id) => `公告 ${id}：等另一位編輯同意`,
      scheduled: (id) => `公告 ${id}：已安排`,
      running: (id) => `公告 ${id}：正在發送`,
      done: (id) => `公告 ${id}：已發完`,
      cancelled: (id) => `公告 ${id}：已取消`,
    },
    audience: (topics) => `範圍：${topics.length === 0 ? '所有訂閱者' : topics.join('、')}`,
    reach: (counts) =>
      `現在會收到的：${counts.private + counts.group + counts.channel} 個（私聊 ${counts.private}，群 ${counts.group}，頻道 ${counts.channel}）`,
    beside: (count) =>
      `另有 ${count} 個只訂了這些部門的其他話題，不會收到；要發給他們，請點“選擇部門”選上整個部門。`,
    silent: (silent) => (silent ? '提示音：關' : '提示音：開'),
    when: (clock, zone) => (clock === null ? '時間：確認後立即' : `時間：${clock}（${zone}）`),
    sent: (sent, left) => `已發 ${sent}，待發 ${left}`,
    timeLeft: (minutes) => (minutes < 1 ? '還要不到 1 分鐘' : `還要約 ${minutes} 分鐘`),
    waits: (clock, zone) => `待發的在等安靜時段結束或彙總，最早 ${clock}（${zone}）`,
    failed: (count) => `沒發成 ${count}：`,
    reason: (reason, count) => `· ${reason}：${count}`,
    doubtful: (count) => `不確定是否發到 ${count}（沒有重發）`,
    behind: (count) => `待更正 ${count}`,
    cancelled: (count) => `取消未發 ${count}`,
    toldAnew: (count) => `原帖不能再改，已另發說明 ${count}`,
    uncorrected: (count) => `沒能更正 ${count}（聊天已不能發送）`,
    corrections: '更正：',
    send: '發出',
    sendLater: '按時間發出',
    cancel: '取消',
    now: '立即',
    inAnHour: '1 小時後',
    tomorrow: '明天 9:00',
    everybody: '所有訂閱者',
    departments: '選擇部門',
    departmentsTitle: '發給訂閱了哪些部門的聊天？點一下選上，再點一下取消：',
    kind: { private: '私聊', group: '群', channel: '頻道' },
    turnSilent: (silent) => (silent ? '關提示音' : '開提示音'),
    askConsent: '請另一位編輯同意',
    waitsForConsent: '這則公告要您同意才能發出：',
    consent: '同意並發出',
    reject: '退回',
    ownConsent: '要由另一位編輯同意。',
    listDoubtful: '看不確定的',
    doubtfulTitle: '這些聊天不確定是否收到：',
    again: (count) => `給這 ${count} 個再發一次`,
    show: '看進展',
    nobody: '沒有人會收到，請改範圍。',
    past: '這個時間已經過去了。',
    notSentYet: '這則公告還沒有發出：請取消它，改好再發。',
    returned: (id) => `公告 ${id} 被另一位編輯退回，現在是草稿。`,
    notNow: '現在不能這樣做了，請看最新狀態。',
    unknownId: '沒有這則公告。/announcements 列出全部。',
    correctHow: '請這樣寫：/correct 公告編號 舊 → 新，例如 /correct k3x9f2 2343名 → 2434名',
    correctMissing: (old) => `公告裡沒有“${old}”這幾個字。`,
    correcting: (count) => `正在更正 ${count} 則已發的公告；不能再改的，會回覆說明。`,
    retractSure: (count) => `要撤回已發的 ${count} 則嗎？能刪的刪，不能刪的劃掉並註明。`,
    retract: '撤回',
    retracting: (count) => `正在撤回 ${count} 則。`,
    offer: (old, by) => `公告“${old}”的稿件已被《${by}》取代，這些數字變了：`,
    offered: (count) => `更正這 ${count} 處`,
    whenHow: (zone) =>
      `要定其他時間，請發 /announce 編號 時間，例如“明天 9:00”“2026-11-28 09:00”（${zone}）。`,
  },
  en: {
    howTo: [
      'Announce what? Tap a release, or send /announce with your text (bold, links and other formatting are kept).',
      'You see a preview first, then choose whom and when. /announcements lists what there is.',
    ],
    none: 'No announcement yet.',
    tooLong: (length, most) =>
      `The text has ${length} characters, at most ${most} are possible. Please shorten it.`,
    noFigures: (title) => `“${title}” has no figures to announce. Use /announce with a text.`,
    preview: 'Preview (the announcement looks exactly as above):',
    state: {
      draft: (id) => `Announcement ${id}: draft`,
      awaiting: (id) => `Announcement ${id}: waits for another editor’s consent`,
      scheduled: (id) => `Announcement ${id}: scheduled`,
      running: (id) => `Announcement ${id}: being sent`,
      done: (id) => `Announcement ${id}: sent`,
      cancelled: (id) => `Announcement ${id}: cancelled`,
    },
    audience: (topics) => `For: ${topics.length === 0 ? 'all subscribers' : topics.join(', ')}`,
    reach: (counts) =>
      `Reaches now: ${counts.private + counts.group + counts.channel} (private ${counts.private}, groups ${counts.group}, channels ${counts.channel})`,
    beside: (count) =>
      `${count} more follow other topics of these departments only and do not get it; to reach them, choose the whole department.`,
    silent: (silent) => (silent ? 'Sound: off' : 'Sound: on'),
    when: (clock, zone) => (clock === null ? 'When: at once, when released' : `When: ${clock} (${zone})`),
    sent: (sent, left) => `Sent ${sent}, left ${left}`,
    timeLeft: (minutes) => (minutes < 1 ? 'Less than a minute left' : `About ${minutes} min left`),
    waits: (clock, zone) =>
      `What is left waits for quiet hours to end or a digest, the first at ${clock} (${zone})`,
    failed: (count) => `Failed ${count}:`,
    reason: (reason, count) => `· ${reason}: ${count}`,
    doubtful: (count) => `Not known whether sent: ${count} (not repeated)`,
    behind: (count) => `To be corrected: ${count}`,
    cancelled: (count) => `Cancelled before sending: ${count}`,
    toldAnew: (count) => `Told in a new message, the post cannot be edited: ${count}`,
    uncorrected: (count) => `Not corrected, the chat takes nothing any more: ${count}`,
    corrections: 'Corrections:',
    send: 'Send',
    sendLater: 'Send at that time',
    cancel: 'Cancel',
    now: 'At once',
    inAnHour: 'In 1 hour',
    tomorrow: 'Tomorrow 9:00',
    everybody: 'All subscribers',
    departments: 'Choose departments',
    departmentsTitle: 'For chats subscribed to which departments? Tap to choose, tap again to leave out:',
    kind: { private: 'Private', group: 'Groups', channel: 'Channels' },
    turnSilent: (silent) => (silent ? 'Sound off' : 'Sound on'),
    askConsent: 'Ask another editor',
    waitsForConsent: 'This announcement needs your consent:',
    consent: 'Agree and send',
    reject: 'Return',
    ownConsent: 'Another editor has to agree.',
    listDoubtful: 'List the doubtful',
    doubtfulTitle: 'Not known whether these chats have it:',
    again: (count) => `Send again to these ${count}`,
    show: 'Show progress',
    nobody: 'Nobody would get it. Please change whom it is for.',
    past: 'That time is past.',
    notSentYet: 'This announcement was not sent yet: cancel it and send another one.',
    returned: (id) => `Announcement ${id} was returned by another editor, and is a draft again.`,
    notNow: 'That is not possible any more; please look at the present state.',
    unknownId: 'There is no such announcement. /announcements lists them.',
    correctHow: 'Write it like this: /correct ID old → new, for example /correct k3x9f2 2343名 → 2434名',
    correctMissing: (old) => `The announcement does not say “${old}”.`,
    correcting: (count) => `Correcting ${count} posts; those that cannot be edited get a reply.`,
    retractSure: (count) =>
      `Withdraw ${count} posts? What can be deleted is, the rest is struck out and marked.`,
    retract: 'Withdraw',
    retracting: (count) => `Withdrawing ${count} posts.`,
    offer: (old, by) =>
      `The release of the announcement “${old}” was superseded by “${by}”, with other figures:`,
    offered: (count) => `Correct these ${count}`,
    whenHow: (zone) =>
      `For another time send /announce ID time, such as “tomorrow 9:00” or “2026-11-28 09:00” (${zone}).`,
  },
}

/** The words for editors in `language`. */
export function announcePhrasesIn(language: Language): AnnouncePhrases {
  return byLanguage[language]
}
