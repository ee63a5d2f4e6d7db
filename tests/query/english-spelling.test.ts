// A slip of the hand in an English word, mended where only one word can be meant.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeEnglishSpeller } from '../../src/query/english-spelling.ts'

const known = [
  'wheelchair',
  'family',
  'supermarket',
  'graduate',
  'linyi',
  'retire',
  'train',
  'trail',
] as const
const meant = makeEnglishSpeller(new Set(known))

describe('a mistyped English word', () => {
  it.each([
    ['wheelchiar', 'wheelchair'],
    ['whelchair', 'wheelchair'],
    ['graduaate', 'graduate'],
    ['supermarkit', 'supermarket'],
    ['rehire', null],
    ['linli', null],
    ['traiil', 'trail'],
    ['trial', 'trail'],
    ['traim', null],
    ['fam', null],
  ])('%s → %s', (word, other) => {
    expect(meant(word)).toBe(other)
  })

  it('is the known word that it came from, or nothing', () => {
    const slipped = fc
      .tuple(fc.constantFrom(...known), fc.nat(), fc.constantFrom('drop', 'swap', 'double'))
      .map(([word, place, slip]) => {
        const at = 1 + (place % (word.length - 2))
        const [before, letter, next, rest] = [
          word.slice(0, at),
          word[at],
          word[at + 1] ?? '',
          word.slice(at + 2),
        ]
        if (slip === 'drop') return { word, typed: before + next + rest }
        return {
          word,
          typed: slip === 'swap' ? before + next + letter + rest : before + letter + letter + next + rest,
        }
      })
    fc.assert(
      fc.property(slipped, ({ word, typed }) => {
        expect([word, null]).toContain(meant(typed))
      }),
    )
  })
})
