import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, contextOf, copyOf, type Edit, lineAt } from '../../src/release/copy.ts'

describe('applyEdits', () => {
  it('replaces spans and keeps the lines of the imported file', () => {
    const copy = copyOf('甲乙\n丙丁\n戊')
    const joined = applyEdits(copy, [{ start: 2, end: 3, after: '' }])
    expect(joined.text).toBe('甲乙丙丁\n戊')
    expect([lineAt(joined, 1), lineAt(joined, 2), lineAt(joined, 5)]).toEqual([1, 2, 3])
  })

  it('refuses edits that are out of order', () => {
    const edits = [
      { start: 2, end: 3, after: '' },
      { start: 1, end: 2, after: '' },
    ]
    expect(() => applyEdits(copyOf('abcd'), edits)).toThrow('edit out of order at 1')
  })

  it('gives every kept character the line it came from, whatever was edited', () => {
    const cuts = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', 'x', 'yz')), { maxLength: 8 })
    const lines = fc.array(fc.stringMatching(/^[a-j]{0,6}$/), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(lines, cuts, (texts, spans) => {
        const text = texts.join('\n')
        const copy = copyOf(text)
        const edits: Edit[] = []
        let at = 0
        for (const [gap, length, after] of spans) {
          if (at + gap + length > text.length) break
          edits.push({ start: at + gap, end: at + gap + length, after })
          at += gap + length
        }
        const result = applyEdits(copy, edits)
        let shift = 0
        let next = 0
        for (let offset = 0; offset < text.length; offset++) {
          while (edits[next] !== undefined && (edits[next]?.end ?? 0) <= offset) {
            shift += (edits[next]?.after.length ?? 0) - ((edits[next]?.end ?? 0) - (edits[next]?.start ?? 0))
            next++
          }
          const edit = edits[next]
          if (edit !== undefined && edit.start <= offset) continue
          expect(result.text[offset + shift]).toBe(text[offset])
          expect(lineAt(result, offset + shift)).toBe(lineAt(copy, offset))
        }
      }),
    )
  })
})

describe('contextOf', () => {
  it('stays in the line and trims blanks', () => {
    expect(contextOf('上一行\n　甲乙丙丁\n下一行', 6, 7, 2)).toBe('甲乙丙丁'.slice(0, 4))
  })
})
