import { describe, expect, it } from 'vitest'
import { noAnnouncing } from '../../src/chat/announcing.ts'
import type { Chat, MembershipEvent } from '../../src/chat/event.ts'
import { onMembership, onMoved } from '../../src/chat/membership.ts'
import type { ChatRecord } from '../../src/chat/memory.ts'
import { keptFor } from '../../src/chat/retention.ts'
import type { View } from '../../src/chat/view.ts'
import { telegramText } from '../../src/render/telegram-html.ts'
import { standInEngine } from '../support/stand-in-engine.ts'

const group: Chat = { id: -1, type: 'supergroup', title: '邻里' }
const known: ChatRecord = {
  ...{ id: -1, type: 'supergroup', title: '邻里', gone: true, language: null, answers: true },
  ...{ quiet: null, topics: [], toldPrivacy: true },
}
const joined: MembershipEvent = {
  ...{ kind: 'membership', chat: group, was: 'absent', is: 'member' },
  by: { id: 5, languageCode: 'zh-hans' },
}

function becomes(event: Partial<MembershipEvent>, over: Partial<View> = {}) {
  const { effects } = onMembership(
    { ...joined, ...event },
    {
      ...{
        engine: standInEngine(),
        now: 0,
        turn: null,
        chat: null,
        person: null,
        answer: null,
        earlier: null,
        announcing: noAnnouncing,
        role: null,
        prompted: false,
        paused: null,
      },
      ...{ administrator: false, timeZone: 'Asia/Shanghai', kept: keptFor, receipt: null, awaited: [] },
      bot: { username: 'yuanwen_bot', hearsAll: false },
      ...over,
    },
  )
  const kept = effects.flatMap((effect) => (effect.kind === 'chat' ? [effect.chat] : []))
  const said = effects.flatMap((effect) =>
    effect.kind === 'post' ? [telegramText(effect.post.message)] : [],
  )
  return { kept, said }
}

describe('a group that takes the bot in', () => {
  it('is greeted, and its administrators are told of privacy mode', () => {
    const { kept, said } = becomes({})
    expect(kept).toEqual([{ id: -1, type: 'supergroup', title: '邻里', gone: false, toldPrivacy: true }])
    expect(said).toEqual([expect.stringMatching(/大家好[\s\S]*隐私模式/)])
  })

  it('is not told of privacy mode where that is off or the bot an administrator', () => {
    const hearing = becomes({}, { bot: { username: 'yuanwen_bot', hearsAll: true } })
    expect(hearing.said.join()).not.toContain('隐私模式')
    expect(becomes({ is: 'administrator' }).said.join()).not.toContain('隐私模式')
  })

  it('is greeted once, in the language of whoever took it in', () => {
    expect(becomes({}, { chat: known })).toMatchObject({ said: [], kept: [{ gone: false }] })
    expect(becomes({ by: { id: 5, languageCode: 'en' } }).said.join()).toContain('Hello!')
  })
})

describe('other changes', () => {
  it.each(['member', 'administrator', 'restricted'] as const)('say nothing: from member to %s', (is) => {
    expect(becomes({ was: 'member', is })).toMatchObject({ said: [], kept: [{ gone: false }] })
  })

  it('mark a chat that put the bot out', () => {
    expect(becomes({ was: 'member', is: 'absent' })).toMatchObject({ said: [], kept: [{ gone: true }] })
  })

  it('keep nothing of a person who blocks the bot and of whom nothing is kept', () => {
    const chat: Chat = { id: 5, type: 'private', title: null }
    expect(becomes({ chat, was: 'member', is: 'absent' })).toEqual({ said: [], kept: [] })
    const record = { ...known, id: 5, type: 'private' } as const
    expect(becomes({ chat, is: 'absent' }, { chat: record }).kept).toMatchObject([{ id: 5, gone: true }])
  })

  it('move everything with a group', () => {
    expect(onMoved({ kind: 'moved', from: -1, to: -100 }).effects).toEqual([
      { kind: 'moved', from: -1, to: -100 },
    ])
  })
})
