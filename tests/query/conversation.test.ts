import { describe, expect, it } from 'vitest'
import { backReferenceOf } from '../../src/query/back-reference.ts'
import { isElliptical } from '../../src/query/conversation.ts'
import { makeReader } from '../../src/query/understand.ts'
import { gazetteer, lexicon, shippedCorpus } from '../support/engine.ts'

const { understand } = makeReader(shippedCorpus, lexicon, gazetteer)

describe('isElliptical', () => {
  it.each([
    '那大学生孤儿呢',
    '钱呢？',
    '其中孤独症的',
    '哪几家',
    '多少人',
    '他们一共服务了多少残疾人',
    'what about students?',
  ])('%s leaves something out', (text) => {
    expect(isElliptical(understand(text))).toBe(true)
  })

  it.each([
    '公办养老机构共有护理型床位多少张',
    // Said of what was just named.
    '给多少残疾人配了轮椅拐杖这些',
    '为多少名残疾人适配轮椅',
    '困难学生发了多少助学金',
    'How many disabled people got wheelchairs?',
  ])('%s stands by itself', (text) => {
    expect(isElliptical(understand(text))).toBe(false)
  })
})

describe('backReferenceOf', () => {
  it.each([
    ['出处呢', 'source'],
    ['数据来源？', 'source'],
    ['原文在哪', 'source'],
    ['截至什么时候的', 'period'],
    ['什么时候的数据', 'period'],
    ['再说一遍', 'repeat'],
    ['轮椅配了多少', null],
    ['资金来源于哪里多少万', null],
    ['发布会什么时候开的', null],
  ])('%s: %s', (text, reference) => {
    expect(backReferenceOf(understand(text), 'people')).toBe(reference)
  })
})
