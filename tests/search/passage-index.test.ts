// Figures by their value, where a thousand releases have the same one.
import { expect, it } from 'vitest'
import { makeCorpus } from '../../src/corpus/corpus.ts'
import { makePassageIndex } from '../../src/search/passage-index.ts'
import { lexicon, noVocabulary, releaseOf } from '../support/engine.ts'

it('gives so many figures of a value, those that are preferred first', () => {
  const places = Array.from({ length: 12 }, (_, i) => `第${i}市`)
  const releases = places.map((place, i) =>
    releaseOf([`全市新建食堂5家，培训${100 + i}人。`], {
      place,
      id: `2024-12-${10 + i}-a`,
      date: `2024-12-${10 + i}` as const,
    }),
  )
  const index = makePassageIndex(makeCorpus(releases, noVocabulary), lexicon)
  const placesOf = (limit: number, preferred: string) =>
    index
      .withValue(5, 5, limit, ({ place }, { unit }) => place === preferred && unit === '家')
      .map(({ indexed }) => indexed.release.place)
  expect(placesOf(3, '第4市')).toEqual(['第4市', '第11市', '第10市'])
  expect(placesOf(3, '不在')).toEqual(['第11市', '第10市', '第9市'])
  expect(placesOf(12, '第4市')).toEqual(places.toReversed())
  expect(index.withValue(100, 103, 2, () => false).map(({ figure }) => figure.value)).toEqual([102, 101])
})
