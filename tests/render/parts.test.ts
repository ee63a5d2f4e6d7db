import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Line, linesOnly, say } from '../../src/render/message.ts'
import { inParts } from '../../src/render/parts.ts'
import { telegramHtml, telegramText } from '../../src/render/telegram-html.ts'
import { visibleOf } from '../support/telegram-markup.ts'

const quote = (text: string): Line => ({ kind: 'quote', words: [{ kind: 'plain', text }] })

describe('inParts', () => {
  it('leaves a short message as it is, choices and all', () => {
    const message = { ...linesOnly([say('短')]), choices: ['一'] }
    expect(inParts(message)).toEqual([message])
  })

  it('cuts a long quote after a sentence', () => {
    const parts = inParts(linesOnly([quote(`${'字'.repeat(7)}。${'字'.repeat(7)}。`)]), 10)
    expect(parts.map(telegramHtml)).toEqual([
      `<blockquote>${'字'.repeat(7)}。</blockquote>`,
      `<blockquote>${'字'.repeat(7)}。</blockquote>`,
    ])
  })

  it('says the title of the follow-ups in the last part', () => {
    const message = { ...linesOnly([say('甲'.repeat(9))]), followUps: ['问'], followUpsTitle: '还可以问：' }
    expect(inParts(message, 10).map(telegramText)).toEqual(['甲'.repeat(9), '还可以问：'])
  })

  it('loses nothing, cuts no character and keeps every part valid and within the limit', () => {
    const unit = fc.constantFrom('字', '。', '，', '😀', '<b>', '&', ' ', 'a')
    const line = fc.string({ unit, minLength: 1 }).map((text) => quote(text))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 4, max: 40 }), (lines, limit) => {
        const parts = inParts(linesOnly(lines), limit)
        const texts = parts.map(telegramText)
        for (const part of parts) {
          expect(visibleOf(telegramHtml(part)).length).toBeLessThanOrEqual(limit)
          expect(telegramText(part).isWellFormed()).toBe(true)
        }
        const letters = (all: readonly string[]) => all.join('').replaceAll('\n', '')
        expect(letters(texts)).toBe(letters([telegramText(linesOnly(lines))]))
      }),
    )
  })
})
