import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCollection } from '../../src/search/collection.ts'

const documents = [
  { id: 'parks', title: '口袋公园', text: '全市新建12个，绿化面积明显增加。' },
  { id: 'wheelchairs', title: '', text: '为残疾人适配轮椅、拐杖等辅助器具。' },
  { id: 'loans', title: '', text: '发放创业担保贷款1505万元，支持青年创业。' },
]
const collection = makeCollection(documents)
const first = (question: string) => collection.search(question, 10)[0]?.id

describe('a collection', () => {
  it.each([
    ['轮椅', 'wheelchairs'],
    ['輪椅', 'wheelchairs'],
    ['哪里给残疾人配辅助器具', 'wheelchairs'],
    ['公园', 'parks'],
    ['１５０５万元', 'loans'],
    ['创业贷款', 'loans'],
  ])('finds %s in %s', (question, id) => {
    expect(first(question)).toBe(id)
  })

  it('finds nothing where no character is shared', () => {
    expect(collection.search('hello', 10)).toEqual([])
    expect(collection.search('', 10)).toEqual([])
  })

  it('gives the best first, each document once, no more than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 4 }), (noise, limit) => {
        const hits = collection.search(`创业公园轮椅${noise}`, limit)
        expect(hits.length).toBeLessThanOrEqual(limit)
        expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length)
        const scores = hits.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
      }),
    )
  })

  it('does not mind which order its documents came in', () => {
    const reversed = makeCollection([...documents].reverse())
    expect(
      reversed
        .search('创业公园轮椅', 3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      collection
        .search('创业公园轮椅', 3)
        .map(({ id }) => id)
        .sort(),
    )
    expect(reversed.search('轮椅', 1)[0]?.id).toBe('wheelchairs')
  })

  it('does not let the way of asking decide', () => {
    const asked = makeCollection([
      { id: 'asks', title: '', text: '什么时候、为什么、如何、多少，这是什么问题。' },
      { id: 'answers', title: '', text: '轮椅由社区发放。' },
    ])
    expect(asked.search('轮椅什么时候发，为什么，多少？', 1)[0]?.id).toBe('answers')
  })

  it('remembers nothing of the search before', () => {
    const before = collection.search('创业公园轮椅', 3)
    collection.search('残疾人贷款绿化面积', 3)
    expect(collection.search('创业公园轮椅', 3)).toEqual(before)
  })

  it('of nothing finds nothing', () => {
    expect(makeCollection([]).search('轮椅', 3)).toEqual([])
  })
})
