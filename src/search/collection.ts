// Any collection of documents → a search over it, with the same tokens and the same MiniSearch as the passages have.
import MiniSearch from 'minisearch'
import { fold } from '../text/normalise.ts'
import { tokens } from './passage-index.ts'

export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface Collection {
  /** The best documents first; scores compare within one search only. */
  search(question: string, limit: number): { readonly id: string; readonly score: number }[]
}

/** Indexes the documents; no vocabulary of ours takes part. */
export function makeCollection(documents: readonly Document[]): Collection {
  const mini = new MiniSearch<{ at: number; title: string; text: string }>({
    idField: 'at',
    fields: ['title', 'text'],
    tokenize: tokens,
    processTerm: (term) => term,
    searchOptions: { boost: { title: 1.5 } },
  })
  mini.addAll(documents.map(({ title, text }, at) => ({ at, title: fold(title), text: fold(text) })))
  return {
    search: (question, limit) =>
      mini
        .search([...new Set(tokens(fold(question)))].join('\n'), { tokenize: (joined) => joined.split('\n') })
        .slice(0, limit)
        .map((hit) => ({ id: documents[Number(hit.id)]?.id ?? '', score: hit.score })),
  }
}
