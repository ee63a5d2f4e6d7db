import { describe, expect, it } from 'vitest'
import { mainPlace } from '../../src/release/place-names.ts'
import {
  departmentHeading,
  departmentsInLead,
  isIsoDate,
  proposeDate,
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
