// All passages of all releases of one knowledge version. Immutable: a reload makes another one.
import type { Passage } from '../passage/passage.ts'
import { splitRelease } from '../passage/split.ts'
import type { IsoDate, Release } from '../release/release.ts'
import { damageWithin } from '../release/repaired-spans.ts'
import type { Contact } from './contacts.ts'
import { type Curated, noCurated } from './curated.ts'
import { frequencyOf, type Lexis, lexisOf } from './lexis.ts'
import type { Precedents } from './precedent.ts'
import { type Retired, standingOf } from './standing.ts'
import { knowledgeVersion } from './version.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Corpus {
  readonly version: string
  /** Those in force, newest first. */
  readonly releases: readonly Release[]
  /** Withdrawn, superseded or run out: they have no passages here, and may be named only as what they are. */
  readonly retired: readonly Retired[]
  /** In reading order within a release, releases newest first. */
  readonly passages: readonly Passage[]
  readonly vocabulary: Vocabulary
  /** Answers that editors wrote, with their own source. */
  readonly curated: Curated
  /** How departments can be reached. */
  readonly contacts: readonly Contact[]
  /** What was asked of the releases before, and what answers it. */
  readonly precedents: Precedents
  /** Where an editor's entry (of vocabulary, answers or contacts) stands: file:line. */
  readonly places: ReadonlyMap<object, string>
  /** Dictionary words that stand in the releases, folded. */
  readonly words: ReadonlySet<string>
  /** Runs of two or three neighbouring words, folded. */
  readonly compounds: ReadonlySet<string>
  /** At most so many passages hold `text`: the rarest of its pairs of neighbouring characters says how many. */
  frequency(text: string): number
  /** Each character and each pair of neighbouring characters → how many passages hold it, folded. */
  readonly pairs: ReadonlyMap<string, number>
}

/** What editors add to the releases. `today` decides which of them have run out; without it none has. */
export interface Editors {
  readonly vocabulary: Vocabulary
  readonly curated?: Curated
  readonly contacts?: readonly Contact[]
  readonly precedents?: Precedents
  readonly places?: ReadonlyMap<object, string>
  readonly today?: IsoDate | null
}

/** What takes long to find out about releases, apart from everything that editors add: a snapshot holds it. */
export interface Reading {
  readonly passages: readonly Passage[]
  readonly lexis: Lexis
}

/** Builds the corpus of these releases. Releases are sorted by date, then id, so that file order does not matter. */
export function makeCorpus(
  releases: readonly Release[],
  vocabulary: Vocabulary,
  editors: Omit<Editors, 'vocabulary'> = {},
): Corpus {
  return assembleCorpus(releases, { ...editors, vocabulary }, readingOf(inForceOf(releases, editors)))
}

/** The corpus of releases that have been read before; `reading` must be of those in force. */
export function assembleCorpus(releases: readonly Release[], editors: Editors, reading: Reading): Corpus {
  const { vocabulary, curated = noCurated, contacts = [], places = noPlaces, today = null } = editors
  const precedents = editors.precedents ?? noPrecedents
  const { inForce, retired } = standingOf(sorted(releases), today)
  const { passages, lexis } = reading
  const version = knowledgeVersion({
    releases: inForce,
    retired,
    vocabulary: vocabulary.entries,
    curated: curated.entries,
    contacts,
    precedents: [...precedents],
  })
  return {
    version,
    releases: inForce,
    retired,
    passages,
    vocabulary,
    curated,
    contacts,
    precedents,
    places,
    words: lexis.words,
    compounds: lexis.compounds,
    frequency: (text) => frequencyOf(text, lexis),
    pairs: lexis.pairs,
  }
}

const noPlaces: ReadonlyMap<object, string> = new Map()
const noPrecedents: Precedents = new Map()

/** The releases that answer, newest first. */
export function inForceOf(
  releases: readonly Release[],
  { today = null }: Pick<Editors, 'today'>,
): readonly Release[] {
  return standingOf(sorted(releases), today).inForce
}

/** Passages and words of releases, in the order of the releases; `known` has what was split before, or null. */
export function readingOf(
  releases: readonly Release[],
  known: (release: Release) => readonly Passage[] | null = () => null,
): Reading {
  const passages = releases.flatMap((release) => known(release) ?? soundPassages(release))
  return { passages, lexis: lexisOf(passages) }
}

/** What the corpus would be with other passages. It keeps its version: it is a trial, and nobody is answered from it. */
export function withPassages(
  corpus: Corpus,
  releases: readonly Release[],
  passages: readonly Passage[],
): Corpus {
  const lexis = lexisOf(passages)
  return { ...corpus, releases, passages, ...lexis, frequency: (text) => frequencyOf(text, lexis) }
}

function sorted(releases: readonly Release[]): Release[] {
  return [...releases].sort((a, b) => byCodeUnit(b.date, a.date) || byCodeUnit(a.id, b.id))
}

/** Not by locale: the order must be the same on every machine. */
function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The passages of a release without those that hold damage that no person has looked at yet: they are not answered from. */
export function soundPassages(release: Release): Passage[] {
  return splitRelease(release).filter(({ paragraph, offset, text }) => {
    const before = release.paragraphs.find(({ number }) => number === paragraph)?.text.slice(0, offset) ?? ''
    // A lost character may look like the end of a sentence (整治河?5条): what stands behind it is damaged too.
    const start = Math.max(0, before.trimEnd().length - 1)
    return damageWithin(release, paragraph, start, offset + text.length).length === 0
  })
}
