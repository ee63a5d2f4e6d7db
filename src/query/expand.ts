// A word of the question → the words a release may have in its place, with how surely they mean the same.
import type { Corpus } from '../corpus/corpus.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { onceEach } from '../once.ts'
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

/** What the releases of one corpus may have in a word's place. */
export interface Expander {
  /** Alternatives for a Chinese word. Only those that may stand in the corpus are kept, the word itself always. */
  expand(word: string): readonly Alternative[]
  /** Alternatives for an English word by its renderings; the renderings' own synonyms count a little less. */
  expandRenderings(word: string, renderings: readonly string[]): Alternative[]
  /** True for a word that a release may have, itself or by a word of the same meaning. */
  leads(word: string): boolean
}

export function makeExpander({ same, near }: Lexicon, { vocabulary, frequency }: Corpus): Expander {
  const isHeld = (word: string) => frequency(word) > 0
  // Words of one concept share a list, of which the releases have few.
  const held = onceEach((words: readonly string[]) => words.filter(isHeld))
  const heldOf = (words: readonly string[] | undefined) => (words ? held(words) : none)
  const expand = onceEach((word: string): readonly Alternative[] => {
    const found = new Map<string, number>([[word, quality.itself]])
    addAll(found, heldOf(vocabulary.means.get(word)), quality.vocabulary)
    addAll(found, heldOf(same.get(word)), quality.same)
    addAll(found, heldOf(near.get(word)), quality.near)
    return alternatives(found)
  }, mostExpanded)
  return {
    expand,
    expandRenderings(word, renderings) {
      const found = new Map<string, number>()
      addAll(found, renderings, quality.rendering)
      for (const rendering of renderings) {
        addAll(found, same.get(rendering) ?? none, quality.renderingSame)
        addAll(found, near.get(rendering) ?? none, quality.near)
      }
      return alternatives(found).filter(({ text }) => text === word || isHeld(text))
    },
    leads: (word) => expand(word).some(({ text, quality }) => quality > 0.8 && isHeld(text)),
  }
}

/** Questions use the same words again and again: those of some thousand questions are kept. */
const mostExpanded = 5000

const none: readonly string[] = []

function addAll(found: Map<string, number>, words: readonly string[], value: number): void {
  for (const word of words) found.set(word, Math.max(found.get(word) ?? 0, value))
}

function alternatives(found: ReadonlyMap<string, number>): Alternative[] {
  return [...found].map(([text, value]) => ({ text, quality: value }))
}
