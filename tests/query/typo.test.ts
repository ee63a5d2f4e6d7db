import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const { understand } = makeReader(shippedCorpus, lexicon, gazetteer)
const read = (typed: string) => understand(typed).text

describe('a word typed wrongly', () => {
  it.each([
    ['for those who do not tell in from ing', '脱平劳动力', '脱贫劳动力'],
    ['that looks like it', '招骋会', '招聘会'],
    ['with particles in it', '养老护里', '养老护理'],
    ['with its characters swapped', '贫脱劳动力', '脱贫劳动力'],
    ['with a character dropped', '养老护员', '养老护理员'],
    ['with a character doubled', '爱心超超市', '爱心超市'],
  ])('%s: %s is read as %s', (_, typed, meant) => {
    expect(read(`${typed}有多少`)).toBe(`${meant}有多少`)
  })

  it.each([
    ['招聘会多绍期', '招聘会多少期'],
    ['孝老食堂几各', '孝老食堂几个'],
    ['托养残疾人多少明', '托养残疾人多少名'],
    ['爱心超市多少家家', '爱心超市多少家'],
    ['有那些辅助器具', '有哪些辅助器具'],
  ])('also in what asks: %s', (typed, meant) => {
    expect(read(typed)).toBe(meant)
  })

  it.each([
    '2343名残疾人里有几个',
    '暖心灶建了几个',
    '新增加的就业人数',
    '发了多少钱',
    '前十一个月就业多少人',
    '有多少厂',
    '那些老人住在哪里',
    '事业单位几家',
    '城镇新减就业多少人',
  ])('%s is no typo', (text) => {
    expect(read(text)).toBe(text)
  })

  it.each([
    ['48名学生没人领到多少助学金', '48名学生每人领到多少助学金'],
    ['上革月发了多少创业贷款', '上个月发了多少创业贷款'],
    ['多少完块', '多少万块'],
    ['安过市建了几个', '安国市建了几个'],
    ['一个认顶多能贷多少', '一个人顶多能贷多少'],
  ])('is seen by what stands around it: %s', (typed, meant) => {
    expect(read(typed)).toBe(meant)
  })

  it('never changes words of the releases', () => {
    const words = [...shippedCorpus.words].filter((word) => /^\p{Script=Han}+$/u.test(word))
    fc.assert(
      fc.property(fc.constantFrom(...words), (word) => {
        expect(read(`${word}多少`)).toBe(`${word}多少`)
      }),
      { numRuns: 200 },
    )
  })
})
