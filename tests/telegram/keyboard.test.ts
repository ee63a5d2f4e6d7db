import { describe, expect, it } from 'vitest'
import { parseAction } from '../../src/chat/action.ts'
import { linesOnly } from '../../src/render/message.ts'
import { keyboardFor } from '../../src/telegram/keyboard.ts'

describe('keyboardFor', () => {
  it('has the buttons row by row, with data that says what they do', () => {
    const vote = (helpful: boolean) => ({ kind: 'vote', helpful }) as const
    const buttons = [
      [{ label: '浏览', action: { kind: 'sections', page: 0 } as const }],
      [
        { label: '有帮助', action: vote(true) },
        { label: '没帮助', action: vote(false) },
      ],
    ]
    const rows = keyboardFor({ ...linesOnly([]), buttons })?.inline_keyboard
    expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([['浏览'], ['有帮助', '没帮助']])
    expect(rows?.at(-1)?.map(({ callback_data }) => parseAction(callback_data ?? ''))).toEqual([
      vote(true),
      vote(false),
    ])
  })

  it('is null without buttons', () => {
    expect(keyboardFor(linesOnly([]))).toBeNull()
    expect(keyboardFor({ ...linesOnly([]), buttons: [[]] })).toBeNull()
  })
})
