// A question against questions that have their answer: an editor's, or that of a printed document of questions and
// answers → the one that it asks for, or none. It must want what the entry's questions want (a telephone number, a way
// to apply …) of the same subject: every word of it counts.
import type { Corpus } from '../corpus/corpus.ts'
import { essenceOf } from '../corpus/curated.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { type Aspect, aspectsOf } from '../query/aspect.ts'
import type { Query, Slot, Term } from '../query/query.ts'
import { fold } from '../text/normalise.ts'

/** What has an answer: all its wordings ask for the same. */
export interface Worded {
  readonly questions: readonly string[]
  /** What the questions are about where they do not say it: the title of their document. */
  readonly about?: string
}

export type WordingFinder<Entry> = (query: Query) => Entry | null

/** One wording of an entry, understood. */
interface Wording<Entry extends Worded> {
  readonly entry: Entry
  /** With what it is about. */
  readonly text: string
  readonly essence: string
  /** What any of the entry's questions wants: one answer serves them all. */
  readonly aspects: ReadonlySet<Aspect>
  /** What the wording asks for where it wants no aspect. */
  readonly asks: Slot['asking'] | undefined
  readonly named: readonly string[]
  /** The words of what it is about. */
  readonly subject: readonly Term[]
}

/** So much of a wording's subject must be named; a question that leaves out more may mean something else. */
const leastNamed = 0.65
const nearlyAll = 0.75
/** Characters that are left over of spoken words, and name nothing. */
const stray = /^[a-z]$|^[了过着到成去来给我你他她您要想能可得有个下上家咱俺的]$/u

/** Wordings are understood with the first question that may ask for one. */
export function makeWordingFinder<Entry extends Worded>(
  entries: readonly Entry[],
  { vocabulary }: Pick<Corpus, 'vocabulary'>,
  lexicon: Lexicon,
  understand: (text: string) => Query,
): WordingFinder<Entry> {
  let known: readonly Wording<Entry>[] | null = null
  const meanings = (term: Term) =>
    [
      term.text,
      ...(lexicon.same.get(term.text) ?? []),
      ...(vocabulary.means.get(term.text) ?? []),
      ...term.alternatives.filter(({ quality }) => quality > 0.8).map(({ text }) => text),
    ].map(fold)
  return (query) => {
    if (entries.length === 0) return null
    known ??= entries.flatMap((entry) => wordingsOf(entry, understand))
    const essence = essenceOf(query.text)
    return known.find((one) => one.essence === essence)?.entry ?? bestOf(query, known, meanings)
  }
}

type Meanings = (term: Term) => readonly string[]

/** The entry whose subject the question names most of; null where two are named alike. */
function bestOf<Entry extends Worded>(
  query: Query,
  wordings: readonly Wording<Entry>[],
  meanings: Meanings,
): Entry | null {
  const asked = [...aspectsOf(query).asked]
  if (query.mentions.length > 0) return null
  const [own, all] = [subjectOf(query, 'own'), subjectOf(query, 'all')]
  const named = namedIn(query)
  const asking = query.slots[0]?.asking
  // An editor's answer gives no figures; a document may be asked for those that it asks for itself.
  const wantsThis = ({ aspects, entry, asks }: Wording<Entry>) =>
    asked.length > 0
      ? asked.every((one) => aspects.has(one))
      : entry.about !== undefined && aspects.size === 0 && asks === asking && own.length > 0
  const fitting = wordings
    .filter((one) => wantsThis(one) && named.every((n) => one.text.includes(n) || one.named.includes(n)))
    .filter(({ text }) => own.every((term) => meanings(term).some((word) => text.includes(word))))
    .map(({ entry, subject, aspects, essence }) => ({
      entry,
      share: Math.max(
        shareNamed(subject, all, meanings),
        // 补贴标准是多少？ leaves out whose: its document is about what the question names besides.
        entry.about !== undefined && own.length > 0 ? shareOfPairs(essence, query.text) : 0,
        // 在哪里申请？ names no subject of its own at all.
        entry.about !== undefined && own.length > 0 ? Number(subject.length === 0) : 0,
      ),
      beside: aspects.size - asked.length,
    }))
    .filter(({ share }) => share >= leastNamed)
    .sort((a, b) => b.share - a.share || a.beside - b.beside)
  const [best] = fitting
  const rival = fitting.find(
    ({ entry, share, beside }) => entry !== best?.entry && share === best?.share && beside === best.beside,
  )
  return best && !rival ? best.entry : null
}

function wordingsOf<Entry extends Worded>(
  entry: Entry,
  understand: (text: string) => Query,
): Wording<Entry>[] {
  const queries = entry.questions.map(understand)
  const aspects = new Set(queries.flatMap((query) => [...aspectsOf(query).asked]))
  const about = fold(entry.about ?? '')
  return queries.map((query) => ({
    entry,
    text: `${about} ${query.text}`,
    essence: essenceOf(query.text),
    aspects,
    asks: query.slots[0]?.asking,
    named: namedIn(query),
    subject: subjectOf(query, 'all'),
  }))
}

/** How many of a printed question's pairs of characters the asked one has, when it is nearly all of them; else 0. */
function shareOfPairs(printed: string, asked: string): number {
  const pairs = Array.from({ length: Math.max(0, printed.length - 1) }, (_, i) => printed.slice(i, i + 2))
  const share = pairs.filter((pair) => asked.includes(pair)).length / Math.max(1, pairs.length)
  return share >= nearlyAll ? share : 0
}

/** Places and times that a question names, as they are looked for. */
function namedIn({ places, years, months }: Query): readonly string[] {
  return [...places, ...years.map(String), ...months.map((month) => `${month}月`)]
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
