import { describe, expect, it } from 'vitest'
import type { Answer, NotStatedReason, OffTopic } from '../../src/answer/answer.ts'
import type { Language } from '../../src/query/query.ts'
import { plainText } from '../../src/render/plain.ts'
import { replyTo } from '../../src/render/reply.ts'
import { answered, clarify, notStated, wheelchairs } from '../support/stand-in-engine.ts'

const shown = (answer: Answer, language: Language = 'zh-Hans') =>
  plainText(replyTo(answer, language)).split('\n')
const languages: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en']

describe('an answered question', () => {
  it('shows the figure, the sentence, its source and what to ask next', () => {
    expect(shown(answered())).toEqual([
      '2343名',
      '│ 为2343名残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。',
      '市残联 · 2024-12-24 · 全力办好民生实事 · 第4段 · https://example.org/a?b=1&c="2"',
      '您还可以问：',
      '· 救助了多少名残疾儿童？',
    ])
  })

  it('leaves the department out where the release does not say it', () => {
    const citations = [{ ...wheelchairs, department: null, url: null }]
    expect(shown(answered({ citations }))[2]).toBe('2024-12-24 · 全力办好民生实事 · 第4段')
  })

  it('names each of several figures, with its period', () => {
    const figures = [
      { text: '2343名', citation: 0, label: '残疾人', period: '2024年' },
      { text: '19种', citation: 0, label: '辅助器具', period: null },
    ]
    expect(shown(answered({ figures })).slice(0, 2)).toEqual(['残疾人：2343名（2024年）', '辅助器具：19种'])
  })

  it('sets the figure in bold inside the quote, but not inside a longer number', () => {
    const citations = [{ ...wheelchairs, quote: '完成112个和12个建设。' }]
    const figures = [{ text: '12个', citation: 0, label: '', period: null }]
    const quote = replyTo(answered({ citations, figures }), 'zh-Hans').lines[1]
    expect(quote?.words).toEqual([
      { kind: 'plain', text: '完成112个和' },
      { kind: 'bold', text: '12个' },
      { kind: 'plain', text: '建设。' },
    ])
  })

  it('says whether a number that the citizen named agrees', () => {
    const differs = { claimed: '47户', agrees: false }
    expect(shown(answered({ claim: differs }))[1]).toBe('您说的是47户，公布的是2343名。')
    expect(shown(answered({ claim: { ...differs, agrees: true } }))[1]).toBe('您说的47户，与公布的一致。')
  })

  it('names what the release leaves out of the question', () => {
    expect(shown(answered({ missing: ['每人多少钱', '去年'] }))[1]).toBe('稿件没有说明：每人多少钱、去年。')
  })

  it('points out names where no figure was asked for', () => {
    const spans = [
      { text: '市残联', citation: 0 },
      { text: '市民政局', citation: 0 },
    ]
    expect(shown(answered({ figures: [], spans }))[0]).toBe('市残联、市民政局')
  })

  it('says under the source that the quoted text was repaired, once for a paragraph', () => {
    const citations = [wheelchairs, { ...wheelchairs, sentence: 7, repaired: true }]
    const lines = shown(answered({ citations, suggestions: [] }))
    expect(lines.map((line) => line[0])).toEqual(['2', '│', '│', '市', '引'])
    expect(lines.at(-1)).toBe('引文所在的转载文本有修复。')
  })

  it('shows the question as understood under the figure, or above what is quoted alone', () => {
    const understood = '轮椅配了多少？'
    expect(shown(answered({ understood })).slice(0, 2)).toEqual(['2343名', '您问的是：轮椅配了多少？'])
    expect(shown(answered({ understood, figures: [] })).slice(0, 2)).toEqual([
      '您问的是：轮椅配了多少？',
      '稿件原文：',
    ])
  })

  it('speaks the language it is told, and leaves the quote as printed', () => {
    const english = shown(answered(), 'en')
    expect(english).toContain('You can also ask, in the words of the release:')
    expect(english[2]).toContain('paragraph 4')
    expect(english[1]).toContain(wheelchairs.quote)
    expect(shown(answered({ understood: '轮椅' }), 'zh-Hant')[1]).toBe('您問的是：轮椅')
  })
})

describe('a question that is not answered', () => {
  const reasons: readonly NotStatedReason[] = [
    'other-year',
    'other-place',
    'future',
    'comparison',
    'per-person',
    'procedure',
    'eligibility',
    'entitlement',
    'price',
    'contact',
    'cause',
    'person',
    'breakdown',
    'computed',
    'no-figure',
    'no-passage',
  ]
  it.each(reasons)('says in the first line that the release does not state it (%s)', (reason) => {
    const denial = { 'zh-Hans': '没有', 'zh-Hant': '沒有', en: 'does not' }
    for (const language of languages) {
      for (const about of [null, '2023年']) {
        const first = shown(notStated({ reason, about }), language)[0] ?? ''
        expect(first).toContain(denial[language])
        expect(first.includes('2023年')).toBe(about !== null)
      }
    }
  })

  it('shows at most two sentences of what the release does say', () => {
    const citations = [wheelchairs, { ...wheelchairs, paragraph: 5 }, { ...wheelchairs, paragraph: 6 }]
    const lines = shown(notStated({ citations }))
    expect(lines[1]).toBe('稿件里相近的内容：')
    expect(lines.filter((line) => line.startsWith('│'))).toHaveLength(2)
  })

  it('shortens what the citizen wrote', () => {
    const first = shown(notStated({ about: '长'.repeat(4000) }))[0] ?? ''
    expect(first.length).toBeLessThan(100)
  })

  it('offers the readings of an unclear question as a numbered list', () => {
    expect(shown(clarify())).toEqual([
      '您想问哪一个？',
      '1. 为多少名残疾人适配辅助器具？',
      '2. 救助了多少名残疾儿童？',
    ])
  })

  const topics: readonly OffTopic[] = [
    'greeting',
    'thanks',
    'farewell',
    'identity',
    'abuse',
    'instruction',
    'noise',
    'empty',
  ]
  it.each(topics)('has one line for %s, and suggestions', (topic) => {
    const answer: Answer = {
      outcome: 'off-topic',
      topic,
      suggestions: ['一', '二', '三', '四'],
      confidence: 1,
      understood: null,
    }
    for (const language of languages) expect(shown(answer, language)).toHaveLength(5)
  })
})
