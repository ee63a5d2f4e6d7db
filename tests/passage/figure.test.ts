import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers, type NumberFound } from '../../src/passage/figure.ts'

const texts = (sentence: string) => findNumbers(sentence).map(({ text }) => text)
/** Value (with the upper bound of a range), unit, kind, and approximation where it is not exact. */
const said = ({ value, upper, unit, kind, approximation }: NumberFound) =>
  [upper === null ? value : `${value}–${upper}`, unit, kind, approximation].join(' ').replace(/ exact$/, '')

describe('findNumbers', () => {
  it.each([
    ['发布岗位信息3.9万余个', '3.9万余个', '39000 个 things over'],
    ['3200余名劳动者成功就业', '3200余名', '3200 名 people over'],
    ['减轻企业负担3300余万元', '3300余万元', '33000000 元 money over'],
    ['发放创业担保贷款1505万元', '1505万元', '15050000 元 money'],
    ['发放贷款1,505万元', '1,505万元', '15050000 元 money'],
    ['总投资约3.5亿元', '约3.5亿元', '350000000 元 money about'],
    ['每月1,200元', '1,200元', '1200 元 money'],
    ['折合2.5万美元', '2.5万美元', '25000 美元 money'],
    ['占比68.48%', '68.48%', '68.48 % share'],
    ['占比６８．４８％', '６８．４８％', '68.48 ％ share'],
    ['提高百分之三', '百分之三', '3 % share'],
    ['提高3个百分点', '3个百分点', '3 个百分点 share'],
    ['达到30%以上', '30%以上', '30 % share at-least'],
    ['增长1.5倍', '1.5倍', '1.5 倍 share'],
    ['0至6岁儿童', '0至6岁', '0–6 岁 age'],
    ['用时3-5年', '3-5年', '3–5 年 duration'],
    ['安排2.5万至3万人', '2.5万至3万人', '25000–30000 人 people'],
    ['补助100至200万元', '100至200万元', '1000000–2000000 元 money'],
    ['招聘三至五名', '三至五名', '3–5 名 people'],
    ['近3000人参加', '近3000人', '3000 人 people under'],
    ['约3000人', '约3000人', '3000 人 people about'],
    ['3000人左右', '3000人左右', '3000 人 people about'],
    ['超过3000人', '超过3000人', '3000 人 people over'],
    ['3000多人', '3000多人', '3000 人 people over'],
    ['不少于3000人', '不少于3000人', '3000 人 people at-least'],
    ['60岁以上老人', '60岁以上', '60 岁 age at-least'],
    ['3000人以内', '3000人以内', '3000 人 people at-most'],
    ['3万8千人', '3万8千人', '38000 人 people'],
    ['10多万人次', '10多万人次', '100000 人次 people over'],
    ['全市两家创业孵化基地', '两家', '2 家 organisations'],
    ['服务两千三百名老人', '两千三百名', '2300 名 people'],
    ['三百余人到场', '三百余人', '300 人 people over'],
    ['新建六所学校', '六所', '6 所 organisations'],
    ['一名老师', '一名', '1 名 people'],
    ['十余家企业', '十余家', '10 家 organisations over'],
    ['百余名志愿者', '百余名', '100 名 people over'],
    ['近百家企业', '近百家', '100 家 organisations under'],
    ['开展二十四小时服务', '二十四小时', '24 小时 duration'],
    ['待遇发放“三个百分百”', '三个百分百', '3 个 things'],
    ['等养老机构为四大支点', '四大支点', '4 大 things'],
    ['第三批项目', '第三批', '3 批 ordinal'],
    ['第12届', '第12届', '12 届 ordinal'],
    ['冀政〔2024〕3号文', '〔2024〕3号', '3 号 document-number'],
    ['第3号文件', '第3号', '3 号 document-number'],
  ])('%s', (sentence, text, about) => {
    const found = findNumbers(sentence)
    expect(found.map((number) => number.text)).toEqual([text])
    expect(found.map(said)).toEqual([about])
  })

  it.each([
    ['截至11月底，', '11月底'],
    ['2024年12月24日，', '2024年12月24日'],
    ['12月24日，', '12月24日'],
    ['2024年，', '2024年'],
    ['二〇二四年，', '二〇二四年'],
    ['2024年上半年，', '2024年上半年'],
    ['十二月底', '十二月底'],
  ])('finds the date of %s', (sentence, text) => {
    expect(findNumbers(sentence)).toMatchObject([{ text, kind: 'date' }])
  })

  it.each([
    '',
    '惠及千家万户',
    '推进“一老一小”工作',
    '组织“十户一长”',
    '一批项目',
    '一次性补助',
    '万一',
    '老百姓',
    '千方百计',
    '十分重视',
    '“十四五”期间',
    '五保老人',
    '三下乡',
    '庆六一',
    '四川来的客人',
    '重点工作',
  ])('finds none in “%s”', (sentence) => {
    expect(texts(sentence)).toEqual([])
  })

  it.each([
    ['数十人到场', '十人'],
    ['几十个项目', '十个'],
    ['十几个项目', '几个'],
    ['三到五名', '五名'],
    ['1.5万人', '5万人'],
    ['1,505万元', '505万元'],
    ['二百三十五名', '十五名'],
    ['3200余万元', '3200'],
  ])('never points out half a number: %s is not %s', (sentence, half) => {
    expect(texts(sentence)).not.toContain(half)
  })

  it('keeps numbers apart that stand side by side', () => {
    expect(texts('等3类19种器具，12期1200人，孤儿48名24万元')).toEqual([
      '3类',
      '19种',
      '12期',
      '1200人',
      '48名',
      '24万元',
    ])
  })
})

const mixed = fc.string({
  unit: fc.constantFrom(
    ...'0123456789.,，。一二三十百千万亿余多近约超第至到-%％名个人家户元年月日号底岁〔〕“”（）大 的',
  ),
  maxLength: 80,
})

describe('any text', () => {
  it('gives figures that stand where they say, in order, apart, and parsed', () => {
    fc.assert(
      fc.property(fc.oneof(mixed, fc.string({ unit: 'binary', maxLength: 80 })), (sentence) => {
        let at = 0
        for (const { text, span, value, upper } of findNumbers(sentence)) {
          expect(span.start).toBeGreaterThanOrEqual(at)
          expect(span.end).toBeGreaterThan(span.start)
          expect(text).toBe(sentence.slice(span.start, span.end))
          expect(Number.isFinite(value)).toBe(true)
          expect(upper ?? value).toBeGreaterThanOrEqual(value)
          at = span.end
        }
        expect(at).toBeLessThanOrEqual(sentence.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('gives every whole number with the measure word behind it, whatever stands around', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'残疾人提供康复服务帮扶老年儿童，、。“”'),
      maxLength: 20,
    })
    const measure = fc.constantFrom(
      '名',
      '人',
      '家',
      '户',
      '个',
      '万元',
      '余名',
      '余万元',
      '所',
      '张',
      '期',
      '%',
    )
    const number = fc.oneof(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('3.9', '68.48', '1,505'))
    fc.assert(
      fc.property(words, number, measure, words, (before, count, unit, behind) => {
        // 名 and 人 are measure words themselves, so that what follows must not lengthen the unit.
        expect(texts(`${before}${count}${unit}，${behind}`)).toEqual([`${count}${unit}`])
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['1', '1,', '1.', '3至', '百分之', '〔2024〕', '第', '超', '“两个', '1月', '余万'])(
    'comes to an end on 100,000 characters of %s',
    { timeout: 60_000 },
    (piece) => {
      expect(() => findNumbers(piece.repeat(100_000 / piece.length))).not.toThrow()
    },
  )

  it('comes to an end on a run of numerals', () => {
    expect(findNumbers('十'.repeat(10_000))).toEqual([])
  })
})
