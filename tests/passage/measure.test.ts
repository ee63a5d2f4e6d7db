import { describe, expect, it } from 'vitest'
import { kindOfMeasure, measureAt } from '../../src/passage/measure.ts'

describe('measureAt', () => {
  it.each([
    ['人次', '人次', 'people'],
    ['个月以后', '个月', 'duration'],
    ['个百分点', '个百分点', 'share'],
    ['户重度残疾人家庭', '户', 'households'],
    ['平方米', '平方米', 'things'],
    ['万元', null, null],
    ['', null, null],
  ])('takes the longest measure word of “%s”', (text, word, kind) => {
    expect(measureAt(text, 0)).toEqual(word === null ? null : { word, kind })
  })

  it('looks where it is told', () => {
    expect(measureAt('2343名残疾人', 4)).toEqual({ word: '名', kind: 'people' })
    expect(measureAt('2343名', 5)).toBeNull()
  })
})

describe('kindOfMeasure', () => {
  it.each([
    ['名', 'people'],
    ['家', 'organisations'],
    ['元', 'money'],
    ['%', 'share'],
    ['轮椅', null],
  ])('%s: %s', (word, kind) => {
    expect(kindOfMeasure(word)).toBe(kind)
  })
})
