// An announcement, for docs/tour.md: after the editors' day, of a release that was published in it.
import type { Conversation, Person } from './conversations.ts'
import { ownerId } from './editors-day.ts'

const liu: Person = { name: '刘主任', language: 'zh-hans', id: ownerId }
const zhou: Person = { name: '周女士', language: 'zh-hans', id: 4005 }

export const announcing: Conversation = {
  heading: '公告 · An announcement',
  note: 'Somebody subscribes; a release is announced as its preview shows it; a figure is corrected in the post that was sent.',
  desk: true,
  turns: [
    { who: zhou, says: '/subscribe' },
    { who: zhou, taps: '订阅全部公告' },
    { who: liu, says: '/announce' },
    { who: liu, taps: '涿州市' },
    { who: liu, hears: '草稿' },
    { who: liu, taps: '发出', until: '已发完' },
    { who: zhou, hears: '涿州市' },
    { who: liu, says: '/correct ID 18所 → 19所' },
    { who: zhou, hears: '更正' },
  ],
}
