// A folded text → tokens of what it is about and what it wants, the same for texts that say the same in other words: its
// letters, the concepts of its words, its English words in Chinese, and the demands that it makes.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { constraintsOf } from '../query/constraint.ts'
import { type EnglishBook, makeEnglishBook, readEnglish } from '../query/english.ts'
import { tokens } from './tokens.ts'

/** Tokens of a folded text, in no order that means anything. */
export type GistOf = (text: string) => string[]

/** By the language's own words alone, whatever the releases say: what was learned of gists holds for every corpus. */
export function makeGist(lexicon: Lexicon): GistOf {
  return (text) => [
    ...tokens(text),
    ...(text.match(hanRuns) ?? []).flatMap((run) => conceptsIn(run, lexicon)),
    ...(text.match(latinRuns) ?? []).flatMap((run) => inChinese(run, bookOf(lexicon))),
    ...constraintsOf(text).map(({ reason }) => `!${reason}`),
  ]
}

const hanRuns = /\p{Script=Han}{2,}/gu
const latinRuns = /[a-z][a-z0-9'’ -]*/g

const books = new WeakMap<Lexicon, EnglishBook>()

function bookOf(lexicon: Lexicon): EnglishBook {
  const book = books.get(lexicon) ?? makeEnglishBook(lexicon, () => true)
  books.set(lexicon, book)
  return book
}

const longestWord = 5

/** Of every place the concept of the longest word that begins there, by the first of its words. */
function conceptsIn(run: string, { same }: Lexicon): string[] {
  const found: string[] = []
  for (let at = 0; at + 1 < run.length; at++) {
    for (let end = Math.min(run.length, at + longestWord); end > at + 1; end--) {
      const concept = same.get(run.slice(at, end))?.[0]
      if (concept === undefined) continue
      found.push(`=${concept}`)
      break
    }
  }
  return found
}

/** Of each phrase the usual rendering as its letters; of what asks, what it asks for. */
function inChinese(run: string, book: EnglishBook): string[] {
  return readEnglish(run, book).flatMap(({ kind, values: [first] }) => {
    if (first === undefined) return []
    return kind === 'ask' ? [`?${first}`] : tokens(first)
  })
}
