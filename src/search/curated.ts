// A question against the answers that editors wrote → the one that it asks for, or none. It must want what the entry's
// questions want (a telephone number, a way to apply …) of the same subject: every word of it counts.
import type { Corpus } from '../corpus/corpus.ts'
import { type CuratedEntry, essenceOf } from '../corpus/curated.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { type Aspect, aspectsOf } from '../query/aspect.ts'
import type { Query, Term } from '../query/query.ts'
import { fold } from '../text/normalise.ts'

export type CuratedFinder = (query: Query) => CuratedEntry | null

/** One wording of an entry, understood. */
interface Wording {
  readonly entry: CuratedEntry
  readonly text: string
  readonly essence: string
  /** What any of the entry's questions wants: one answer serves them all. */
  readonly aspects: ReadonlySet<Aspect>
  /** The words of what it is about. */
  readonly subject: readonly Term[]
}

/** So much of a wording's subject must be named; a question that leaves out more may mean something else. */
const leastNamed = 0.65
/** Characters that are left over of spoken words, and name nothing. */
const stray = /^[a-z]$|^[了过着到成去来给我你他她您要想能可得有个下上家咱俺的]$/u

/** Wordings are understood with the first question that may ask for one. */
export function makeCuratedFinder(
  corpus: Corpus,
  lexicon: Lexicon,
  understand: (text: string) => Query,
): CuratedFinder {
  const { curated, vocabulary } = corpus
  let known: readonly Wording[] | null = null
  const meanings = (term: Term) =>
    [
      term.text,
      ...(lexicon.same.get(term.text) ?? []),
      ...(vocabulary.means.get(term.text) ?? []),
      ...term.alternatives.filter(({ quality }) => quality > 0.8).map(({ text }) => text),
    ].map(fold)
  return (query) => {
    if (curated.entries.length === 0) return null
    known ??= curated.entries.flatMap((entry) => wordingsOf(entry, understand))
    const essence = essenceOf(query.text)
    return known.find((one) => one.essence === essence)?.entry ?? bestOf(query, known, meanings)
  }
}

type Meanings = (term: Term) => readonly string[]

/** The entry whose subject the question names most of; null where two are named alike. */
function bestOf(query: Query, wordings: readonly Wording[], meanings: Meanings): CuratedEntry | null {
  const asked = [...aspectsOf(query).asked]
  if (asked.length === 0 || query.mentions.length > 0) return null
  const [own, all] = [subjectOf(query, 'own'), subjectOf(query, 'all')]
  const named = [...query.places, ...query.years.map(String), ...query.months.map((month) => `${month}月`)]
  const fitting = wordings
    .filter(
      ({ aspects, text }) => asked.every((one) => aspects.has(one)) && named.every((n) => text.includes(n)),
    )
    .filter(({ text }) => own.every((term) => meanings(term).some((word) => text.includes(word))))
    .map(({ entry, subject }) => ({ entry, share: shareNamed(subject, all, meanings) }))
    .filter(({ share }) => share >= leastNamed)
    .sort((a, b) => b.share - a.share)
  const [best] = fitting
  const rival = fitting.find(({ entry, share }) => entry !== best?.entry && share === best?.share)
  return best && !rival ? best.entry : null
}

function wordingsOf(entry: CuratedEntry, understand: (text: string) => Query): Wording[] {
  const queries = entry.questions.map(understand)
  const aspects = new Set(queries.flatMap((query) => [...aspectsOf(query).asked]))
  return queries.map((query) => {
    const { text } = query
    return { entry, text, essence: essenceOf(text), aspects, subject: subjectOf(query, 'all') }
  })
}

/** The words that say what it is about: those of the asking clause, or of the whole message. */
function subjectOf(query: Query, of: 'own' | 'all'): readonly Term[] {
  const { words } = aspectsOf(query)
  const terms = query.slots.flatMap((slot) =>
    of === 'own' ? slot.terms : [...slot.terms, ...slot.inherited.flat()],
  )
  return terms.filter(
    ({ text, start }) => !words.some((word) => start >= word.start && start < word.end) && !stray.test(text),
  )
}

/** How much of the subject, by its characters, the question names; 0 where there is no subject. */
function shareNamed(subject: readonly Term[], terms: readonly Term[], meanings: Meanings): number {
  const said = terms.flatMap(meanings)
  const isNamed = (term: Term) =>
    meanings(term).some((word) =>
      said.some((other) => other.includes(word) || (other.length > 1 && word.includes(other))),
    )
  const length = (of: readonly Term[]) => of.reduce((sum, { text }) => sum + text.length, 0)
  return subject.length === 0 ? 0 : length(subject.filter(isNamed)) / length(subject)
}
