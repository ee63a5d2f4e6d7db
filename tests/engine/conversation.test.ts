// Turns of one conversation: what a later turn leaves out, the earlier ones supply.
import { describe, expect, it } from 'vitest'
import { type Context, freshContext } from '../../src/engine/engine.ts'
import { shippedEngine } from '../support/engine.ts'
import { told } from '../support/turns.ts'

describe('a conversation', () => {
  it.each([
    [
      ['爱心超市建了几家', '饭店呢', '药店呢'],
      ['518家', '97家', '50家'],
    ],
    [
      ['资助了多少名困难学生', '那大学生孤儿呢'],
      ['48名', '14名'],
    ],
    [
      ['资助了多少名困难学生', '钱呢'],
      ['48名', '24万元'],
    ],
    [
      ['给多少名残疾大学生发了助学金', '那一共多少钱'],
      ['9名', 'not-stated'],
    ],
    [
      ['康复救助了多少残疾儿童', '其中孤独症的呢', '那聋儿呢'],
      ['233名', '99人', 'not-stated'],
    ],
    [
      ['城镇新增就业多少人', '截至什么时候', '那2023年呢'],
      ['7925人', '11月底', 'not-stated'],
    ],
    [
      ['城镇新增就业多少人', '石家庄的呢'],
      ['7925人', 'not-stated'],
    ],
    [
      ['五老协会有多少个', '再说一遍'],
      ['528个', '528个'],
    ],
    [
      ['五老协会有多少个', '谢谢', '志愿服务队呢'],
      ['528个', 'off-topic', '1056个'],
    ],
    [
      ['制定了多少条就业措施', '给多少残疾人配了轮椅拐杖这些'],
      ['12条', '2343名'],
    ],
    [
      ['做无障碍改造的有多少户', '公办养老机构有床位多少张'],
      ['74户', '460张'],
    ],
  ])('%j', (turns, expected) => {
    expect(told(turns)).toEqual(expected)
  })

  it('gives the source of its last answer', () => {
    const { context } = shippedEngine.ask('五老协会有多少个', freshContext)
    const { answer } = shippedEngine.ask('出处呢', context)
    expect(answer).toMatchObject({
      outcome: 'answered',
      citations: [{ department: '市民政局', paragraph: 3 }],
    })
  })

  it('has no last answer at its beginning', () => {
    for (const turn of ['出处呢', '钱呢', '截至什么时候', '再说一遍'])
      expect(told([turn])[0]).not.toMatch(/[0-9]/)
  })

  it('says how it understood what was left out', () => {
    const { context } = shippedEngine.ask('爱心超市建了几家', freshContext)
    expect(shippedEngine.ask('饭店呢', context).answer.understood).toContain('饭店')
    expect(shippedEngine.ask('饭店呢', freshContext).answer.understood).toBeNull()
  })

  it('does not bring up a turn that has nothing to do with it', () => {
    const { context } = shippedEngine.ask('怎么申请轮椅', freshContext)
    for (const question of ['爱心超市建了几家', '2023年爱心超市建了几家', '石家庄有多少家爱心超市'])
      expect(shippedEngine.ask(question, context).answer.understood).toBeNull()
  })

  it('counts turns, and leaves the context it was given', () => {
    const { context } = shippedEngine.ask('爱心超市建了几家', freshContext)
    const before = structuredClone(context)
    const first = shippedEngine.ask('饭店呢', context)
    expect(context).toEqual(before)
    expect(first.context.turn).toBe(2)
    expect(shippedEngine.ask('饭店呢', context).answer).toEqual(first.answer)
    expect(freshContext).toEqual({ turn: 0, last: null })
  })

  it('survives its own JSON: a context may be stored between turns', () => {
    const { context } = shippedEngine.ask('爱心超市建了几家', freshContext)
    const stored = JSON.parse(JSON.stringify(context)) as Context
    expect(shippedEngine.ask('饭店呢', stored).answer).toEqual(shippedEngine.ask('饭店呢', context).answer)
  })
})
