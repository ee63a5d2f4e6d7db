import { describe, expect, it } from 'vitest'
import { isSilent, settingsOf } from '../../src/chat/group.ts'
import type { View } from '../../src/chat/view.ts'
import type { Action, Setting } from '../../src/render/button.ts'
import {
  buttonsOf,
  effectsOf,
  group,
  inGroup,
  message,
  noon,
  press,
  responseTo,
  textOf,
} from '../support/chat.ts'

const at = inGroup
const question = message('轮椅配了多少', { at, addressed: 'mention' })
const settings = message('/settings', { at, addressed: 'command' })
const administrator: Partial<View> = { administrator: true, chat: group }
const set = (setting: Setting, view: Partial<View> = administrator) =>
  responseTo(press({ kind: 'set', setting }, { at }), view)
const changesBy = (setting: Setting, view?: Partial<View>) =>
  effectsOf(set(setting, view), 'chat').map(({ chat }) => chat)

describe('/settings', () => {
  it('shows a group as it is set, to its administrators', () => {
    const chat = { ...group, quiet: { from: '22:00', to: '07:00' }, topics: ['市残联'] }
    const text = textOf(responseTo(settings, { administrator: true, chat }))
    for (const part of ['在本群回答：是', '22:00 至 07:00', '市残联']) expect(text).toContain(part)
    expect(textOf(responseTo(settings, { chat: null, administrator: true }))).toContain('话题：全部')
    expect(textOf(responseTo(settings, { chat }))).toContain('只有本群的管理员')
    expect(textOf(responseTo(message('/settings'), { administrator: true }))).toContain('只能在群里用')
  })

  it('changes one thing at a tap, and shows the new state', () => {
    expect(changesBy({ of: 'answers', on: false })).toMatchObject([{ id: -9, answers: false }])
    expect(changesBy({ of: 'language', language: 'en' })).toMatchObject([{ language: 'en', answers: true }])
    const quiet = { from: '22:00', to: '07:00' }
    expect(changesBy({ of: 'quiet', quiet })).toMatchObject([{ quiet }])
    expect(textOf(set({ of: 'answers', on: false }))).toContain('在本群回答：否')
    expect(textOf(set({ of: 'language', language: 'en' }))).toContain('Language: English')
  })

  it('adds a department and takes it away', () => {
    const panel = responseTo(press({ kind: 'settings', topics: 0 }, { at }), administrator)
    const button = buttonsOf(panel).find(({ label }) => label === '市残联')?.action
    if (button?.kind !== 'set') throw new Error('no department to choose')
    expect(changesBy(button.setting)).toMatchObject([{ topics: ['市残联'] }])
    const chat = { ...group, topics: ['市残联', '市民政局'] }
    expect(changesBy(button.setting, { administrator: true, chat })).toMatchObject([{ topics: ['市民政局'] }])
    const labels = buttonsOf(set(button.setting)).map(({ label }) => label)
    expect(labels).toContain('已选：市残联')
    expect(changesBy({ of: 'all-topics' }, { administrator: true, chat })).toMatchObject([{ topics: [] }])
  })

  it('changes nothing for others, and nothing outside a group', () => {
    const actions: readonly Action[] = [
      { kind: 'settings', topics: null },
      { kind: 'set', setting: { of: 'answers', on: false } },
    ]
    for (const action of actions) {
      const stranger = responseTo(press(action, { at }), { chat: group })
      expect([stranger.effects, stranger.toast?.text]).toEqual([[], expect.stringContaining('管理员')])
      expect(responseTo(press(action), { administrator: true }).effects).toEqual([])
    }
  })
})

describe('a group', () => {
  it('that wants no answers gets none, but can change its mind', () => {
    const view = { administrator: true, chat: { ...group, answers: false } }
    expect(responseTo(question, view).effects).toEqual([])
    expect(responseTo(press({ kind: 'sections', page: 0 }, { at }), view).effects).toEqual([])
    expect(textOf(responseTo(settings, view))).toContain('在本群回答：否')
    expect(changesBy({ of: 'answers', on: true }, view)).toMatchObject([{ answers: true }])
  })

  it('is answered about its topics only', () => {
    const about = (topic: string) => responseTo(question, { chat: { ...group, topics: [topic] } })
    expect(textOf(about('市残联'))).toContain('2343名')
    // Who asks it outright is told why; words in reply to it may be for others.
    expect(textOf(about('市民政局'))).toBe('在本群我只回答这些话题：市民政局。其他问题请私下问我。')
    const reply = { ...question, addressed: 'reply' as const }
    expect(responseTo(reply, { chat: { ...group, topics: ['市民政局'] } }).effects).toEqual([])
  })

  it.each([
    ['22:00', '07:00', 23, true],
    ['22:00', '07:00', 6, true],
    ['22:00', '07:00', 7, false],
    ['22:00', '07:00', 12, false],
    ['12:00', '13:00', 12, true],
    ['12:00', '13:00', 13, false],
  ])('that is quiet from %s to %s is at %i o’clock: %s', (from, to, hour, silent) => {
    const quiet = { ...settingsOf(group), quiet: { from, to } }
    expect(isSilent(quiet, noon + (hour - 12) * 3600, 'Asia/Shanghai')).toBe(silent)
  })
})
