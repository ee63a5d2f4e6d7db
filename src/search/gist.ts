// A folded text → tokens of what it is about and what it wants, the same for texts that say the same in other words: its
// letters, the concepts of its words, its English words in Chinese, and the demands that it makes.
import type { Lexicon } from '../lexicon/lexicon.ts'
import { once } from '../once.ts'
import { constraintsOf } from '../query/constraint.ts'
import { type EnglishBook, makeEnglishBook, readEnglish } from '../query/english.ts'
import { tokens } from './tokens.ts'

/** Tokens of a folded text, in no order that means anything. */
export type GistOf = (text: string) => string[]

const made = new WeakMap<Lexicon, GistOf>()

/**
 * By the language's own words alone, whatever the releases say: what was learned of gists holds for every corpus. Of one
 * lexicon always the same function.
 */
export function makeGist(lexicon: Lexicon): GistOf {
  const gistOf = made.get(lexicon) ?? gistBy(lexicon)
  made.set(lexicon, gistOf)
  return gistOf
}

function gistBy(lexicon: Lexicon): GistOf {
  const book = once(() => makeEnglishBook(lexicon, () => true))
  return (text) => [
    ...tokens(text),
    ...(text.match(hanRuns) ?? []).flatMap((run) => conceptsIn(run, lexicon)),
    ...(text.match(latinRuns) ?? []).flatMap((run) => inChinese(run, book())),
    ...constraintsOf(text).map(({ reason }) => `!${reason}`),
  ]
}

const hanRuns = /\p{Script=Han}{2,}/gu
const latinRuns = /[a-z][a-z0-9'’ -]*/g

const longestWord = 5

/** Of every place the concept of the longest word that begins there, by the first of its words. */
function conceptsIn(run: string, { same, heads }: Lexicon): string[] {
  const found: string[] = []
  for (let at = 0; at + 1 < run.length; at++) {
    const lengths = heads.get(run.slice(at, at + 2)) ?? 0
    for (let length = Math.min(run.length - at, longestWord); lengths > 0 && length > 1; length--) {
      if ((lengths & (1 << length)) === 0) continue
      const concept = same.get(run.slice(at, at + length))?.[0]
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
