// Any collection of documents → a search over it by MiniSearch, with characters and pairs of characters as tokens.
import MiniSearch from 'minisearch'
import { fold } from '../text/normalise.ts'
import { tokens } from './tokens.ts'

export interface Document {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface Collection {
  /** The best documents first; scores compare within one search only. */
  search(question: string, limit: number): { readonly id: string; readonly score: number }[]
}

/** A single character says less than a pair of them. */
const characterWeighs = 0.3
/** BM25 as tuned on Chinese collections: length counts nearly in full, nothing is added for a mere occurrence. */
const bm25 = { k: 1.5, b: 0.9, d: 0 }

/** Indexes the documents; no vocabulary of ours takes part. */
export function makeCollection(documents: readonly Document[]): Collection {
  const mini = new MiniSearch<{ at: number; text: string }>({
    idField: 'at',
    fields: ['text'],
    tokenize: tokens,
    processTerm: (term) => term,
  })
  mini.addAll(documents.map(({ title, text }, at) => ({ at, text: fold(`${title} ${text}`) })))
  return {
    search: (question, limit) =>
      mini
        .search([...new Set(tokens(fold(question)))].join('\n'), {
          tokenize: (joined) => joined.split('\n'),
          boostTerm: (term) => (/^\p{Script=Han}$/u.test(term) ? characterWeighs : 1),
          bm25,
        })
        .slice(0, limit)
        .map((hit) => ({ id: documents[Number(hit.id)]?.id ?? '', score: hit.score })),
  }
}
