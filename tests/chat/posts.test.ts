import { expect, it } from 'vitest'
import { postsOf } from '../../src/chat/posts.ts'
import { linesOnly, say } from '../../src/render/message.ts'
import { telegramText } from '../../src/render/telegram-html.ts'

const at = { chat: { id: -1, type: 'group', title: null } as const, message: 9, thread: 5 }

it('ties the first part to the question and puts the buttons under the last', () => {
  const buttons = [[{ label: '问', action: { kind: 'sections', page: 0 } as const }]]
  const message = { ...linesOnly([say('长'.repeat(5000))]), choices: ['一', '二'], buttons }
  const posts = postsOf(at, message)
  expect(posts.map((post) => post.to)).toEqual([
    { chat: -1, replyTo: 9, thread: 5 },
    { chat: -1, replyTo: null, thread: 5 },
  ])
  expect(posts.map((post) => post.message.buttons)).toEqual([[], buttons])
  expect(posts.map((post) => telegramText(post.message)).join('')).toMatch(/^长{5000}\n?1. 一\n2. 二/)
})
