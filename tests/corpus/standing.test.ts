import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { standingFaults } from '../../src/corpus/standing.ts'
import type { Release } from '../../src/release/release.ts'
import { noVocabulary, releaseOf } from '../support/engine.ts'

const release = (id: string, over: Partial<Release> = {}): Release => {
  return { ...releaseOf([`${id}新建公园12个。`], { id, date: id.slice(0, 10) as Release['date'] }), ...over }
}
const old = release('2024-01-02-a')
const corpusOf = (releases: readonly Release[], today: Release['date'] | null = null) =>
  makeCorpus(releases, noVocabulary, { today })
const standing = (releases: readonly Release[], today: Release['date'] | null = null) => {
  const { passages, retired, releases: inForce } = corpusOf(releases, today)
  const answering = new Set(passages.map((passage) => passage.release))
  expect([...answering].sort()).toEqual(inForce.map(({ id }) => id).sort())
  return retired.map((one) => [one.release.id, one.why])
}

describe('a release', () => {
  it('answers while nothing is said against it', () => expect(standing([old], '2099-01-01')).toEqual([]))

  it('that was withdrawn answers nothing', () => {
    expect(standing([release('2024-01-02-a', { withdrawn: '2024-05-01' })])).toEqual([
      ['2024-01-02-a', { state: 'withdrawn', on: '2024-05-01' }],
    ])
  })

  it('that another one replaces answers nothing, and the other one does', () => {
    const later = release('2025-01-02-b', { supersedes: [old.id] })
    expect(standing([old, later])).toEqual([
      [old.id, { state: 'superseded', by: { id: later.id, title: '民生实事', date: '2025-01-02' } }],
    ])
  })

  it('that a withdrawn one replaced does not come back', () => {
    const later = release('2025-01-02-b', { supersedes: [old.id], withdrawn: '2025-02-01' })
    expect(standing([old, later]).map(([id]) => id)).toEqual([later.id, old.id])
  })

  it('runs out at the end of its last day, where the day is known', () => {
    const short = [release('2024-01-02-a', { validUntil: '2024-06-30' })]
    expect(standing(short)).toEqual([])
    expect(standing(short, '2024-06-30')).toEqual([])
    expect(standing(short, '2024-07-01')).toEqual([['2024-01-02-a', { state: 'expired', on: '2024-06-30' }]])
  })

  it('that ran out makes another version, though no file changed', () => {
    const short = [old, release('2024-01-03-b', { validUntil: '2024-06-30' })]
    expect(corpusOf(short, '2024-06-29').version).toBe(corpusOf(short, '2024-06-30').version)
    expect(corpusOf(short, '2024-07-01').version).not.toBe(corpusOf(short, '2024-06-30').version)
  })
})

describe('what a release says that it replaces', () => {
  const faults = (...releases: readonly Release[]) =>
    standingFaults(releases, ({ id }) => `${id}.md:1`).map(({ where, what }) => `${where} ${what}`)

  it('must be there, and must not replace it in turn', () => {
    expect(faults(old, release('2025-01-02-b', { supersedes: [old.id] }))).toEqual([])
    expect(faults(release('2025-01-02-b', { supersedes: ['2024-01-02-x'] }))).toEqual([
      '2025-01-02-b.md:1 supersedes 2024-01-02-x, which is not there',
    ])
    expect(faults(release('2025-01-02-b', { supersedes: ['2025-01-02-b'] }))).toHaveLength(1)
    const circle = [
      release('2024-01-02-a', { supersedes: ['2025-01-02-b'] }),
      release('2025-01-02-b', { supersedes: ['2024-01-02-a'] }),
    ]
    expect(faults(...circle)).toHaveLength(2)
  })
})
