// What is asked one by one, and what a sentence counts together; names that are asked for, and sentences without them.
import { describe, expect, it } from 'vitest'
import { answerOf } from '../support/engine.ts'

const told = (question: string) => {
  const answer = answerOf(question)
  return answer.outcome === 'answered' ? answer.figures.map(({ text }) => text) : answer.outcome
}

describe('things asked one by one', () => {
  it.each([
    ['孝老食堂和互助点各多少', ['81个', '358个']],
    ['城镇新增就业和就业困难人员就业各多少', ['7925人', '1534人']],
    ['稳岗钱返给了几家单位、合计几百万、多少职工受益？', ['2301家', '856万元', '2.9万人']],
    ['失业又上班的、还有就业困难上了班的，两个数都给我', ['5092人', '1534人']],
    ['爱心饭店 爱心药店 数量', ['97家', '50家']],
  ])('%s: each has its figure', (question, figures) => {
    expect(told(question)).toEqual(figures)
  })

  it.each([
    '去北京的和去天津的各多少人',
    '听力残疾的和智力残疾的儿童各有多少',
    '听力残疾的小孩几个？',
    '我们几个邻居想问问，配的辅具里头，拐杖发了多少副',
  ])('%s: one figure counts them together', (question) => {
    expect(told(question)).toBe('not-stated')
  })

  it('are one thing where one figure counts what all the words name', () => {
    expect(told('残疾人 托养服务 人数')).toEqual(['234名'])
  })
})

describe('names', () => {
  it.each(['推介会上签约的是哪些公司', '孤独症专家组里都有哪些专家', '两家创业孵化基地的名称分别是什么'])(
    '%s: no sentence gives them',
    (question) => {
      expect(told(question)).toBe('not-stated')
    },
  )

  it('are given where the sentence lists them', () => {
    const answer = answerOf('认定的残疾儿童康复机构是哪几家')
    expect(answer.outcome === 'answered' && answer.citations[0]?.quote).toContain('定州市妇幼保健院')
  })
})

describe('who and where is asked about', () => {
  it.each([
    ['城镇新增就业人员到11月底有多少？', ['7925人']],
    ['@yuanwen_bot 城镇新增就业多少人', ['7925人']],
    ['稳岗的钱总共退给企业多少？', ['856万元']],
    ['How much money was paid back to companies for keeping their staff on?', ['856万元']],
    ['“中山好嫂子”带动约八千人从事家政服务，该说法准确否？', ['6000余人']],
    ['我们村前几年摘了穷帽子。全市像我们这样脱了贫又有活干的劳力总共多少人？', ['4520人']],
    ['yang lao yuan li xian zai zhu le duo shao lao ren', ['296人']],
    ['315 - what is that the number of?', ['315张']],
    ['那个358个 is what?', ['358个']],
    ['报道里提的那12条，是管哪方面的12条', ['12条']],
    ['14万元是给谁的', ['14万元']],
    ['請問全市城鎮新增就業人數為何？', ['7925人']],
    ['听说困难学生发了30万', ['24万元']],
  ])('%s', (question, figures) => {
    expect(told(question)).toEqual(figures)
  })

  it('is the town of whoever asks, which the release does not tell', () => {
    expect(told('俺们镇上有几家爱心超市')).toBe('not-stated')
    expect(told('我们镇上的人都问，全市爱心超市有几家')).toEqual(['518家'])
  })

  it('is one town of it, which the release does not tell', () => {
    expect(answerOf('我是东亭镇的，镇上有几家爱心超市')).toMatchObject({
      reason: 'other-place',
      about: '东亭镇',
    })
  })

  it('is a province that the sentence names by its letter, as 京津冀 does 河北 and not 湖北', () => {
    expect(answerOf('北京、天津、河北的家政企业来了多少家')).not.toMatchObject({ reason: 'other-place' })
    expect(answerOf('北京、天津、湖北的家政企业来了多少家')).toMatchObject({
      reason: 'other-place',
      about: '湖北',
    })
  })

  it('is another year, also where the clause before the asking one says so', () => {
    const question =
      '我在写一份关于残疾人工作的材料，想查个数，2023年的时候，全市给残疾人适配辅助器具的人数是多少呢，写论文要用'
    expect(answerOf(question)).toMatchObject({ reason: 'other-year', about: '2023年' })
  })
})
