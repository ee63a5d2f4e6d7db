import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/query/language.ts'
import { looksLikePinyin } from '../../src/query/pinyin.ts'

describe('languageOf', () => {
  it.each([
    ['给多少残疾人配了轮椅', 'zh-Hans'],
    ['為多少殘疾人配了輪椅', 'zh-Hant'],
    ['有幾多人搵到工', 'zh-Hant'],
    ['多少人', 'zh-Hans'],
    ['How many wheelchairs?', 'en'],
    ['wheelchairs', 'en'],
    ['wheelchair 多少', 'zh-Hans'],
    ['canji ren lunyi duoshao', 'zh-Hans'],
    ['12345', 'zh-Hans'],
    ['', 'zh-Hans'],
    ['😀', 'zh-Hans'],
  ])('%j: %s', (message, language) => {
    expect(languageOf(message)).toBe(language)
  })
})

describe('looksLikePinyin', () => {
  it.each([
    ['chengzhen xinzeng jiuye', true],
    ['lvhua', true],
    ['lühua', true],
    ["xi'an", true],
    ['wheelchair', false],
    ['how many ren', false],
    ['', false],
    ['2343', false],
  ])('%j: %j', (message, expected) => {
    expect(looksLikePinyin(message)).toBe(expected)
  })
})
