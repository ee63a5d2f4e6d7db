import * as fc from 'fast-check'
import MiniSearch, { type SearchResult } from 'minisearch'
import { describe, expect, it } from 'vitest'
import { makeStoredSearch } from '../../src/search/stored-search.ts'
import { countIn, stretchOf, tabulate } from '../../src/search/term-table.ts'

const term = fc.constantFrom('轮椅', '椅子', '拐杖', '人', 'abc', '12', '__proto__')
const document = fc.record({
  title: fc.array(term, { maxLength: 3 }),
  text: fc.array(term, { maxLength: 12 }),
})
const documents = fc.array(document, { maxLength: 12 })
const fields = ['title', 'text']
type Document = { readonly title: readonly string[]; readonly text: readonly string[] }
const tableOf = (all: readonly Document[]) => tabulate(all, 2, ({ title, text }) => [title, text])

describe('a search over a table of terms', () => {
  it('finds and scores the best as MiniSearch does over the same documents', () => {
    const limit = fc.nat({ max: 14 })
    fc.assert(
      fc.property(documents, fc.uniqueArray(term, { minLength: 1 }), limit, (all, question, most) => {
        const split = (joined: string) => joined.split('\n').filter((one) => one !== '')
        const mini = new MiniSearch({ fields, tokenize: split, processTerm: (one) => one })
        mini.addAll(
          all.map(({ title, text }, id) => ({ id, title: title.join('\n'), text: text.join('\n') })),
        )
        const boostDocument = (id: number) => (id % 3 === 2 ? 0 : 1 + id / 10)
        const wanted = mini.search(question.join('\n'), { boostTerm: (one) => one.length, boostDocument })
        const boosts = new Map(question.map((one) => [one, one.length]))
        const found = makeStoredSearch(tableOf(all), fields)(boosts, boostDocument, most)
        const told = ({ id, score }: Pick<SearchResult, 'id' | 'score'>) => ({ id, score })
        expect(found.map(told)).toEqual(wanted.slice(0, most).map(told))
      }),
    )
  })
})

describe('a table of terms', () => {
  it('knows of every document, field and term how often it stands there', () => {
    fc.assert(
      fc.property(documents, term, (all, one) => {
        const table = tableOf(all)
        for (const [id, { title, text }] of all.entries())
          for (const [field, terms] of [title, text].entries())
            expect(countIn(table, stretchOf(table, one, field), id)).toBe(
              terms.filter((other) => other === one).length,
            )
      }),
    )
  })
})
