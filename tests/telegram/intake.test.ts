import { describe, expect, it } from 'vitest'
import { takenOf } from '../../src/telegram/intake.ts'

const me = { id: 7, username: 'yuanwen_bot' }
const from = { id: 1, is_bot: false, first_name: '张三', last_name: '李', username: 'zhangsan' }
const privateChat = { id: 1, type: 'private', first_name: '张三' }

const take = (over: object) =>
  takenOf({ update_id: 5, message: { message_id: 3, chat: privateChat, from, ...over } }, me)

describe('takenOf', () => {
  it('keeps number, lane and event', () => {
    const taken = take({ text: '多少人？' })
    expect(taken).toMatchObject({ id: 5, lane: '1' })
    expect(JSON.parse(taken?.body ?? '')).toMatchObject({ kind: 'message', text: '多少人？' })
  })

  it('keeps no names and no personal numbers, in the message or in what it quotes', () => {
    const phone = '13812345678'
    const taken = take({
      text: `我的电话${phone}，失业金怎么领？`,
      reply_to_message: { from, text: `身份证11010519491231002X` },
    })
    expect(taken?.body).toContain('失业金怎么领')
    for (const told of [phone, '11010519491231002X', '张三', '李', 'zhangsan']) {
      expect(taken?.body).not.toContain(told)
    }
  })

  it('takes nothing that is not for the bot', () => {
    const group = { id: -1, type: 'supergroup' }
    expect(take({ chat: group, text: '大家好' })).toBeNull()
    expect(takenOf({ update_id: 6, some_future_update: {} }, me)).toBeNull()
    expect(takenOf({ message: { chat: privateChat, from, text: '没有号码' } }, me)).toBeNull()
    expect(takenOf(null, me)).toBeNull()
  })
})
