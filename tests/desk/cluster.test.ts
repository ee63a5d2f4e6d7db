import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grouped } from '../../src/desk/cluster.ts'
import { freshContext } from '../../src/engine/engine.ts'
import { shippedEngine } from '../support/engine.ts'

const day = 24 * 60 * 60_000
const now = Date.UTC(2026, 10, 27)

/** Questions, each with how many days ago it was asked. */
function groupsOf(asked: readonly (readonly [question: string, daysAgo: number])[]): string[][] {
  const understood = asked.map(([question, daysAgo], id) => ({
    missed: { id, question, how: 'not-stated' as const, at: now - daysAgo * day },
    query: shippedEngine.ask(question, freshContext).explanation.query,
  }))
  return grouped(understood, now).map(({ questions }) => questions.map(({ question }) => question))
}

describe('questions asked in vain', () => {
  it('stand together by what they mean, and apart where they ask something else', () => {
    const groups = groupsOf([
      ['社保卡怎么补办？', 0],
      ['社保卡在哪补办', 0],
      ['公积金能提取多少', 0],
      ['社保卡有多少张', 0],
    ])
    expect(groups.map((group) => group.toSorted()).toSorted()).toEqual([
      ['公积金能提取多少'],
      ['社保卡在哪补办', '社保卡怎么补办？'],
      ['社保卡有多少张'],
    ])
  })

  it('come in the order of how often and how lately they were asked', () => {
    const often = ['暖心灶建了几个', 1] as const
    expect(groupsOf([['地铁几号线开工', 0], often, often, often])[0]).toHaveLength(3)
    // Three of a month ago are less than one of today.
    const long = ['暖心灶建了几个', 30] as const
    expect(groupsOf([long, long, long, ['地铁几号线开工', 0]])[0]).toEqual(['地铁几号线开工'])
  })

  it('are all there, each in one group', () => {
    const question = fc.constantFrom('社保卡怎么补办', '地铁几号线开工', '公积金能提取多少', '暖心灶建了几个')
    fc.assert(
      fc.property(fc.array(fc.tuple(question, fc.nat(200)), { maxLength: 12 }), (asked) => {
        const texts = groupsOf(asked).flat().toSorted()
        expect(texts).toEqual(asked.map(([text]) => text).toSorted())
      }),
      { numRuns: 30 },
    )
  })
})
