// A day at the editors' desk, for docs/tour.md.
import { readFileSync } from 'node:fs'
import type { Conversation, Person } from './conversations.ts'

export const ownerId = 4001
const liu: Person = { name: '刘主任', language: 'zh-hans', id: ownerId }
const zhao: Person = { name: '赵编辑', language: 'zh-hans', id: 4002 }
const li: Person = { name: '李先生', language: 'zh-hans', id: 4003 }

const sun: Person = { name: '孙女士', language: 'zh-hans', id: 4004 }

const fixture = new URL('../../tests/fixtures/documents/release.txt', import.meta.url)
const release = readFileSync(fixture, 'utf8')
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')
const nursery = '全市新建了多少所公办幼儿园？'

export const editorsDay: Conversation = {
  heading: '编辑的一天 · An editor’s day',
  note: 'A damaged release is sent, mended and published; a figure corrected and taken back; a question asked in vain becomes a word; two editors do not overwrite each other; for a stranger there is no desk. Times of the clock are left out.',
  desk: true,
  turns: [
    { who: liu, says: '/desk' },
    { who: liu, sends: { name: '民生实事.txt', text: release.replace('家庭医生', '家?医生') } },
    { who: liu, replies: '1=庭' },
    { who: liu, taps: '✅ 发布' },
    { who: li, says: nursery },
    { who: liu, sends: { name: '民生实事（订正）.txt', text: release.replace('幼儿园17所', '幼儿园18所') } },
    { who: liu, taps: '✅ 发布' },
    { who: li, says: nursery },
    { who: liu, says: '/rollback 2' },
    { who: liu, taps: '✅ 发布' },
    { who: sun, says: '暖心灶建了几个' },
    { who: liu, says: '/unanswered' },
    { who: liu, taps: '1 加词' },
    { who: liu, replies: '暖心灶=孝老食堂' },
    { who: liu, taps: '✅ 发布' },
    { who: sun, says: '暖心灶建了几个' },
    { who: liu, says: `/editors ${zhao.id} editor` },
    {
      who: zhao,
      sends: { name: '养老.txt', text: release.replaceAll('涿州', '安国').replaceAll('幼儿园', '养老院') },
    },
    { who: liu, sends: { name: '民生实事.txt', text: release.replace('幼儿园17所', '幼儿园18所') } },
    { who: liu, taps: '✅ 发布' },
    { who: zhao, taps: '✅ 发布' },
    { who: zhao, taps: '🔁 合并' },
    { who: zhao, taps: '✅ 发布' },
    { who: li, says: '/reload' },
    { who: liu, says: '/pause 系统升级，下午恢复' },
    { who: li, says: nursery },
    { who: liu, says: '/resume' },
    { who: liu, says: nursery },
    { who: liu, taps: '🔍' },
  ],
}
