import { describe, expect, it } from 'vitest'
import { keyOf } from '../../src/corpus/key.ts'
import { payloadFor } from '../../src/render/deep-link.ts'
import { chatCommands } from '../../src/render/introduction.ts'
import {
  buttonsOf,
  effectsOf,
  inGroup,
  message,
  postsIn,
  press,
  responseTo,
  sentAnswer,
  textOf,
} from '../support/chat.ts'
import { shippedEngine, shippedRelease } from '../support/engine.ts'

const said = (text: string) => textOf(responseTo(message(text)))
const [topic] = shippedEngine.catalogue.sections[2]?.topics ?? []
if (topic === undefined) throw new Error('the shipped release has no topics')

describe('/start', () => {
  it('greets with three questions to tap, each of which is answered', () => {
    const buttons = buttonsOf(responseTo(message('/start')))
    expect(buttons).toHaveLength(3)
    for (const { action } of buttons)
      expect(responseTo(press(action)).answered).toMatchObject({ outcome: 'answered' })
  })

  it('greets in the language of the Telegram', () => {
    const from = (languageCode: string) => ({ kind: 'person', person: { id: 7, languageCode } }) as const
    const english = responseTo(message('/start', { from: from('en') }))
    expect(textOf(english)).toContain('Hello')
    for (const { label, action } of buttonsOf(english)) {
      expect(label).toMatch(/^How many [a-z ]+\?$/)
      const answered = responseTo(press(action, { label, person: { id: 7, languageCode: 'en' } }))
      expect(answered.answered).toMatchObject({ outcome: 'answered' })
      expect(textOf(answered)).toContain(`You asked: ${label}`)
    }
    expect(textOf(responseTo(message('/start', { from: from('zh-hant') })))).toContain('根據')
  })

  it('opens what a link leads to', () => {
    const open = (payload: string) => said(`/start ${payload}`)
    expect(open(payloadFor({ kind: 'passage', passage: topic.key }))).toContain(topic.passage.text)
    expect(open(payloadFor({ kind: 'topic', topic: topic.key }))).toContain('点一下')
    expect(open('s-all')).toContain('订阅')
    expect(open(payloadFor({ kind: 'subscription', section: topic.section }))).toContain('话题')
    expect(open(payloadFor({ kind: 'question', question: keyOf(topic.questions[0] ?? '') }))).toContain(
      topic.passage.text,
    )
    expect(open('hello')).toMatch(/^您好/)
    expect(open('p-AAAAAAAA')).toMatch(/^这个链接打不开了/)
    expect(open('什么都行')).toMatch(/^您好/)
  })
})

describe('commands', () => {
  it('are all named by /help, and all answered', () => {
    for (const name of chatCommands) {
      expect(said('/help')).toContain(`/${name}`)
      expect(said(`/${name}`)).not.toMatch(/没有这个命令|^$/)
    }
    expect(said('/help')).not.toContain('/settings')
  })

  it('that are not known are told so in private only', () => {
    expect(said('/nosuch')).toContain('没有这个命令')
    const there = message('/nosuch', { at: inGroup, addressed: 'command' })
    expect(responseTo(there).effects).toEqual([])
  })
})

describe('/topics', () => {
  it('leads by taps to an answer', () => {
    const top = responseTo(message('/topics'))
    const section = buttonsOf(top).find(({ label }) => label === '市残联')
    const inSection = responseTo(press(section?.action ?? ''))
    expect(postsIn(inSection)).toMatchObject([{ edits: 5, to: { replyTo: null } }])
    const chosen = buttonsOf(inSection).find(({ action }) => action.kind === 'topic')
    const inTopic = responseTo(press(chosen?.action ?? ''))
    const question = buttonsOf(inTopic).find(({ action }) => action.kind === 'ask')
    expect(responseTo(press(question?.action ?? '')).answered).toMatchObject({ outcome: 'answered' })
    const back = buttonsOf(inTopic).at(-1)
    expect(textOf(responseTo(press(back?.action ?? '')))).toBe(textOf(inSection))
  })
})

describe('/coverage', () => {
  it('says what there is, and what is never answered', () => {
    const text = said('/coverage')
    for (const part of [shippedRelease.title, '2024-12-24', '市残联', '68 个数字', '怎么办理']) {
      expect(text).toContain(part)
    }
  })
})

describe('/source', () => {
  const quote = topic.passage.text

  it('shows the sentence of the last answer in its paragraph', () => {
    const { turn } = effectsOf(responseTo(message('为多少名残疾人提供精准康复服务？')), 'turn')[0] ?? {}
    const [post] = postsIn(responseTo(message('/source'), { turn: turn ?? null }))
    const quotes = post?.message.lines.filter(({ kind }) => kind === 'quote') ?? []
    const marked = quotes.map(({ words }) =>
      words.filter(({ kind }) => kind === 'bold').map(({ text }) => text),
    )
    expect(marked[0]).toEqual(marked[1])
    expect(marked[0]?.join('')).toContain('1300名残疾人')
    expect(quotes[1]?.words.map(({ text }) => text).join('')).toBe(shippedRelease.paragraphs[3]?.text)
  })

  it('shows that of the message which is replied to', () => {
    const quoted = `2980000\n${quote}\n市残联 · 2024-12-24`
    expect(textOf(responseTo(message('/source', { quoted, repliesTo: 9 })))).toContain(quote)
    const answer = sentAnswer({ question: '为多少名残疾人提供精准康复服务？' })
    expect(textOf(responseTo(message('/source', { repliesTo: 9 }), { answer }))).toContain('1300名')
  })

  it('tells what was repaired there, and that no digit was', () => {
    const [first] = shippedEngine.catalogue.sections[0]?.topics ?? []
    const text = said(`/start ${payloadFor({ kind: 'passage', passage: first?.key ?? '' })}`)
    expect(text).toContain('编辑修复：由 社?；萜笳?“ 改为 社保惠企政策“')
    expect(text).toContain('去掉夹在字间的拼音')
    expect(text).toContain('数字没有改动')
  })

  it('says what to do where nothing was asked', () => {
    expect(said('/source')).toContain('请先提问')
  })
})

describe('/privacy and /forget', () => {
  it('say how long what is kept, and delete it', () => {
    expect(said('/privacy')).toMatch(/30 分钟[\s\S]*30 天[\s\S]*90 天[\s\S]*\/forget/)
    const response = responseTo(message('/forget'))
    expect(effectsOf(response, 'forget')).toEqual([{ kind: 'forget', person: 7 }])
    expect(textOf(response)).toContain('已经删除')
    expect(effectsOf(response, 'post')).toMatchObject([{ speaker: null, question: null }])
  })
})

describe('/language', () => {
  it('is chosen by a tap and kept, and the message then says so in that language', () => {
    const buttons = buttonsOf(responseTo(message('/language')))
    expect(buttons.map(({ label }) => label)).toEqual(['简体中文', '繁體中文', 'English', '跟随提问的语言'])
    const response = responseTo(press(buttons[2]?.action ?? ''))
    expect(effectsOf(response, 'person')).toEqual([{ kind: 'person', id: 7, language: 'en' }])
    expect(textOf(response)).toBe('I will answer in English.')
    expect(postsIn(response)).toMatchObject([{ edits: 5 }])
  })

  it('in a group leaves the buttons to the others', () => {
    const response = responseTo(press({ kind: 'language', language: 'en' }, { at: inGroup }))
    expect([postsIn(response), response.toast?.text]).toEqual([[], 'I will answer in English.'])
  })
})
