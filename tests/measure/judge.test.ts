import { describe, expect, it } from 'vitest'
import { expectationSchema } from '../../src/corpus/precedent.ts'
import { type JudgedReply, judge, questionSchema } from '../../src/measure/judge.ts'

const sentence = '为48名困难学生提供助学金24万元，为14名大学生孤儿提供助学资金14万元。'
const said = (figures: readonly string[], over: Partial<JudgedReply> = {}): JudgedReply => {
  return {
    outcome: 'answered',
    figures,
    reply: figures.join('、'),
    citations: [{ quote: sentence }],
    ...over,
  }
}
const expected = (over: object) =>
  expectationSchema.parse({ answerable: true, evidence: '为48名困难学生提供助学金24万元', ...over })
const one = expected({ figures: ['48名'] })
const both = expected({ figures: ['48名', '24万元'] })
const either = expected({ figures: ['48名', '24万元'], all: false })
const names = expected({ figures: null, mustContain: ['环城医院', '精神病医院'] })
const elsewhere = expected({ figures: ['48名'], evidence: '别处的句子', alternatives: ['提供助学金24万元'] })
const unanswerable = expectationSchema.parse({ answerable: false })
const hospitals = [{ quote: `${sentence}环城医院、精神病医院` }]

describe('judge', () => {
  it.each([
    ['the figure', one, said(['48名']), 'correct'],
    ['punctuation, blanks and width apart', one, said([' ４８ 名，']), 'correct'],
    ['all figures, in any order', both, said(['24万元', '48名']), 'correct'],
    ['one of several that are needed', both, said(['48名']), 'partial'],
    ['one where one is enough', either, said(['24万元']), 'correct'],
    ['two figures beside the expected one', one, said(['48名', '24万元', '14名']), 'correct'],
    ['two figures beside two expected', both, said(['48名', '24万元', '14名', '14万元']), 'correct'],
    ['three figures beside the expected one', one, said(['48名', '24万元', '14名', '14万元']), 'partial'],
    ['another figure of the right quote', one, said(['14名']), 'wrong'],
    ['no figure at all, but the quote', one, said([]), 'wrong'],
    ['the figure with another quote', one, said(['48名'], { citations: [{ quote: '别的' }] }), 'wrong'],
    ['the figure without a quote', one, said(['48名'], { citations: [] }), 'wrong'],
    ['the alternative evidence', elsewhere, said(['48名']), 'correct'],
    ['all names in the quote', names, said([], { citations: hospitals }), 'correct'],
    ['all names in the reply', names, said([], { reply: '精神病医院、环城医院' }), 'correct'],
    ['a name too few', names, said([], { reply: '环城医院' }), 'partial'],
    ['not stated, though it is', one, said([], { outcome: 'not-stated' }), 'refused'],
    ['two readings, though it is stated', one, said([], { outcome: 'clarify' }), 'refused'],
    ['off topic, though it is stated', one, said([], { outcome: 'off-topic' }), 'refused'],
    ['an answer where there is none', unanswerable, said(['48名']), 'false'],
    ['not stated where it is not', unanswerable, said([], { outcome: 'not-stated' }), 'held'],
    ['off topic where nothing is stated', unanswerable, said([], { outcome: 'off-topic' }), 'held'],
  ] as const)('%s', (_what, expectation, reply, verdict) => {
    expect(judge(expectation, reply)).toBe(verdict)
  })

  it('tells a share from a number', () => {
    const share = expected({ figures: ['1%'], evidence: '费率至1%' })
    expect(judge(share, said(['1'], { citations: [{ quote: '费率至1%' }] }))).toBe('wrong')
  })
})

describe('questionSchema', () => {
  it('takes what is left out as the commonest', () => {
    const { expect: expectation, ...about } = questionSchema.parse({
      id: '1',
      text: '多少？',
      expect: { answerable: true, figures: ['1个'], evidence: '一' },
    })
    expect(about).toEqual({ id: '1', text: '多少？', kind: 'figure', lang: 'zh-Hans', style: 'formal' })
    expect(expectation).toMatchObject({ all: true })
  })

  it.each([
    [{ id: '1', text: 'x' }],
    [{ id: '1', text: 'x', expect: { answerable: true } }],
    [{ id: '1', text: 'x', expect: { answerable: 'yes' } }],
    [{ id: '1', expect: { answerable: false } }],
  ])('refuses %j', (question) => {
    expect(questionSchema.safeParse(question).success).toBe(false)
  })
})
