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

  it('is null without questions', () => {
    expect(keyboardFor(linesOnly([]))).toBeNull()
  })
})
