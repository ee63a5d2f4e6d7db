import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/read/encoding.ts'

const simplified = readFileSync(new URL('../fixtures/documents/release.txt', import.meta.url), 'utf8')
const traditional = readFileSync(new URL('../fixtures/documents/taiwan.txt', import.meta.url), 'utf8')
const shortest = 24

/** A stretch of a text with Chinese in it, as long as a headline at least. */
const stretchOf = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(text.length - shortest), fc.integer({ min: shortest, max: 400 }))
    .map(([from, length]) => text.slice(from, from + length))

describe('decode', () => {
  it.each([
    ['utf8', 'UTF-8', simplified],
    ['gb18030', 'GB18030', simplified],
    ['utf16le', 'UTF-16LE', simplified],
    ['utf16be', 'UTF-16BE', simplified],
    ['utf8', 'UTF-8', traditional],
    ['big5', 'Big5', traditional],
    ['gb18030', 'GB18030', traditional],
    ['utf16le', 'UTF-16LE', traditional],
  ])('tells any stretch of a release in %s (%s)', (written, encoding, source) => {
    fc.assert(
      fc.property(stretchOf(source), (text) => {
        expect(decode(iconv.encode(text, written))).toMatchObject({ encoding, text, broken: 0 })
      }),
      { numRuns: 200 },
    )
  })

  it('takes a page’s own word only where the bytes leave it open', () => {
    expect(decode(iconv.encode(simplified, 'gbk'), 'big5')?.encoding).toBe('GB18030')
    expect(decode(iconv.encode(simplified, 'utf8'), 'gb2312')?.encoding).toBe('UTF-8')
  })

  it('keeps a U+FFFD that the file itself holds', () => {
    expect(decode(new TextEncoder().encode('看\ufffd病'))).toMatchObject({ broken: 0, text: '看\ufffd病' })
  })

  it('refuses bytes that are no text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 400, maxLength: 800 }), (bytes) => {
        expect(decode(bytes)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('never loses or makes a digit, whatever bytes are damaged', () => {
    const digitsOf = (text: string): string => text.replace(/[^0-9]/gu, '')
    for (const [written, source] of [
      ['utf8', simplified],
      ['gb18030', simplified],
      ['big5', traditional],
    ] as const) {
      const whole = iconv.encode(source, written)
      const damage = fc.record({
        at: fc.nat(whole.length - 1),
        byte: fc.option(fc.integer({ min: 128, max: 255 })),
      })
      fc.assert(
        fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
          const bytes = [...whole]
          for (const { at, byte } of damages) bytes.splice(at, 1, ...(byte === null ? [] : [byte]))
          const decoded = decode(new Uint8Array(bytes))
          if (decoded === null || decoded.encoding.startsWith('UTF-16')) return
          expect(digitsOf(decoded.text)).toBe(digitsOf(String.fromCharCode(...bytes)))
        }),
        { numRuns: 500 },
      )
    }
  })
})
