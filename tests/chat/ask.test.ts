import { describe, expect, it } from 'vitest'
import { labelFor } from '../../src/render/button.ts'
import { maskPersonal } from '../../src/text/personal.ts'
import {
  buttonsOf,
  effectsOf,
  group,
  inGroup,
  message,
  noon,
  postsIn,
  press,
  responseTo,
  sentAnswer,
  textOf,
} from '../support/chat.ts'
import { shippedEngine } from '../support/engine.ts'

const wheelchairs = '给多少残疾人配了轮椅拐杖这些'

describe('a question', () => {
  const response = responseTo(message(wheelchairs))

  it('is answered with the figure in the first line, tied to the question', () => {
    expect(textOf(response).split('\n')[0]).toBe('2343名')
    expect(postsIn(response)).toMatchObject([{ to: { chat: 7, replyTo: 5 }, answers: 5, edits: null }])
    expect(effectsOf(response, 'post')).toMatchObject([{ speaker: '7:7', question: wheelchairs }])
    expect(response.answered).toMatchObject({ outcome: 'answered' })
  })

  it('has next questions, the source and the vote under it, each in words that fit on a phone', () => {
    const buttons = buttonsOf(response)
    expect(buttons.slice(0, 3).map(({ action }) => action.kind)).toEqual(['ask', 'ask', 'ask'])
    expect(buttons.slice(3).map(({ label }) => label)).toEqual(['看原文上下文', '👍 有帮助', '👎 没帮助'])
    for (const { label } of buttons) {
      expect(label).toMatch(/\p{L}{2}/u)
      expect([...label].length).toBeLessThanOrEqual(24)
    }
  })

  it('is remembered for half an hour', () => {
    expect(effectsOf(response, 'turn')).toMatchObject([{ speaker: '7:7', until: noon + 1800 }])
  })

  it('can be gone on from, and is answered in its own language or the chosen one', () => {
    const turn = effectsOf(response, 'turn')[0]?.turn ?? null
    expect(textOf(responseTo(message('那聋儿呢？'), { turn }))).toMatch(/您问的是：.*那聋儿呢/)
    expect(textOf(responseTo(message('How many got wheelchairs?')))).toContain('You can also ask')
    const person = { id: 7, language: 'en' as const }
    expect(textOf(responseTo(message(wheelchairs), { person }))).toContain('You can also ask')
    const chat = { ...group, language: 'zh-Hant' as const }
    const there = message(wheelchairs, { at: inGroup, addressed: 'mention' })
    expect(textOf(responseTo(there, { person, chat }))).toContain('您還可以問')
  })

  it('that names no subject is not voted on', () => {
    const kinds = buttonsOf(responseTo(message('你好'))).map(({ action }) => action.kind)
    expect(new Set(kinds)).toEqual(new Set(['ask']))
  })

  it('is asked for where there is none', () => {
    expect(textOf(responseTo(message(null)))).toContain('文字')
    expect(textOf(responseTo(message('/ask')))).toContain('/ask')
    expect(responseTo(message(wheelchairs, { addressed: null })).effects).toEqual([])
  })

  it('is silent in a group to a reply that may not be for it', () => {
    const there = { at: inGroup, addressed: 'reply' } as const
    for (const text of ['谢谢', '哈哈哈哈', '月球背面的火锅店']) {
      expect(responseTo(message(text, there)).effects).toEqual([])
      expect(postsIn(responseTo(message(text, { ...there, addressed: 'mention' })))).toHaveLength(1)
    }
    expect(postsIn(responseTo(message(wheelchairs, there)))).toHaveLength(1)
    expect(postsIn(responseTo(message('月球背面的火锅店几点关门？', there)))).toHaveLength(1)
  })
})

describe('a personal number', () => {
  it('is never answered without the advice not to send it, and what was asked is answered', () => {
    const response = responseTo(message(maskPersonal(`我的身份证11010519491231002X，${wheelchairs}`)))
    expect(textOf(response)).toContain('2343名')
    expect(textOf(response)).toContain('请不要把这类号码发给我')
    expect(effectsOf(response, 'post')[0]?.question).not.toMatch(/\d{6}|\*{6}/)
  })

  it('alone is no question', () => {
    const response = responseTo(message(maskPersonal('13800138000')))
    expect(textOf(response)).toContain('请不要把这类号码发给我')
    expect(response.answered).toBeNull()
  })
})

describe('a tapped question', () => {
  const button = buttonsOf(responseTo(message(wheelchairs)))[0]
  if (button === undefined) throw new Error('no button')

  it('is answered, and named in the answer', () => {
    const question = button.action.kind === 'ask' && shippedEngine.catalogue.question(button.action.question)
    expect(textOf(responseTo(press(button.action)))).toContain(`您问的是：${question}`)
    expect(postsIn(responseTo(press(button.action)))).toMatchObject([{ answers: null, to: { replyTo: 5 } }])
  })

  it('of an earlier version or a corpus that is gone is read from its label, unless that is cut', () => {
    for (const data of ['f0', 'q:AAAAAAAA'])
      expect(textOf(responseTo(press(data, { label: wheelchairs })))).toContain('2343名')
    const cut = labelFor(wheelchairs.repeat(3))
    const { effects, toast } = responseTo(press('q:AAAAAAAA', { label: cut }))
    expect([effects, toast?.text]).toEqual([[], expect.stringContaining('按钮已失效')])
  })

  it('that is forged or no longer there is refused politely', () => {
    for (const data of ['', 'x', 'q:<b>', 'f0', 's:AAAAAAAA', 'd:AAAAAAAA:0', 't:AAAAAAAA']) {
      const { effects, toast } = responseTo(press(data))
      expect([effects, toast?.alert]).toEqual([[], false])
    }
    expect(responseTo(press(button.action, { at: null })).toast?.text).toContain('按钮已失效')
  })
})

describe('an edited question', () => {
  const edited = message(wheelchairs, { edited: true, sentAt: noon - 60 })
  const earlier = sentAnswer({ message: 6, answers: 5 })

  it('has its answer replaced', () => {
    expect(postsIn(responseTo(edited, { earlier }))).toMatchObject([{ edits: 6, answers: 5 }])
  })

  it('is left alone when it was not answered, is old, or asks the same', () => {
    expect(responseTo(edited).effects).toEqual([])
    expect(responseTo({ ...edited, sentAt: noon - 600 }, { earlier }).effects).toEqual([])
    expect(responseTo(edited, { earlier: { ...earlier, question: wheelchairs } }).effects).toEqual([])
  })
})

describe('a vote', () => {
  const answer = sentAnswer()
  const vote = (helpful: boolean) => ({ kind: 'vote', helpful }) as const

  it('is kept and thanked for, without a message', () => {
    const response = responseTo(press(vote(true)), { answer })
    expect(response.effects).toEqual([
      { kind: 'vote', chat: 7, message: 5, person: 7, helpful: true, why: null },
    ])
    expect(response.toast?.text).toContain('谢谢')
  })

  it('against an answer is kept at once, and asked why of whoever asked the question', () => {
    const response = responseTo(press(vote(false)), { answer })
    expect(effectsOf(response, 'vote')).toMatchObject([{ helpful: false, why: null }])
    expect(buttonsOf(response).map(({ label }) => label)).toEqual(['数字不对', '答非所问', '看不明白'])
    const stranger = responseTo(press(vote(false), { at: inGroup }), {
      answer: { ...answer, speaker: '-9:1' },
    })
    expect([effectsOf(stranger, 'vote').length, postsIn(stranger)]).toEqual([1, []])
  })

  it('says why with one tap, and the question why becomes thanks', () => {
    const action = { kind: 'why', message: 5, why: 'wrong-figure' } as const
    const at = { ...press('').at, message: 8 } as NonNullable<ReturnType<typeof press>['at']>
    const response = responseTo(press(action, { at }))
    expect(effectsOf(response, 'vote')).toMatchObject([{ message: 5, helpful: false, why: 'wrong-figure' }])
    expect(postsIn(response)).toMatchObject([{ edits: 8, message: { buttons: [] } }])
  })

  it('for what is no answer of ours is not kept', () => {
    const { effects, toast } = responseTo(press(vote(true)))
    expect([effects, toast?.text]).toEqual([[], expect.stringContaining('按钮已失效')])
  })
})

describe('distress', () => {
  it('is heard in a group too, and kept nowhere', () => {
    const response = responseTo(message('我不想活了', { at: inGroup, addressed: 'reply' }))
    expect(textOf(response)).toContain('请马上告诉身边信得过的人')
    expect(effectsOf(response, 'post')).toMatchObject([{ question: null }])
    expect(JSON.stringify(response)).not.toContain('不想活')
  })
})
