// One corpus as something to look around in: by key, by place, by quoted words. Pure; made with the engine.
import type { Corpus } from '../corpus/corpus.ts'
import { type Coverage, coverageOf } from '../corpus/coverage.ts'
import { type Key, keyOf } from '../corpus/key.ts'
import { passageKey, type Section, sectionsOf, type Topic } from '../corpus/topics.ts'
import { once } from '../once.ts'
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import { type RepairedSpan, repairedSpans } from '../release/repaired-spans.ts'

/** A sentence where it stands. */
export interface Source {
  readonly passage: Passage
  readonly release: Release
  /** The whole paragraph, as printed. */
  readonly paragraph: string
  /** What an editor mended in the paragraph, and damage that is still there. */
  readonly repairs: readonly RepairedSpan[]
}

/** A key that nothing has (any more) gives null. */
export interface Catalogue {
  /** The releases and their sentences themselves. */
  readonly corpus: Pick<Corpus, 'releases' | 'retired' | 'passages'>
  readonly coverage: Coverage
  readonly sections: readonly Section[]
  section(key: Key): Section | null
  topic(key: Key): Topic | null
  question(key: Key): string | null
  source(key: Key): Source | null
  /** The sentence with this id (`2024-12-24-minsheng#4.6`). */
  sourceOf(id: string): Source | null
  /** The first sentence that `text` quotes in full, else the first that holds all of `text`. */
  sourceIn(text: string): Source | null
}

/** Less than this of a sentence may stand anywhere. */
const shortestPart = 6

/** The catalogue of one corpus. Each index is made when it is first used. */
export function makeCatalogue(corpus: Corpus): Catalogue {
  const sections = once(() => sectionsOf(corpus))
  const coverage = once(() => coverageOf(corpus))
  const sectionBy = once(() => new Map(sections().map((section) => [section.key, section])))
  const topicBy = once(() => byKey(sections().flatMap(({ topics }) => topics)))
  const passageBy = once(() =>
    byKey(corpus.passages.map((passage) => ({ key: passageKey(passage), passage }))),
  )
  const questionBy = once(() => new Map(questionsOf(corpus).map((question) => [keyOf(question), question])))

  function sourceFor(passage: Passage | undefined): Source | null {
    const release = corpus.releases.find(({ id }) => id === passage?.release)
    const paragraph = release?.paragraphs.find(({ number }) => number === passage?.paragraph)
    if (passage === undefined || release === undefined || paragraph === undefined) return null
    const repairs = repairedSpans(release).filter((span) => span.paragraph === paragraph.number)
    return { passage, release, paragraph: paragraph.text, repairs }
  }

  return {
    corpus,
    get coverage() {
      return coverage()
    },
    get sections() {
      return sections()
    },
    section: (key) => sectionBy().get(key) ?? null,
    topic: (key) => topicBy().get(key) ?? null,
    question: (key) => questionBy().get(key) ?? null,
    source: (key) => sourceFor(passageBy().get(key)?.passage),
    sourceOf: (id) => sourceFor(corpus.passages.find((passage) => passage.id === id)),
    sourceIn: (text) => {
      const part = text.trim()
      return sourceFor(
        corpus.passages.find((passage) => part.includes(passage.text)) ??
          (part.length < shortestPart
            ? undefined
            : corpus.passages.find((passage) => passage.text.includes(part))),
      )
    },
  }
}

function questionsOf({ passages, curated }: Corpus): readonly string[] {
  return [
    ...passages.flatMap(({ figures }) => figures.map(({ question }) => question)),
    ...curated.entries.flatMap(({ questions }) => questions),
  ]
}

/** The first of those that share a key: a sentence that a release prints twice. */
function byKey<T extends { readonly key: Key }>(items: readonly T[]): ReadonlyMap<Key, T> {
  return new Map(items.toReversed().map((item) => [item.key, item]))
}
