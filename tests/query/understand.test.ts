import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Query, Slot } from '../../src/query/query.ts'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const reader = makeReader(shippedCorpus, lexicon, gazetteer)
const understand = (text: string): Query => reader.understand(text)
const words = ({ terms }: Slot) => terms.map(({ text }) => text).join(' ')

describe('what is asked for', () => {
  it.each([
    ['今年给多少名残疾人配了辅具', 'figure'],
    ['一共有几家创业孵化基地', 'figure'],
    ['发了多少钱', 'figure'],
    ['保障覆盖率是百分之几', 'figure'],
    ['护理型床位占比', 'figure'],
    ['求职报名的人数', 'figure'],
    ['残联认定了哪几所机构', 'which'],
    ['有哪些辅助器具', 'which'],
    ['这场发布会是谁举办的', 'who'],
    ['发布会什么时候开的', 'when'],
    ['在哪里体检', 'where'],
    ['怎么帮残疾人', 'how'],
    ['有没有免费体检', 'yes-no'],
    ['740余人指什么人', 'meaning'],
    ['报道里这个81个到底数的是啥', 'meaning'],
    ['24万元是什么款', 'meaning'],
    ['稿子里的296人所指为何', 'meaning'],
    ['112个对应哪项内容', 'meaning'],
    ['那12条措施讲的是什么内容', 'what'],
    ['what does 518 stand for or measure', 'meaning'],
    ['轮椅', 'topic'],
    ['How many disabled people got wheelchairs?', 'figure'],
    ['為多少名殘疾人適配輪椅', 'figure'],
  ])('%s → %s', (text, asking) => {
    expect(understand(text).slots.map((slot) => slot.asking)).toEqual([asking])
  })

  it.each([
    ['成立了多少五老协会、多少志愿服务队', ['五老协会', '志愿服务队']],
    ['困难学生有多少名，发了多少助学金', ['困难学生', '助学金']],
    ['床位多少张，老人多少位，占比是多少', ['床位', '老人', '占比']],
    ['孝老食堂几个，互助点几个？', ['孝老食堂', '互助点']],
    ['我们几个邻居想问问，孝老食堂有几个', ['孝老食堂']],
    ['重度残疾人家里无障碍改造弄了多少户', ['改造']],
  ])('%s asks for %j', (text, about) => {
    const { slots } = understand(text)
    expect(slots.map(({ asking }) => asking)).toEqual(about.map(() => 'figure'))
    // 占比 asks by itself: it need not be a word of its slot as well.
    for (const [i, word] of about.entries())
      if (word !== '占比') expect(slots[i] && words(slots[i])).toContain(word)
  })

  it('keeps nouns that are joined as members of one slot', () => {
    const [slot, ...more] = understand('孝老食堂和互助点各有多少').slots
    expect(more).toEqual([])
    expect(slot?.members.map((member) => member.map(({ text }) => text).join(''))).toEqual([
      '孝老食堂',
      '互助点',
    ])
    expect(slot?.each).toBe(true)
  })

  it.each([
    ['给多少名残疾人配了辅具', '名', 'people'],
    ['有多少人在就业', '人', 'people'],
    ['创业孵化基地有几家', '家', 'organisations'],
    ['改造了多少户', '户', 'households'],
    ['发了多少钱', null, 'money'],
    ['费率降到百分之几', null, 'share'],
  ])('%s is answered by a figure of its measure word', (text, measure, kind) => {
    const [slot] = understand(text).slots
    expect(slot?.measure).toBe(measure)
    expect(slot?.kinds).toContain(kind)
  })

  it.each([
    ['轮椅发了几辆', false],
    ['拐杖一共多少根', false],
    ['轮椅发了几个', true],
    ['领轮椅的来了几批', true],
  ])('%s: of people %s', (text, mayBePeople) => {
    expect(understand(text).slots[0]?.kinds?.includes('people')).toBe(mayBePeople)
  })

  it('is no more than a reply can hold, however often a message asks', () => {
    // Each slot is searched for by itself: hundreds of them would keep everybody else waiting.
    expect(understand('轮椅多少'.repeat(250)).slots.length).toBeLessThanOrEqual(20)
    expect(understand('轮椅多少，床位几张，'.repeat(100)).slots.length).toBeLessThanOrEqual(20)
  })

  it.each(['', '   ', '？？？', '😀', '\u200b'])('%j asks for nothing', (text) => {
    expect(understand(text).slots).toEqual([])
  })
})

describe('any message', () => {
  const message = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...'多少 几 名 残疾人 、 和 ， ？ 2343 2023年 6月 定州 北京 吗 每人 那 呢 one how many'.split(' '),
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )

  it('is understood without an error, its words standing where they say', () => {
    fc.assert(
      fc.property(message, (text) => {
        const query = understand(text)
        for (const { terms, focus } of query.slots)
          for (const term of [...terms, ...focus]) {
            expect(term.start).toBeGreaterThanOrEqual(0)
            expect(term.start).toBeLessThan(query.text.length)
            for (const { quality } of term.alternatives) expect(quality > 0 && quality <= 1).toBe(true)
          }
      }),
      { numRuns: 300 },
    )
  })

  it('is understood alike every time', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(understand(text)).toEqual(understand(text))
      }),
      { numRuns: 50 },
    )
  })

  it.each(['轮椅', '多少', '十', '3', '，', 'a', 'how many ', 'ni', '\ud800', '（', '2023年', '多少人、'])(
    'of 100,000 characters comes to an end: %j',
    (piece) => {
      expect(understand(piece.repeat(Math.ceil(100_000 / piece.length))).language).toBeDefined()
    },
  )
})
