// A word of the question → the words a release may have in its place, with how surely they mean the same.
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Alternative } from './query.ts'

/** Qualities by how the alternative is known. */
const quality = {
  itself: 1,
  vocabulary: 1,
  same: 0.95,
  rendering: 0.95,
  renderingSame: 0.85,
  near: 0.45,
} as const

/** Alternatives for a Chinese word. Only those that may stand in the corpus are kept, the word itself always. */
export function expand(word: string, lexicon: Lexicon, corpus: Corpus): Alternative[] {
  const found = new Map<string, number>([[word, quality.itself]])
  addAll(found, corpus.vocabulary.means.get(word), quality.vocabulary)
  addAll(found, lexicon.same.get(word), quality.same)
  addAll(found, lexicon.near.get(word), quality.near)
  return kept(found, word, corpus)
}

/** True for a word that a release may have, itself or by a word of the same meaning. */
export function leadsToCorpus(word: string, lexicon: Lexicon, corpus: Corpus): boolean {
  return expand(word, lexicon, corpus).some((a) => a.quality > 0.8 && corpus.frequency(a.text) > 0)
}

/** Alternatives for an English word by its renderings; the renderings' own synonyms count a little less. */
export function expandRenderings(
  word: string,
  renderings: readonly string[],
  lexicon: Lexicon,
  corpus: Corpus,
): Alternative[] {
  const found = new Map<string, number>()
  addAll(found, renderings, quality.rendering)
  for (const rendering of renderings) {
    addAll(found, lexicon.same.get(rendering), quality.renderingSame)
    addAll(found, lexicon.near.get(rendering), quality.near)
  }
  return kept(found, word, corpus)
}

function addAll(found: Map<string, number>, words: readonly string[] | undefined, value: number): void {
  for (const word of words ?? []) found.set(word, Math.max(found.get(word) ?? 0, value))
}

function kept(found: ReadonlyMap<string, number>, word: string, corpus: Corpus): Alternative[] {
  return [...found]
    .filter(([text]) => text === word || corpus.frequency(text) > 0)
    .map(([text, value]) => ({ text, quality: value }))
}
