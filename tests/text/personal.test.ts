import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsMasked, maskPersonal, withoutMasked } from '../../src/text/personal.ts'

const stars = (count: number) => '*'.repeat(count)

describe('maskPersonal', () => {
  it.each([
    // The example number of GB 11643-1999, and one that ends in X.
    ['我身份证11010519491231002X能领吗', `我身份证${stars(18)}能领吗`],
    ['11010519491231002x', stars(18)],
    ['440524188001010014', stars(18)],
    ['电话13800138000问轮椅', `电话${stars(11)}问轮椅`],
    ['电话138 0013 8000问', `电话${stars(13)}问`],
    ['138-0013-8000', stars(13)],
    ['+86 13800138000', stars(15)],
    ['+8613800138000', stars(14)],
    ['１３８００１３８０００', stars(11)],
    ['家里0312-2589000', `家里${stars(12)}`],
    ['010 65051234', stars(12)],
    ['卡号6222 0212 3456 7894谢谢', `卡号${stars(19)}谢谢`],
    ['4111111111111111', stars(16)],
    // Mistyped: no check digit is right.
    ['110105194912310021', stars(18)],
    ['4111111111111112', stars(16)],
    ['身份证 110105 19491231 0022 能领吗', `身份证 ${stars(20)} 能领吗`],
    ['１１０１０５１９４９１２３１００２Ｘ', stars(18)],
    ['老证130682900101123', `老证${stars(15)}`],
    ['0086 138 0013 8000', stars(18)],
    ['13800138000 11010519491231002X', `${stars(11)} ${stars(18)}`],
    ['13800138000，13900139000', `${stars(11)}，${stars(11)}`],
    ['13800138000 13900139000 137 0013 7000', `${stars(11)} ${stars(11)} ${stars(13)}`],
    ['*13800138000*', stars(13)],
    ['11010519491231002X13800138000', stars(29)],
  ])('masks %s', (text, expected) => {
    expect(maskPersonal(text)).toBe(expected)
    expect(holdsMasked(maskPersonal(text))).toBe(true)
  })

  it.each([
    '为2343名残疾人适配轮椅',
    '3300余万元',
    '12345热线打得通吗',
    '400-810-1234',
    '12800138000',
    '913800138000',
    '138001380001',
    '2024-12-24',
    '2024年12月24日 1300名 233名 2343名',
    '统一社会信用代码91130682MA07XXXX1X',
    '***',
    '',
  ])('leaves %s', (text) => {
    expect(maskPersonal(text)).toBe(text)
    expect(holdsMasked(text)).toBe(false)
  })

  it('keeps every offset, masks a second time nothing, and touches digits alone', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('13800138000', '11010519491231002X', '4111111111111111', ' ', '-', '为2343名'),
      fc.nat().map(String),
    )
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('')
        const masked = maskPersonal(text)
        expect(masked).toHaveLength(text.length)
        expect(maskPersonal(masked)).toBe(masked)
        for (const [i, unit] of masked.split('').entries()) if (unit !== '*') expect(unit).toBe(text[i])
      }),
    )
  })

  it('reads a text as long as a message can be, and longer', () => {
    const text = '1 '.repeat(20_000) + '9'.repeat(20_000)
    expect(maskPersonal(`${text}。13800138000`)).toBe(`${text}。${stars(11)}`)
  })
})

describe('withoutMasked', () => {
  it('leaves what was said around the number', () => {
    expect(withoutMasked(maskPersonal('我13800138000，轮椅多少')).trim()).toBe('我 ，轮椅多少')
    for (const leadIn of ['我的电话', '手机号：', '身份证号码是', '電話']) {
      const said = maskPersonal(`${leadIn}13800138000，电话多少`)
      expect(withoutMasked(said).trim()).toBe('电话多少')
    }
  })
})
