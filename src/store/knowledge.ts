// A knowledge folder → its corpus, and the engine that answers from it. All or nothing: with one fault anywhere there
// is no corpus, and every fault is told at once.

import { join } from 'node:path'
import {
  assembleCorpus,
  type Corpus,
  type Editors,
  inForceOf,
  type Reading,
  readingOf,
} from '../corpus/corpus.ts'
import { releaseAsked } from '../corpus/precedent.ts'
import { standingFaults } from '../corpus/standing.ts'
import { type Engine, makeEngine } from '../engine/engine.ts'
import type { Built } from '../engine/live.ts'
import type { Files } from '../engine/versions.ts'
import { type Fault, FaultError } from '../fault.ts'
import type { IsoDate, Release } from '../release/release.ts'
import { passageTerms } from '../search/passage-index.ts'
import type { TermTable } from '../search/term-table.ts'
import { loadContacts, loadCurated, loadPrecedents } from './entry-files.ts'
import { type FileReader, heldIn, onDisk } from './file-reader.ts'
import { fingerprintOf } from './fingerprint.ts'
import { countReleaseFiles, loadReleases, releasePath } from './knowledge-folder.ts'
import { type LanguageData, loadLanguageData } from './language-data.ts'
import { knowLessons } from './lessons-file.ts'
import { passagesIn, readSnapshot, type Snapshot, writeSnapshot } from './snapshot.ts'
import { loadVocabulary } from './vocabulary-folder.ts'

export interface Loading {
  /** For how many texts, those asked last, the engine keeps what they say by themselves; 0 unless told. */
  readonly remembers?: number
  /** Decides which releases have run out (`valid_until:`); without it none has. */
  readonly today?: IsoDate | null
  /** Read instead of what lies in the folder, which is then only where faults say that they are. */
  readonly files?: Files
  /** A file in the data folder: a release that has not changed since it was written is not split again. */
  readonly snapshot?: string | null
  /** A folder of fewer files is read as quickly without: no snapshot is looked for or left. */
  readonly snapshotFrom?: number
  /** A file in the data folder for what precedents teach: as long as they are the same it is not learned again. */
  readonly lessons?: string | null
  /** Told when a file of the data folder cannot be written; the corpus is loaded all the same. */
  readonly onSnapshotFailed?: (error: unknown) => void
}

/** `remembers` of an engine that many people ask. */
export const remembersWhenServing = 2000

/** Loading with a snapshot and a file of lessons in the data folder, where that saves time. */
export function keptIn(dataDir: string): Loading {
  const at = (name: string) => join(dataDir, name)
  return { snapshot: at('knowledge.snapshot'), snapshotFrom: 20, lessons: at('precedents.lessons') }
}

/** Reads the folder. Throws FaultError with every fault of every file when anything is wrong. */
export async function loadCorpus(knowledgeDir: string, loading: Loading = {}): Promise<Corpus> {
  return corpusOf(await readKnowledge(knowledgeDir, loading))
}

/** Everything that takes long to find out about a knowledge folder; plain data, which another process may have read. */
export interface ReadKnowledge {
  readonly releases: readonly Release[]
  readonly editors: Editors & Pick<Corpus, 'precedents'>
  readonly reading: Reading
  /** What its passages are searched by, where that is known already. */
  readonly terms: TermTable | null
}

/** Throws FaultError as loadCorpus does. */
export async function readKnowledge(knowledgeDir: string, loading: Loading = {}): Promise<ReadKnowledge> {
  const { today = null, files, lessons = null, onSnapshotFailed } = loading
  const reader = files === undefined ? onDisk : heldIn(knowledgeDir, files)
  const [read, { faults: inEditors, precedents, ...editors }] = await Promise.all([
    readReleases(knowledgeDir, loading, reader),
    loadEditors(knowledgeDir, reader),
  ])
  const { faults: inReleases, ...known } = read
  const faults = [...inReleases, ...inEditors]
  if (faults.length > 0) throw new FaultError(faults)
  if (lessons !== null) await knowLessons(precedents, lessons, onSnapshotFailed)
  return { ...known, editors: { ...editors, precedents, today } }
}

export function corpusOf({ releases, editors, reading }: ReadKnowledge): Corpus {
  return assembleCorpus(releases, editors, reading)
}

/** The engine of what has been read; `corpus` where that has been assembled already. */
export function builtOf(
  read: ReadKnowledge,
  { lexicon, gazetteer }: LanguageData,
  { remembers }: Pick<Loading, 'remembers'> = {},
  corpus = corpusOf(read),
): Built {
  return { corpus, engine: makeEngine(corpus, lexicon, gazetteer, read.terms, remembers) }
}

/** The engine of a knowledge folder. Throws FaultError as loadCorpus does. */
export async function loadEngine(knowledgeDir: string, loading: Loading = {}): Promise<Engine> {
  const [read, data] = await Promise.all([readKnowledge(knowledgeDir, loading), loadLanguageData()])
  return builtOf(read, data, loading).engine
}

type ReadReleases = Pick<Snapshot, 'releases' | 'reading'> & {
  /** Null where no snapshot has been read or is left. */
  readonly terms: TermTable | null
  readonly faults: readonly Fault[]
}

/** From the snapshot where it fits, else from the files; then a new snapshot is left for the next time. */
async function readReleases(
  knowledgeDir: string,
  loading: Loading,
  reader: FileReader,
): Promise<ReadReleases> {
  const { today = null, snapshotFrom = 1 } = loading
  const isLarge = (await countReleaseFiles(knowledgeDir, reader)) >= snapshotFrom
  const file = isLarge ? (loading.snapshot ?? null) : null
  const found = file === null ? null : await fingerprintOf(knowledgeDir, reader)
  const kept = file !== null && found !== null ? await readSnapshot(file, found) : null
  if (kept?.isOfSameFiles && sameOnes(kept.inForce, inForceOf(kept.releases, { today })))
    return { ...kept, faults: [] }
  const { releases, faults: inFiles } = await loadReleases(knowledgeDir, reader)
  const faults = [...inFiles, ...standingFaults(releases, ({ id }) => `${releasePath(knowledgeDir, id)}:1`)]
  // What cannot be answered from need not be read any further.
  const inForce = faults.length > 0 ? [] : inForceOf(releases, { today })
  const reading = readingOf(inForce, kept === null ? undefined : passagesIn(kept))
  // A file that was changed in the meantime would be kept under the fingerprint of its old text.
  const isSteady = found !== null && found.files === (await fingerprintOf(knowledgeDir, reader))?.files
  if (file === null || faults.length > 0 || !isSteady) return { releases, reading, terms: null, faults }
  const terms = passageTerms(reading.passages)
  const snapshot = { releases, inForce: inForce.map(({ id }) => id), reading, terms }
  await writeSnapshot(file, found, snapshot).catch(loading.onSnapshotFailed ?? (() => {}))
  return { releases, reading, terms, faults }
}

function sameOnes(ids: readonly string[], releases: readonly Release[]): boolean {
  return ids.length === releases.length && releases.every(({ id }, i) => id === ids[i])
}

/** Everything in the folder that is no release. */
async function loadEditors(
  knowledgeDir: string,
  reader: FileReader,
): Promise<ReadKnowledge['editors'] & { readonly faults: readonly Fault[] }> {
  const [words, answers, contacts, asked] = await Promise.all([
    loadVocabulary(knowledgeDir, reader),
    loadCurated(knowledgeDir, reader),
    loadContacts(knowledgeDir, reader),
    loadPrecedents(knowledgeDir, reader),
  ])
  const faults = [...words.faults, ...answers.faults, ...contacts.faults, ...asked.faults]
  const places = new Map<object, string>()
  for (const { entry, where } of [...words.placed, ...answers.placed, ...contacts.placed])
    places.set(entry, where)
  return {
    vocabulary: words.vocabulary,
    curated: { entries: answers.placed.map(({ entry }) => entry) },
    contacts: contacts.placed.map(({ entry }) => entry),
    precedents: Map.groupBy(
      asked.placed.map(({ entry }) => entry),
      ({ file }) => releaseAsked(file),
    ),
    places,
    faults,
  }
}
