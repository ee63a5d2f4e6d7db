// The forest that decides: it looks only at evidence there is, whatever order that comes in, and says a probability.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from '../../src/search/columns.ts'
import { type Compared, forestChances, seenOf } from '../../src/search/forest.ts'
import asked from '../../src/search/forest-asked.json' with { type: 'json' }
import unasked from '../../src/search/forest-unasked.json' with { type: 'json' }
import model from '../../src/search/model.json' with { type: 'json' }
import type { NoneFeatures } from '../../src/search/utility.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const features = fc.array(share, { minLength: columns.length, maxLength: columns.length })
const none = fc.record(
  Object.fromEntries(Object.keys(model.none).map((name) => [name, share])),
) as fc.Arbitrary<NoneFeatures>
const compared: fc.Arbitrary<Compared> = fc.record({
  features,
  base: share,
  shown: fc.constantFrom('12个', '81个', '358个'),
  passage: fc.constantFrom('a#1.1', 'a#1.2'),
})

describe('the forest', () => {
  it.each([
    ['with precedents', asked],
    ['without', unasked],
  ])('looks only at evidence that is weighed, and at columns that it learned from: %s', (_, forest) => {
    expect(Object.keys(model.candidate)).toEqual(expect.arrayContaining(forest.candidate))
    expect(Object.keys(model.none)).toEqual(expect.arrayContaining(forest.none))
    const columns = 3 * forest.candidate.length + forest.none.length + 3
    const looked = forest.trees.flat().flatMap(([column = 0, , low = -1]) => (low < 0 ? [] : [column]))
    expect(Math.max(...looked)).toBeLessThan(columns)
  })

  it('gives each candidate a probability, whatever the order of candidates', () => {
    fc.assert(
      fc.property(fc.array(compared, { minLength: 1, maxLength: 12 }), none, (all, about) => {
        const chances = forestChances(all, about)
        for (const chance of chances) expect(chance >= 0 && chance < 1).toBe(true)
        expect(forestChances([...all].reverse(), about).reverse()).toEqual(chances)
      }),
    )
  })

  it('does not look at what precedents say where there are none', () => {
    const width = unasked.candidate.length
    const own = ['taught', 'taughtNone', 'precedent', 'precedentVote'].map((name) =>
      unasked.candidate.indexOf(name),
    )
    expect(own).not.toContain(-1)
    // Itself, its lead over all others, and over those of its sentence.
    const about = width + unasked.none.length + 3
    const leads = own.flatMap((at) => [about + at, about + width + at])
    const looked = unasked.trees.flat().flatMap(([column = 0, , low = -1]) => (low < 0 ? [] : [column]))
    expect(looked.filter((column) => [...own, ...leads].includes(column))).toEqual([])
  })

  it('sees no rival in a candidate that would show the same', () => {
    fc.assert(
      fc.property(compared, none, (one, about) => {
        const twice = seenOf([one, { ...one, passage: 'elsewhere' }], about, asked)
        expect(twice[0]).toEqual(seenOf([one], about, asked)[0])
      }),
    )
  })
})
