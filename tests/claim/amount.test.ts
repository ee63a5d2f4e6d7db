import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareAmounts } from '../../src/claim/amount.ts'
import { findNumbers } from '../../src/passage/figure.ts'

function numberIn(text: string) {
  const [number] = findNumbers(text)
  if (!number) throw new Error(`no number in ${text}`)
  return number
}

const compared = (claimed: string, published: string) =>
  compareAmounts(numberIn(claimed), numberIn(published))

describe('amounts', () => {
  it.each([
    ['8560000元', '856万元', 'same'],
    ['0.0856亿元', '856万元', 'same'],
    ['856亿元', '856万元', 'other'],
    ['8,560,000元', '856万元', 'same'],
    ['856万', '856万元', 'same'],
    ['856万美元', '856万元', 'open'],
    ['3200多名', '3200余名', 'same'],
    ['3200名', '3200余名', 'same'],
    ['近3200名', '3200余名', 'other'],
    ['3300余名', '3200余名', 'other'],
    ['3000多名', '3200余名', 'same'],
    ['1.2万余人', '12050人', 'same'],
    ['12050人', '1.2万余人', 'same'],
    ['12900人', '1.2万余人', 'open'],
    ['11900人', '1.2万余人', 'other'],
    ['13000人', '1.2万余人', 'other'],
    ['近3000人', '2930人', 'same'],
    ['近3000人', '3010人', 'other'],
    ['近3000人', '2100人', 'open'],
    ['超过3000人', '9000人', 'open'],
    ['不到500家', '518家', 'other'],
    ['2.9万人', '28930人', 'open'],
    ['2.9万人', '29000人', 'same'],
    ['460个床位', '460张', 'same'],
    ['11.2万人', '11.2万人次', 'open'],
    ['137里', '137公里', 'open'],
    ['63500米', '63.5公里', 'same'],
    ['近七成', '68.48%', 'same'],
    ['74户', '74名', 'open'],
    ['0至6岁', '0至6岁', 'same'],
  ])('%s beside %s: %s', (claimed, published, is) => {
    expect(compared(claimed, published)).toBe(is)
  })

  it('are the same as themselves, and never as ten times themselves, however they are told', () => {
    const words = fc.constantFrom(['', ''], ['', '余'], ['近', ''], ['约', ''])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), words, (value, [before, behind]) => {
        const told = (number: number) => `${before}${number}${behind}名`
        expect(compared(told(value), told(value))).toBe('same')
        expect(compared(told(value * 10), told(value))).not.toBe('same')
        expect(compared(`${value * 10}名`, `${value}名`)).toBe('other')
      }),
    )
  })
})
