// Releases that were withdrawn, superseded or have run out: asked for by their date they are quoted, as what they are.
import { type Corpus, soundPassages, withPassages } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Query } from '../query/query.ts'
import type { IsoDate } from '../release/release.ts'
import { makePassageIndex, type PassageIndex } from '../search/passage-index.ts'

/** For a question that names the date of such releases: their passages, and the question without that date. */
export type RetiredFinder = (query: Query) => { readonly index: PassageIndex; readonly query: Query } | null

/** Nothing is split or indexed before a question names a date. */
export function makeRetiredFinder(corpus: Corpus, lexicon: Lexicon): RetiredFinder {
  const indexes = new Map<string, PassageIndex>()
  return (query) => {
    const meant = corpus.retired.map(({ release }) => release).filter(({ date }) => namesDate(query, date))
    if (meant.length === 0) return null
    const key = meant.map(({ id }) => id).join(' ')
    const index =
      indexes.get(key) ?? makePassageIndex(withPassages(corpus, meant, meant.flatMap(soundPassages)), lexicon)
    indexes.set(key, index)
    return { index, query: { ...query, years: [], months: [], releaseYears: [] } }
  }
}

/** 2023年, 2023年12月, 2023年12月22日: every part that is named must be the date's. */
function namesDate({ text, years, months }: Query, date: IsoDate): boolean {
  const [year, month, day] = date.split('-').map(Number)
  const days = [...text.matchAll(/月([0-9]{1,2})[日号]/g)].map((m) => Number(m[1]))
  return (
    years.length > 0 &&
    years.every((one) => one === year) &&
    months.every((one) => one === month) &&
    days.every((one) => one === day)
  )
}
