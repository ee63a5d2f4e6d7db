// A corpus → what there is to ask, to be browsed: sections (departments, else releases) → topics → questions.
import { isAskable } from '../passage/askable.ts'
import type { Figure, Passage } from '../passage/passage.ts'
import type { Corpus } from './corpus.ts'
import { type Key, keyOf } from './key.ts'

/** A passage that has figures to ask for. */
export interface Topic {
  /** That of its passage. */
  readonly key: Key
  /** What its figures count, as printed: `岗位信息、劳动者`; its question where there is only one. */
  readonly label: string
  /** The nouns alone, which a later release is likely to print again; empty where none is printed. */
  readonly counts: string
  readonly passage: Passage
  /** The section that it stands in. */
  readonly section: Key
  /** The questions of its figures, each once. */
  readonly questions: readonly string[]
}

/** A department's topics, or those of a release in which no department is named. Newest release first. */
export interface Section {
  readonly key: Key
  readonly label: string
  readonly topics: readonly Topic[]
}

const longestLabel = 18

/**
 * The key of a passage. It is made of its words, not its place: where a release is changed, the key finds the same
 * sentence or none.
 */
export function passageKey({ release, text }: Pick<Passage, 'release' | 'text'>): Key {
  return keyOf(`${release} ${text}`)
}

/** All sections that have something to ask, in the order in which the releases first name them. */
export function sectionsOf(corpus: Pick<Corpus, 'passages' | 'releases'>): readonly Section[] {
  const titles = new Map(corpus.releases.map(({ id, title }) => [id, title]))
  const sections = new Map<string, Topic[]>()
  for (const passage of corpus.passages) {
    const label = passage.department ?? titles.get(passage.release) ?? passage.release
    const topic = topicOf(passage, keyOf(label))
    if (topic === null) continue
    const before = sections.get(label)
    if (before) before.push(topic)
    else sections.set(label, [topic])
  }
  return [...sections].map(([label, topics]) => ({ key: keyOf(label), label, topics: named(topics) }))
}

function topicOf(passage: Passage, section: Key): Topic | null {
  const figures = passage.isQuestion === true ? [] : passage.figures.filter(isAskable)
  if (figures.length === 0) return null
  const questions = [...new Set(figures.map(({ question }) => question))]
  const [only, ...more] = questions
  const counts = countsOf(passage, figures)
  const label = only !== undefined && more.length === 0 ? only : counts || (figures[0]?.question ?? '')
  return { key: passageKey(passage), label, counts, passage, section, questions }
}

/** Nouns that are counted, whole, while there is room. */
function countsOf({ text }: Passage, figures: readonly Figure[]): string {
  const nouns = [...new Set(figures.map(({ counted }) => text.slice(counted.start, counted.end)))]
  let label = ''
  for (const noun of nouns.filter((word) => /\p{L}/u.test(word))) {
    const longer = label === '' ? noun : `${label}、${noun}`
    if (longer.length <= longestLabel) label = longer
  }
  return label
}

/** Labels that two topics share (就业) say too little: each of those is called by its first question. */
function named(topics: readonly Topic[]): readonly Topic[] {
  const count = new Map<string, number>()
  for (const { label } of topics) count.set(label, (count.get(label) ?? 0) + 1)
  return topics.map((topic) => {
    const shared = (count.get(topic.label) ?? 0) > 1
    return shared ? { ...topic, label: topic.questions[0] ?? topic.label } : topic
  })
}
