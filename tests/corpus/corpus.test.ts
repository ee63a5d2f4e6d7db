import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { makeVocabulary } from '../../src/corpus/vocabulary.ts'
import type { Release, Repair } from '../../src/release/release.ts'
import { noVocabulary, releaseOf, rewritten, shippedCorpus, shippedRelease } from '../support/engine.ts'

const corpusOf = (...releases: readonly Release[]) => makeCorpus(releases, noVocabulary)
const older = releaseOf(['新建公园12个。'], { id: '2023-05-01-parks', date: '2023-05-01' })
const sameDay = releaseOf(['新建厕所30座。整治河道5条。'], { id: '2024-12-24-a', date: '2024-12-24' })
const all = [shippedRelease, older, sameDay]

describe('makeCorpus', () => {
  it('is the same, whatever the order of the releases', () => {
    const { version, passages } = corpusOf(...all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const other = corpusOf(...shuffled)
        expect(other.version).toBe(version)
        expect(other.passages).toEqual(passages)
      }),
      { numRuns: 6 },
    )
  })

  it('has the newest release first, passages in reading order', () => {
    const { releases, passages } = corpusOf(...all)
    expect(releases.map(({ id }) => id)).toEqual([sameDay.id, shippedRelease.id, older.id])
    expect(passages.slice(0, 2).map(({ text }) => text)).toEqual(['新建厕所30座。', '整治河道5条。'])
    expect(passages.at(-1)?.text).toBe('新建公园12个。')
  })

  it('has another version when any letter of any paragraph changes', () => {
    const { version } = corpusOf(shippedRelease)
    const place = fc
      .constantFrom(...shippedRelease.paragraphs)
      .chain(({ number, text }) => fc.tuple(fc.constant(number), fc.nat(text.length - 1)))
    fc.assert(
      fc.property(place, ([changed, at]) => {
        const release = rewritten(shippedRelease, (text, number) => {
          const letter = text.charAt(at) === '甲' ? '乙' : '甲'
          return number === changed ? text.slice(0, at) + letter + text.slice(at + 1) : text
        })
        expect(corpusOf(release).version).not.toBe(version)
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['title', { ...shippedRelease, title: '民生' }],
    ['date', { ...shippedRelease, date: '2024-12-25' as const }],
    ['url', { ...shippedRelease, url: 'https://example.org/' }],
  ])('has another version when the %s changes', (_field, release) => {
    expect(corpusOf(release).version).not.toBe(corpusOf(shippedRelease).version)
  })

  it('has another version when the vocabulary changes', () => {
    const words = makeVocabulary([{ word: '上岗', means: ['就业'] }])
    expect(makeCorpus([shippedRelease], words).version).not.toBe(corpusOf(shippedRelease).version)
  })

  it('names its version in a few plain characters', () => {
    expect(shippedCorpus.version).toMatch(/^[0-9a-f]{8,}$/)
  })

  it('of no release has no passage, and a version', () => {
    expect(corpusOf()).toMatchObject({ passages: [], releases: [] })
    expect(corpusOf().version).not.toBe('')
  })
})

describe('damage', () => {
  const damage: Repair = {
    rule: 'lost-character',
    line: 1,
    before: '?',
    after: '□',
    context: '整治河?5条',
    state: 'flagged',
  }
  const damaged = releaseOf(['新建厕所30座。整治河?5条。植树800棵。'])
  const textsOf = (repairs: readonly Repair[]) =>
    corpusOf({ ...damaged, repairs }).passages.map(({ text }) => text)

  it.each(['\ufffd', '\ue123', '锟斤拷', '?'])(
    'of %j keeps its sentence out while nobody has looked at it, and no other',
    (before) => {
      const texts = [`新建厕所30座。整治河${before}5条。植树800棵。`]
      const repairs = [{ ...damage, before, context: `整治河${before}5条` }]
      const { passages } = corpusOf({ ...releaseOf(texts), repairs })
      expect(passages.map(({ text }) => text)).toEqual(['新建厕所30座。', '植树800棵。'])
    },
  )

  it('that a question mark hides keeps out what stands behind it as well', () => {
    // The lost character may have been a digit: 整治河道15条.
    expect(textsOf([damage]).join('')).not.toContain('5条')
  })

  it('that an editor has mended keeps nothing out', () => {
    const text = '新建厕所30座。整治河道5条。植树800棵。'
    const mended: Repair = { ...damage, after: '道', context: '整治河道5条', state: 'editor' }
    expect(corpusOf({ ...releaseOf([text]), repairs: [mended] }).passages).toHaveLength(3)
  })
})
