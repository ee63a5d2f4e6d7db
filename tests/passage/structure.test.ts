import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/passage/passage.ts'
import { resolvePeriod } from '../../src/passage/resolve.ts'
import { splitRelease } from '../../src/passage/split.ts'
import { releaseOf, shippedRelease } from '../support/engine.ts'

const split = (...paragraphs: string[]) => splitRelease(releaseOf(paragraphs))
const listed = ({ text, lists = [] }: Passage) =>
  lists.map(({ items, end, countedBy }) => [
    items.map((item) => text.slice(item.start, item.end)).join('/'),
    end,
    countedBy && text.slice(countedBy.start, countedBy.end),
  ])
const periods = (...paragraphs: string[]) =>
  split(...paragraphs).flatMap(({ figures }) =>
    figures
      .filter(({ kind }) => kind !== 'date')
      .map(({ text, period }) => `${text} ${period.text} ${period.basis}`),
  )

describe('questions and answers', () => {
  it('gives every sentence of an answer the question it answers', () => {
    const passages = split(
      '问：失业保险金怎么领取？',
      '答：参保人可在线申请。领取期限最长24个月。',
      '问：标准是多少？',
      '答：每月1200元。',
    )
    expect(passages.map(({ isQuestion = false, asked = null }) => [isQuestion, asked])).toEqual([
      [true, null],
      [false, '失业保险金怎么领取？'],
      [false, '失业保险金怎么领取？'],
      [true, null],
      [false, '标准是多少？'],
    ])
  })

  it('keeps who speaks at a press conference', () => {
    const passages = split(
      '主持人：各位记者，大家上午好。',
      '张三（市教育局局长）：感谢主持人。今年新增学位3200个。',
      '记者：请问托育服务有哪些进展？',
      '李四：目前托位达到4800个。任务：建设3个。',
      '市民王先生提问：什么时候开学？',
      '李四：9月1日开学。',
    )
    expect(passages.map(({ speaker, asked = null }) => `${speaker} ${asked}`)).toEqual([
      '主持人 null',
      '张三（市教育局局长） null',
      '张三（市教育局局长） null',
      '记者 null',
      '李四 请问托育服务有哪些进展？',
      '李四 请问托育服务有哪些进展？',
      '市民王先生 null',
      '李四 什么时候开学？',
    ])
  })

  it('takes a heading with a colon for no speaker where nobody speaks', () => {
    expect(split('工作目标：建成养老床位6000张。', '方式：线上办理。').map(({ speaker }) => speaker)).toEqual(
      [undefined, undefined],
    )
  })
})

describe('tables', () => {
  const rows = split(
    '各区县粮食产量',
    '区县 | 面积（万亩） | 产量（万吨）',
    '甲县。 | 12.5 | 6.8',
    '乙县 | 8 | 4.1',
  )

  it('keeps a row whole, under its column names and its caption', () => {
    expect(rows.map(({ text }) => text)).toEqual([
      '各区县粮食产量',
      '区县 | 面积（万亩） | 产量（万吨）',
      '甲县。 | 12.5 | 6.8',
      '乙县 | 8 | 4.1',
    ])
    expect(rows[3]?.heading).toBe('各区县粮食产量 区县、面积（万亩）、产量（万吨）')
  })

  it('reads the unit from the column and asks by row and column', () => {
    const figures = rows[3]?.figures.map(
      ({ text, value, unit, question }) => `${text} ${value} ${unit} ${question}`,
    )
    expect(figures).toEqual(['8 80000 亩 乙县面积多少亩？', '4.1 41000 吨 乙县产量多少吨？'])
  })

  it('reads rows with tabs', () => {
    const [, row] = split('区县\t学校数\t学生', '甲县\t12所\t3.2万人')
    expect(row?.figures.map(({ question }) => question)).toEqual(['甲县学校数多少所？', '甲县学生多少人？'])
  })
})

describe('sections', () => {
  it('gives sentences the headings they stand under, and no figure for a section mark', () => {
    const passages = split(
      '一、交通建设',
      '（一）公路。全年新建公路120公里。',
      '1.改造农村公路86公里。',
      '二、教育。新增学位3200个。',
    )
    expect(passages.map(({ heading }) => heading ?? null)).toEqual([
      null,
      '一、交通建设',
      '一、交通建设 （一）公路',
      '一、交通建设 （一）公路',
      null,
      '二、教育',
    ])
    const figures = passages.flatMap(({ figures: found }) =>
      found.map(({ text, question }) => `${text} ${question}`),
    )
    expect(figures).toEqual([
      '120公里 全年新建公路多少公里？',
      '86公里 改造农村公路多少公里？',
      '3200个 新增学位多少个？',
    ])
  })
})

describe('lists', () => {
  it.each([
    ['采购轮椅、拐杖、助听器等器具。', [['轮椅/拐杖/助听器', 'open', null]]],
    ['与甲医院、乙医院、丙医院共计3家机构签约。', [['甲医院/乙医院/丙医院', 'closed', '3家']]],
    ['包括公园、广场、绿道和停车场等12处设施。', [['公园/广场/绿道/停车场', 'open', '12处']]],
    ['建设学校3所、医院2家、公园5个。', []],
    ['出台《甲、乙、丙办法》。', []],
    ['新增学位3200个。', []],
  ])('%s', (sentence, expected) => {
    expect(split(sentence).flatMap(listed)).toEqual(expected)
  })

  it('finds the six institutions of the shipped release closed, and its aids open', () => {
    const found = splitRelease(shippedRelease).flatMap(listed)
    expect(found).toContainEqual([
      '定州市人民医院/定州市妇幼保健院/定州市中医医院/定州市环城医院/定州市思语聋儿语言康复学校/定州佑慈健康管理公司',
      'closed',
      '6所',
    ])
    expect(found).toContainEqual(['轮椅/拐杖/助听器/盲杖', 'open', '19种'])
  })
})

describe('periods', () => {
  it('are inherited by the next sentence, but not across a new topic or a further sentence', () => {
    expect(periods('截至11月底，新建公路120公里。改造道路30条。修桥5座。')).toEqual([
      '120公里 截至11月底 sentence',
      '30条 截至11月底 previous-sentence',
      '5座 2024-12-24 release-date',
    ])
    expect(periods('截至11月底，新建公路120公里。同时，新增车位500个。')[1]).toBe(
      '500个 2024-12-24 release-date',
    )
    expect(periods('上半年，接待游客5万人次。下半年，接待8万人次。')[1]).toBe('8万人次 下半年 sentence')
  })

  it.each([
    '举办2024年京津冀招商推介会，签约项目12个。',
    '印发《2023年工作要点》，签约项目12个。',
    '签约项目12个，比2022年增加1个。',
  ])('a year that names an event or is compared with is none: %s', (sentence) => {
    expect(periods(sentence)[0]).toBe('12个 2024-12-24 release-date')
  })

  it.each([
    ['截至11月底', '2024-12-24', '..2024-11-30'],
    ['截至11月底', '2025-01-10', '..2024-11-30'],
    ['截至目前', '2024-12-24', '..2024-12-24'],
    ['2024年', '2024-12-24', '2024-01-01..2024-12-31'],
    ['二〇二三年', '2024-12-24', '2023-01-01..2023-12-31'],
    ['今年以来', '2024-12-24', '2024-01-01..2024-12-24'],
    ['去年', '2024-12-24', '2023-01-01..2023-12-31'],
    ['上半年', '2024-07-15', '2024-01-01..2024-06-30'],
    ['下半年', '2025-01-15', '2024-07-01..2024-12-31'],
    ['全年', '2025-01-15', '2024-01-01..2024-12-31'],
    ['2023年三季度', '2024-12-24', '2023-07-01..2023-09-30'],
    ['前三季度', '2024-12-24', '2024-01-01..2024-09-30'],
    ['1至11月', '2024-12-24', '2024-01-01..2024-11-30'],
    ['2024年2月', '2024-12-24', '2024-02-01..2024-02-29'],
    ['6月上旬', '2024-12-24', '2024-06-01..2024-06-10'],
    ['12月24日至26日', '2024-12-24', '2024-12-24..2024-12-26'],
    ['1月5日', '2024-12-24', '2025-01-05..2025-01-05'],
    ['12月31日', '2025-01-03', '2024-12-31..2024-12-31'],
    ['2021—2023年', '2024-12-24', '2021-01-01..2023-12-31'],
    ['2023—2024学年', '2024-12-24', '2023-09-01..2024-08-31'],
    ['2020年以来', '2024-12-24', '2020-01-01..2024-12-24'],
    ['“十四五”期间', '2024-12-24', '2021-01-01..2025-12-31'],
    ['“十四五”以来', '2024-12-24', '2021-01-01..2024-12-24'],
    ['本月', '2024-12-24', '2024-12-01..2024-12-31'],
    ['上月', '2025-01-24', '2024-12-01..2024-12-31'],
    ['近年来', '2024-12-24', 'undefined'],
    ['春节期间', '2024-12-24', 'undefined'],
  ])('%s in a release of %s: %s', (text, date, expected) => {
    const { from, to } = resolvePeriod(text, { date, year: null })
    expect(from === undefined && to === undefined ? 'undefined' : `${from ?? ''}..${to ?? ''}`).toBe(expected)
  })
})

describe('questions', () => {
  it.each([
    ['PM2.5平均浓度为38微克/立方米，同比下降5.2%。', '5.2%', 'PM2.5平均浓度同比下降百分之几？'],
    ['签约项目45个、总投资128亿元。', '128亿元', '签约项目总投资多少钱？'],
    ['城镇、农村居民人均可支配收入分别为38652元和21356元。', '38652元', '城镇居民人均可支配收入为多少钱？'],
    ['为5600名农民工追回工资1.02亿元。', '1.02亿元', '为农民工追回工资多少钱？'],
    ['常住人口109.6万人，其中男性55.1万人。', '55.1万人', '常住人口中，男性多少人？'],
    ['咨询电话：0312-2588123。', '0312-2588123', '咨询电话多少？'],
  ])('%s %s → %s', (sentence, text, question) => {
    const figure = split(sentence)[0]?.figures.find((one) => one.text === text)
    expect(figure?.question).toBe(question)
    expect(figure?.askable).toBeUndefined()
  })

  it('says which cannot be asked: nothing around them names what they count', () => {
    const [passage] = split('完成3项。')
    expect(passage?.figures[0]?.askable).toBe(false)
  })
})
