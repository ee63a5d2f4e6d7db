import * as fc from 'fast-check'
import * as OpenCC from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { fold, foldInPlace, hasTraditional, isHan } from '../../src/text/normalise.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  // Lone surrogates too: a message cut in mid-character holds one.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)

describe('fold', () => {
  it.each([
    ['full width', '２０２４年，ＡＢＣ％', '2024年,abc%'],
    ['traditional characters', '為殘疾人適配輪椅', '为残疾人适配轮椅'],
    ['zero-width characters', '轮\u200b椅\ufeff拐\u200d杖\u2060', '轮椅拐杖'],
    ['direction marks', '\u202e轮椅\u202c', '轮椅'],
    ['control characters', '轮\u0000椅\u0007', '轮椅'],
    ['variation selectors', '轮\ufe0f椅', '轮椅'],
    ['line breaks and tabs', '轮椅\r\n\t拐杖', '轮椅 拐杖'],
    ['runs of blanks', '  轮椅 \u3000 拐杖 ', '轮椅 拐杖'],
    ['pictographs', '轮椅😀😀拐杖🦽', '轮椅 拐杖'],
    ['capitals', 'How MANY', 'how many'],
  ])('levels %s', (_what, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('of a folded text changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('foldInPlace', () => {
  it.each([
    ['full width', '２０２４年（ＡＢ）', '2024年(ab)'],
    ['traditional characters', '為2343名殘疾人適配輪椅', '为2343名残疾人适配轮椅'],
    ['blanks and zero-width characters are left', '轮 \u200b椅\n', '轮 \u200b椅\n'],
    ['what folding would lengthen is left', '½㎡㈱ﬁ', '½㎡㈱ﬁ'],
  ])('%s', (_what, text, folded) => {
    expect(foldInPlace(text)).toBe(folded)
  })

  it('moves no offset of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldInPlace(text)).toHaveLength(text.length)
      }),
      { numRuns: 1000 },
    )
  })

  it('moves no offset of traditional phrases that are shorter or longer in simplified Chinese', () => {
    const traditional = fc.string({
      unit: fc.constantFrom(...'計程車記憶體乾隆著名瞭望臺灣纔裏麵餘後髮乾淨幺麼𠀀𪜀'),
    })
    fc.assert(
      fc.property(traditional, (text) => {
        expect(foldInPlace(text)).toHaveLength(text.length)
      }),
    )
  })

  it('simplifies whatever the dictionary does, by single characters and by phrases', () => {
    const convert = OpenCC.Converter({ from: 't', to: 'cn' })
    const unit = fc.constantFrom(...'计劃計画明瞭望沈思土坏反覆凭藉口中\u{2f912}乾坤了解人')
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const simplified = convert(text.normalize('NFKC'))
        fc.pre(simplified.length === text.length)
        expect(foldInPlace(text)).toBe(simplified)
      }),
      { numRuns: 1000 },
    )
  })

  it('comes to an end on 100,000 characters', () => {
    expect(foldInPlace('殘'.repeat(100_000))).toBe('残'.repeat(100_000))
    expect(fold('殘'.repeat(100_000))).toBe('残'.repeat(100_000))
  })
})

describe('characters', () => {
  it.each([
    ['輪椅', true],
    ['轮椅', false],
    ['', false],
    ['abc 123', false],
  ])('hasTraditional(%j) is %j', (text, expected) => {
    expect(hasTraditional(text)).toBe(expected)
  })

  it.each([
    ['轮', true],
    ['𠀀', true],
    ['あ', false],
    ['a', false],
    ['，', false],
    ['3', false],
  ])('isHan(%j) is %j', (character, expected) => {
    expect(isHan(character)).toBe(expected)
  })
})
