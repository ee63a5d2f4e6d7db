import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { bestOf } from '../../src/search/best.ts'

it('gives those that sorting would put first', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 })),
      fc.integer({ min: 0, max: 12 }),
      (values, limit) => {
        const scores = Float64Array.from(values)
        const all = [...scores.keys()]
        const sorted = [...all].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
        expect(bestOf(all, scores, limit).sort((a, b) => a - b)).toEqual(
          sorted.slice(0, limit).sort((a, b) => a - b),
        )
      },
    ),
  )
})
