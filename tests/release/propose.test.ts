import { describe, expect, it } from 'vitest'
import { mainPlace } from '../../src/release/place-names.ts'
import {
  departmentHeading,
  departmentsInLead,
  isIsoDate,
  proposeDate,
  proposePlace,
  proposePublisher,
  proposeTitle,
} from '../../src/release/propose.ts'

const lead =
  '12月24日，市政府新闻办公室举办“定州办好民生实事”主题新闻发布会，市人社局、市残联分别围绕就业发布。'

describe('proposals', () => {
  it.each([
    [[lead], '定州办好民生实事'],
    [['定州办好民生实事', '我市坚持就业优先。'], '定州办好民生实事'],
    [['我市坚持就业优先。', '兜牢底线。'], undefined],
    [['定州办好民生实事'], undefined],
  ])('the title of %j', (blocks, title) => {
    expect(proposeTitle(blocks)?.value).toBe(title)
  })

  it.each([
    ['12月24日召开。', '2024年，2024年，2025年。', [], '2024-12-24', 'inferred: 2024年 stands 2 times'],
    ['2023年1月5日召开。', '2024年。', [], '2023-01-05', 'the date in the lead'],
    ['12月24日召开。', '2025年。', ['发布时间：2024-12-26'], '2024-12-24', 'the published line'],
    ['召开。', '', ['2024-12-26 10:30'], '2024-12-26', 'the published line'],
  ])('the date of %s', (first, text, furniture, date, how) => {
    const proposal = proposeDate(first, text, furniture)
    expect(proposal?.value).toBe(date)
    expect(proposal?.how).toContain(how)
  })

  it.each([
    ['召开。', '2024年'],
    ['12月24日召开。', '2024年和2025年'],
    ['2月30日召开。', '2024年'],
  ])('no date for %s %s', (first, text) => {
    expect(proposeDate(first, text, [])).toBeNull()
  })

  it.each([
    [lead, [], '市政府新闻办公室'],
    ['12月24日市卫健委召开新闻发布会。', [], '市卫健委'],
    ['我市兜牢底线。', ['来源：定州日报 作者：甲'], '定州日报'],
    ['我市兜牢底线。', [], undefined],
  ])('the publisher of %s', (text, furniture, publisher) => {
    expect(proposePublisher(text, furniture)?.value).toBe(publisher)
  })

  it('the place named most, the lead weighing more, and none in a tie', () => {
    expect(mainPlace('定州办好实事\n与北京市、天津市合作，定州市就业。', '定州办好实事')).toBe('定州市')
    expect(mainPlace('与北京市、天津市合作。', '')).toBeNull()
    expect(mainPlace('我市就业。', '我市就业。')).toBeNull()
  })

  it.each([
    [lead, ['市人社局', '市残联']],
    ['会上，市人社局、市民政局和市残联负责人分别就民生介绍情况。', ['市人社局', '市民政局', '市残联']],
    ['会上，市人社局介绍情况。', []],
  ])('the departments of %s', (text, departments) => {
    expect(departmentsInLead(text)).toEqual(departments)
  })

  it.each([
    ['一、市人社局：', '市人社局'],
    ['市残疾人联合会', '市残疾人联合会'],
    ['我市兜牢民生底线。', null],
    ['全市共创建爱心超市五百余家，惠及老人，依托各街道', null],
  ])('the heading %s', (block, department) => {
    expect(departmentHeading(block)).toBe(department)
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2024-04-31', false],
    ['2024-00-10', false],
    ['2024-1-1', false],
  ])('%s is a day of the calendar: %s', (text, isDay) => {
    expect(isIsoDate(text)).toBe(isDay)
  })
})

describe('what stands at the head or foot of a document', () => {
  it.each([
    ['一、综合\n粮食总产量28万吨。\n海宁街道办事处\n2024年11月1日', '2024-11-01', '海宁街道办事处'],
    ['青河县统计局\n2024年3月28日\n一、综合\n粮食总产量28万吨。', '2024-03-28', '青河县统计局'],
    ['南岭县人民政府办公室 2025年1月6日\n现将完成情况公示如下。', '2025-01-06', '南岭县人民政府办公室'],
    ['时间：2024年9月12日上午10:00\n主持人：各位记者朋友，上午好。', '2024-09-12', undefined],
  ])('%s', (text, date, publisher) => {
    const [lead = ''] = text.split('\n')
    expect(proposeDate(lead, text, [])?.value).toBe(date)
    expect(proposePublisher(text, [])?.value).toBe(publisher)
  })

  it('is no date of what is told', () => {
    const text = '会议精神传达。\n自2024年3月28日起施行，有效期5年。\n全市推进。'
    expect(proposeDate('会议精神传达。', text, [])).toBeNull()
  })
})

describe('a place that no list has', () => {
  it.each([
    ['云岭市“推进数字政府建设”新闻发布会实录', '云岭市'],
    ['关于临湖区2024年预算执行情况的报告', '临湖区'],
    ['《清溪市住房公积金提取管理办法》政策问答', '清溪市'],
    ['全市经济运行平稳', undefined],
    ['小区改造惠及千家', undefined],
    ['市场监管工作新闻发布会', undefined],
  ])('%s', (title, place) => {
    expect(proposePlace(title, title, '')?.value).toBe(place)
  })
})
