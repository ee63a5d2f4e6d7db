import { describe, expect, it } from 'vitest'
import { linesOnly } from '../../src/render/message.ts'
import { keyboardFor } from '../../src/telegram/keyboard.ts'

const message = { ...linesOnly([]), choices: ['这一个？'], followUps: ['还有多少？', '多少钱？'] }

describe('keyboardFor', () => {
  it('gives each question a row, with an id for data', () => {
    expect(keyboardFor(message)).toEqual({
      inline_keyboard: [
        [{ text: '这一个？', callback_data: 'c0' }],
        [{ text: '还有多少？', callback_data: 'f0' }],
        [{ text: '多少钱？', callback_data: 'f1' }],
      ],
    })
  })

  it("has the message's own buttons below, side by side where they stand in a row", () => {
    const vote = (helpful: boolean, label: string) => ({ label, action: { kind: 'vote', helpful } as const })
    const buttons = [[vote(true, '有帮助'), vote(false, '没帮助')]]
    expect(keyboardFor({ ...message, choices: [], buttons })?.inline_keyboard.at(-1)).toEqual([
      { text: '有帮助', callback_data: 'v:1' },
      { text: '没帮助', callback_data: 'v:0' },
    ])
  })

  it('is null without questions', () => {
    expect(keyboardFor(linesOnly([]))).toBeNull()
  })
})
