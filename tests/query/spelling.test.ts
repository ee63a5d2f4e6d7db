import { describe, expect, it } from 'vitest'
import { makeSpellingBook, spell } from '../../src/query/pinyin.ts'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const { understand } = makeReader(shippedCorpus, lexicon, gazetteer)

describe('spelling', () => {
  it.each([
    ['成镇新增就业多少人', '城镇新增就业多少人'],
    ['创业付化基地有几家', '创业孵化基地有几家'],
    ['残急人', '残疾人'],
    ['canji ren lunyi duoshao', '残疾人轮椅多少'],
    ['chengzhenxinzengjiuye', '城镇新增就业'],
    ['cheng zhen xin zeng jiu ye duo shao ren', '城镇新增就业多少人'],
    ['gongban yanglaoyuan zhu le duoshao laoren', '公办养老院住了多少老人'],
    ['358 ge shi shen me', '358个是什么'],
    ['shiyebaoxian feilv shi bai fen zhi ji', '失业保险费率是百分之几'],
    ['you duo shao elderly zhu zai yang lao yuan', '有多少 elderly 住在养老院'],
    ['shijiazhuang jin nian ban le ji qi', '石家庄今年办了几期'],
    ['為多少名殘疾人適配輪椅', '为多少名残疾人适配轮椅'],
    ['报上了名的有多少人', '报名上了的有多少人'],
    ['网上线下的招聘会有几场', '网上线下的招聘会有几场'],
    ['na chaoshi ne', '那超市呢'],
    ['aixin chaoshi he fandian ge you duoshao jia', '爱心超市和饭店各有多少家'],
    ['ting li you wen ti de shi ji ge', '听力有问题的是几个'],
    ['辅具分几类记种', '辅具分几类几种'],
    ['弟三条写的什么', '第三条写的什么'],
    ['suan le, yaodian ji jia', '算了,药店几家'],
    ['劳务品牌那年评上的', '劳务品牌哪年评上的'],
  ])('%s is read as %s', (typed, read) => {
    expect(understand(typed).text).toBe(read)
  })

  // Homophones of words in the release (失业, 床位, 就业) that are words themselves.
  it.each(['事业', '事业单位招了多少人', '师傅有多少人', '企业', '有多少时间', 'wheelchair'])(
    '%s is left as typed',
    (typed) => {
      expect(understand(typed).text).toBe(typed.toLowerCase())
    },
  )

  it.each([
    ['How many disabled people got wheelchairs?', '残疾人'],
    ['How many disabled people got wheelchairs?', '轮椅'],
    ['guaranteed loans for start-ups', '贷款'],
    ['unemployed people who found work again', '失业人员'],
  ])('%s may be answered by %s', (text, rendering) => {
    const renderings = understand(text).slots.flatMap(({ terms }) =>
      terms.flatMap(({ alternatives }) => alternatives.map((alternative) => alternative.text)),
    )
    expect(renderings.some((one) => one.includes(rendering) || rendering.includes(one))).toBe(true)
  })
})

it('knows every word of a spelling book that was made half way', () => {
  const known = Array.from({ length: 20_500 }, (_, i) =>
    String.fromCodePoint(0x4e00 + (i % 20_000), 0x4e00 + i),
  )
  const whole = makeSpellingBook(known, ['人'])
  const half = makeSpellingBook(known, ['人'])
  expect(half.making().next().done).toBe(false)
  for (const word of ['人', ...known.filter((_, i) => i % 400 === 0)])
    expect(half.get(spell(word))).toBe(whole.get(spell(word)))
  expect(half.get(spell('人'))).toBe('人')
  expect(half.making().next().done).toBe(true)
})
