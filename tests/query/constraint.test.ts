import { describe, expect, it } from 'vitest'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const { understand } = makeReader(shippedCorpus, lexicon, gazetteer)
const reasons = (text: string) => understand(text).constraints.map(({ reason }) => reason)

describe('demands', () => {
  it.each([
    ['怎么申请无障碍改造', 'procedure'],
    ['办理助学金需要什么材料', 'procedure'],
    ['how do i apply for a wheelchair', 'procedure'],
    ['我能领多少助学金', 'entitlement'],
    ['我妈能不能申请轮椅', 'eligibility'],
    ['符合什么条件能入住', 'eligibility'],
    ['残联电话多少', 'contact'],
    ['孝老食堂地址', 'contact'],
    ['残联的公众号叫什么', 'contact'],
    ['平均每人多少钱', 'per-person'],
    ['助学金人均多少', 'per-person'],
    ['average grant per person', 'per-person'],
    ['摊到每个工人头上是多少', 'per-person'],
    ['无障碍改造一户，政府要掏多少钱', 'per-person'],
    ['仨加起来是几家', 'computed'],
    ['全市没工作的毕业生一共有多少', 'breakdown'],
    ['how many people are unemployed in the city', 'breakdown'],
    ['去北京天津干活 月薪', 'per-person'],
    ['降费之前，失业保险费率是百分之几', 'other-year'],
    ['公办养老机构非护理型床位有多少张', 'breakdown'],
    ['那12条措施，头一条写的啥', 'breakdown'],
    ['我58，够岁数去爱心饭店吃饭不', 'eligibility'],
    ['which street is the hospital on', 'contact'],
    ['同比增长多少', 'comparison'],
    ['比去年多了多少', 'comparison'],
    ['明年建多少食堂', 'future'],
    ['下一步打算建多少互助点', 'future'],
    ['养老院收费标准', 'price'],
    ['残联理事长是谁', 'person'],
    ['为什么要建互助点', 'cause'],
  ])('%s: %s', (text, reason) => {
    expect(reasons(text)).toContain(reason)
  })

  it.each([
    '今年给多少名残疾人配了辅具',
    '公众号上说给多少名残疾人配了辅具',
    '发放创业担保贷款多少万元',
    '残联认定了哪几所机构',
    '公办养老机构共有床位多少张',
    '城镇新增就业多少人',
    'How many families got barrier-free renovation?',
    '帮多少人当月嫂',
    '推介会上月嫂岗位有几个',
    'who drew up the plan together with the federation',
    'How many qualified institutions signed?',
    'how many firms showed up from Beijing',
  ])('%s: none', (text) => {
    expect(reasons(text)).toEqual([])
  })

  it.each([
    ['2023年新增就业多少人', [2023]],
    ['23年新增就业多少人', [2023]],
    ['去年新增就业多少人', [2023]],
    ['前年新增就业多少人', [2022]],
    ['明年建多少食堂', [2025]],
    ['2022年和2023年各多少', [2022, 2023]],
    ['今年新增就业多少人', []],
    ['20年来新增就业多少人', []],
    ['2000多人就业了吗', []],
    ['听说发了2000万元', []],
    ['2023新增就业多少人', [2023]],
  ])('%s: years %j', (text, years) => {
    expect(understand(text).years).toEqual(years)
  })

  it.each([
    ['11月底新增就业多少人', [11]],
    ['六月底以前新增就业多少人', [6]],
    ['6月新增就业多少人', [6]],
    ['6月份新增就业多少人', [6]],
    ['6个月新增就业多少人', []],
    ['新增就业多少人', []],
  ])('%s: months %j', (text, months) => {
    expect(understand(text).months).toEqual(months)
  })

  it.each([
    ['石家庄新增就业多少人', ['石家庄']],
    ['保定市新增就业多少人', ['保定市']],
    ['定州新增就业多少人', []],
    ['定州市新增就业多少人', []],
    ['全市新增就业多少人', []],
    ['有多少和平使者', []],
    ['五百多个村有几个食堂', []],
    ['上个月村里建了几个食堂', []],
  ])('%s: places %j', (text, places) => {
    expect(understand(text).places).toEqual(places)
  })
})

describe('numbers that the question brings along', () => {
  it.each([
    ['听说有2300人领了轮椅，对吗', [2300], true],
    ['不是说发了一百多万吗', [1_000_000], true],
    ['轮椅是2343名对不对', [2343], true],
    ['那9个大学生是什么人', [9], false],
    ['二大爷说给他配了轮椅，几个人配了', [], false],
    ['发了三千多万，我可不信', [30_000_000], true],
    ['公众号说签了两百家，准不准', [200], true],
    ['Heard 121 housekeeping firms turned up, correct?', [121], true],
    ['Were 40 orphans examined by doctors, or was it fewer?', [40], true],
    ['My neighbour said 500 people got wheelchairs', [500], true],
    ['who are the 9 students', [9], false],
    ['发了多少钱', [], false],
    ['2023年新增就业多少人', [], false],
  ])('%s', (text, values, checksClaim) => {
    const query = understand(text)
    expect(query.mentions.map(({ value }) => value)).toEqual(values)
    expect(query.checksClaim).toBe(checksClaim)
  })
})
