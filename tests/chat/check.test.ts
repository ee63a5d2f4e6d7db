import { describe, expect, it } from 'vitest'
import { inGroup, message, postsIn, responseTo, textOf } from '../support/chat.ts'

const rumour = '听说今年定州给23430名残疾人配了轮椅、拐杖，还给48名困难学生发了24万元助学金'

describe('a message that goes round', () => {
  it('has each of its numbers beside the published one, with the sentence and its source', () => {
    const text = textOf(responseTo(message(`/check ${rumour}`)))
    expect(text.split('\n').slice(0, 4)).toEqual([
      '核对了 3 个数字：',
      '❌ 23430名 与公布的不符，公布的是 2343名',
      '✅ 48名 与公布的相符',
      '✅ 24万元 与公布的相符',
    ])
    expect(text).toContain('为2343名残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。')
    expect(text).toMatch(/市残联 · 2024-12-24 · .+ · 第4段/)
  })

  it('can be the one that /check replies to, in a group too', () => {
    const reply = message('/check', { at: inGroup, addressed: 'command', quoted: rumour })
    expect(textOf(responseTo(reply))).toContain('❌ 23430名')
    expect(postsIn(responseTo(reply))[0]?.to.replyTo).toBe(5)
  })

  it('is checked where it is forwarded in private, without a command', () => {
    expect(textOf(responseTo(message(rumour, { forwarded: true })))).toContain('❌ 23430名')
    expect(textOf(responseTo(message(`${rumour}，是真的吗？`, { forwarded: true })))).toContain('❌ 23430名')
  })

  it.each(['今年给多少残疾人配了轮椅？', '48名困难学生一共拿到多少助学金？', '给残疾人配了轮椅'])(
    'that asks, or claims no number, is answered as a question: %s',
    (asked) => {
      expect(textOf(responseTo(message(asked, { forwarded: true })))).toBe(textOf(responseTo(message(asked))))
    },
  )

  it('of which nothing is published is not called untrue', () => {
    const text = textOf(responseTo(message('/check 定州明天起停水48小时')))
    expect(text).toContain('➖ 48小时 公布的稿件里没有这个数字')
    expect(text).toContain('“没有”不等于不属实')
  })

  it('is asked for where none is there, and says so where it holds no number', () => {
    expect(textOf(responseTo(message('/check')))).toContain('/check')
    expect(textOf(responseTo(message('/check 定州下雪了')))).toBe('这段话里没有可以核对的数字。')
  })

  it('is told in its own language, and holds no masked number', () => {
    const text = textOf(responseTo(message('/check 聽說定州適配輪椅2343名，電話***********')))
    expect(text).toContain('核對了 1 個數字')
    expect(text).not.toContain('*')
  })
})
