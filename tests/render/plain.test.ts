import { describe, expect, it } from 'vitest'
import { greeting } from '../../src/render/introduction.ts'
import { bold, chosen, linesOnly, say, shortened } from '../../src/render/message.ts'
import { languageOfCode } from '../../src/render/phrases.ts'
import { plainText } from '../../src/render/plain.ts'
import { standInEngine } from '../support/stand-in-engine.ts'

describe('plainText', () => {
  it('is bold only where there is colour', () => {
    const message = linesOnly([say('有', bold('3个'))])
    expect(plainText(message)).toBe('有3个')
    expect(plainText(message, { colour: true })).toBe('有\u001b[1m3个\u001b[22m')
  })

  it('lets no text steer the terminal', () => {
    expect(plainText(linesOnly([say('a\u001b[31mb\u0007\u009b2Jc\td')]))).toBe('a[31mb2Jc\td')
  })

  it('marks every line of a quote', () => {
    const quote = { kind: 'quote' as const, words: [{ kind: 'plain' as const, text: '一\n二' }] }
    expect(plainText(linesOnly([quote]))).toBe('│ 一\n│ 二')
  })

  it('shows three examples in a greeting', () => {
    expect(
      plainText(greeting(standInEngine(), 'zh-Hans'))
        .split('\n')
        .filter((line) => line.startsWith('·')),
    ).toHaveLength(3)
  })
})

describe('chosen', () => {
  it.each([
    ['2', '二'],
    [' 2. ', '二'],
    ['２', '二'],
    ['②', '二'],
    ['（1）', '一'],
    ['3', null],
    ['0', null],
    ['2个', null],
    ['', null],
  ])('reads %j', (text, choice) => {
    expect(chosen(text, ['一', '二'])).toBe(choice)
  })
})

describe('shortened', () => {
  it('keeps whole characters and one line', () => {
    expect(shortened(' 😀😀\n😀😀 ', 10)).toBe('😀😀 😀😀')
    expect(shortened('😀😀😀😀', 3)).toBe('😀😀…')
  })
})

describe('languageOfCode', () => {
  it.each([
    [undefined, 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-hans', 'zh-Hans'],
    ['zh_CN.UTF-8', 'zh-Hans'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['en', 'en'],
    ['fr', 'en'],
  ])('reads %j', (code, language) => {
    expect(languageOfCode(code)).toBe(language)
  })
})
