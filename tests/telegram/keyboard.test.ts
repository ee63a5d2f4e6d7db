import { describe, expect, it } from 'vitest'
import { linesOnly } from '../../src/render/message.ts'
import { keyboardFor, pressedQuestion } from '../../src/telegram/keyboard.ts'

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

describe('pressedQuestion', () => {
  const pressed = (data: string) =>
    pressedQuestion({ data, message: { reply_markup: keyboardFor(message) ?? {} } })

  it('reads the question back from the pressed message', () => {
    expect(pressed('c0')).toBe('这一个？')
    expect(pressed('f1')).toBe('多少钱？')
  })

  it('is null for what is forged, gone or of another kind', () => {
    for (const data of ['f9', 'x', '', 'toString', 'f1\u0000', '__proto__']) expect(pressed(data)).toBeNull()
    expect(pressedQuestion({ data: 'f0', message: {} })).toBeNull()
    expect(pressedQuestion({ data: 'f0' })).toBeNull()
    expect(pressedQuestion({})).toBeNull()
  })
})
