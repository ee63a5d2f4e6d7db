// The engine that answers now, and how another takes its place: it is built beside the one that answers, and put there
// in one assignment; one that cannot be built leaves everything as it was. What was published is kept as a version.
//
//   folder, draft, old version ── build ──▶ faults, all of them told
//                                    └────▶ engine ── add on top of the version known here ──▶ newer: nothing happens
//                                                                    └──▶ added ── current = engine ──▶ folder written
//   another process added a version ── follow ──▶ build ──▶ current = engine

import type { Corpus } from '../corpus/corpus.ts'
import { type Fault, FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import type { Engine } from './engine.ts'
import { type Files, merged, type NewVersion, sameFiles, type Version, type Versions } from './versions.ts'

/** The knowledge folder: a port, filled by the store. */
export interface KnowledgeFolder {
  /** Throws FaultError for what cannot be read. */
  read(): Promise<Files>
  /**
   * Brings the folder from `before` to `after`, each file through a rename. A file that is neither as before nor as
   * after was changed by hand, and is left. Never rejects.
   */
  write(before: Files, after: Files): Promise<Written>
}

export type Written =
  | { readonly outcome: 'written' }
  /** `edited`: files that somebody changed by hand meanwhile. */
  | { readonly outcome: 'left'; readonly why: string; readonly edited: readonly string[] }

export interface LiveParts {
  readonly versions: Versions
  readonly folder: KnowledgeFolder
  /** Files → engine. Rejects with FaultError for every fault of the files. */
  readonly buildFirst: Build
  /** The same without holding up those who are being answered. */
  readonly build: Build
  readonly today: () => IsoDate
  /** Several processes use the store, each perhaps with a folder of its own. */
  readonly shared: boolean
  readonly onSwap: (version: Version) => void
  /** The folder is not in step with what was published. */
  readonly onLeft: (why: string) => void
  /** The folder cannot be answered from, and what was published before goes on answering. */
  readonly onFaults: (faults: readonly Fault[]) => void
}

/** An engine and the corpus that it answers from. */
export interface Built {
  readonly engine: Engine
  readonly corpus: Corpus
}

type Build = (files: Files, day: IsoDate) => Promise<Built>

/** What somebody wants to publish. `built`: of these files, where it has been built already. */
export interface Publication extends Pick<NewVersion, 'way' | 'by' | 'note'> {
  readonly files: Files
  /** The version that it was made from. */
  readonly after: number
  readonly built?: Built
}

export type Published =
  | { readonly outcome: 'published' | 'unchanged' | 'newer'; readonly version: Version }
  | { readonly outcome: 'faulty'; readonly faults: readonly Fault[] }

export interface Live {
  /** The engine of now: it may be another one at the next call. */
  engine(): Engine
  corpus(): Corpus
  /** The version of now. */
  version(): Version
  files(): Files
  /** The engine of an earlier version, by what its answers carry; null where that version is not kept (any more). */
  engineOf(knowledge: string): Promise<Engine | null>
  /** Builds without publishing. Rejects with FaultError. */
  build(files: Files): Promise<Built>
  /** What the folder holds, with what was published since it was last in step. Throws FaultError. */
  inFolder(): Promise<Files>
  /** One after the other; rejects with StoreUnavailable where waiting helps. */
  publish(publication: Publication): Promise<Published>
  /** Takes over a version that another process published, and a day that has begun. Rejects with FaultError where it cannot. */
  follow(): Promise<void>
}

/** Engines of earlier versions that are kept built: each takes as much memory as the one that answers. */
const mostFormer = 2

/** The first engine, and the version that it is of. Throws FaultError when there is nothing sound to answer from. */
export async function startLive(parts: LiveParts): Promise<Live> {
  const { versions, build, today } = parts
  let current = await firstState(parts)
  const former = new Map<string, Promise<Engine | null>>()
  let turn: Promise<unknown> = Promise.resolve()
  let following: Promise<void> | null = null
  let unsound = 0
  let lookedAt: IsoDate | null = null

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  async function swap(next: State): Promise<void> {
    const before = current
    current = next
    parts.onSwap(next.version)
    const isWritten = await writeFolder(parts, before, next)
    if (isWritten) current = { ...next, version: { ...next.version, inFolder: true } }
  }

  async function publish({ built: known, ...publication }: Publication): Promise<Published> {
    const { files, after } = publication
    const { version } = current
    if (after !== version.id) return { outcome: 'newer', version }
    if (sameFiles(files, current.files)) return { outcome: 'unchanged', version }
    try {
      const built = known ?? (await build(files, today()))
      const added = await versions.add(newVersion(built.engine, publication, today()), files, after)
      if (added.outcome === 'newer') return { outcome: 'newer', version: added.version }
      await swap({ version: added.version, files, ...built })
      return { outcome: 'published', version: added.version }
    } catch (error) {
      if (error instanceof FaultError) return { outcome: 'faulty', faults: error.faults }
      throw error
    }
  }

  async function follow(): Promise<void> {
    const newest = await versions.newest()
    if (newest !== null && newest.id > Math.max(current.version.id, unsound)) {
      const files = await versions.files(newest.id)
      if (files === null) return
      return swap({ version: newest, files, ...(await buildOnce(newest, files)) })
    }
    await followDay()
  }

  /** A version that this program cannot build is told of once, and not tried again and again. */
  async function buildOnce({ id, day }: Version, files: Files): Promise<Built> {
    try {
      return await build(files, day)
    } catch (error) {
      if (error instanceof FaultError) unsound = id
      throw error
    }
  }

  /** A release may have run out overnight. */
  async function followDay(): Promise<void> {
    const { files, version } = current
    const day = today()
    if (day <= version.day || day === lookedAt) return
    lookedAt = day
    if (![...files.values()].some((text) => text.includes('valid_until'))) return
    const built = await build(files, day)
    const { engine } = built
    const { knowledge, inFolder } = version
    if (engine.knowledgeVersion === knowledge) {
      current = { files, ...built, version: { ...version, day } }
      return
    }
    const dated = {
      knowledge: engine.knowledgeVersion,
      day,
      way: 'day',
      by: null,
      note: '',
      inFolder,
    } as const
    const added = await versions.add(dated, files, version.id)
    if (added.outcome === 'added') await swap({ version: added.version, files, ...built })
  }

  async function buildFormer(knowledge: string): Promise<Engine | null> {
    const version = await versions.withKnowledge(knowledge)
    const files = version && (await versions.files(version.id))
    if (version !== null && files !== null) return (await build(files, version.day)).engine
    former.delete(knowledge)
    return null
  }

  return {
    engine: () => current.engine,
    corpus: () => current.corpus,
    version: () => current.version,
    files: () => current.files,
    engineOf(knowledge) {
      if (current.engine.knowledgeVersion === knowledge) return Promise.resolve(current.engine)
      const known = former.get(knowledge) ?? buildFormer(knowledge)
      // Used last, forgotten last; one that could not be built is tried again.
      former.delete(knowledge)
      former.set(knowledge, known)
      known.catch(() => former.delete(knowledge))
      for (const [oldest] of former) if (former.size > mostFormer) former.delete(oldest)
      return known
    },
    build: (files) => build(files, today()),
    inFolder: async () => (await withFolder(parts, current.version, current.files)).files,
    publish: (publication) => inTurn(() => publish(publication)),
    follow() {
      following ??= inTurn(follow).finally(() => {
        following = null
      })
      return following
    },
  }
}

interface State extends Built {
  readonly version: Version
  readonly files: Files
}

/** The newest version, with what was changed by hand in the folder since it was in step; the folder where there is none. */
async function firstState(parts: LiveParts): Promise<State> {
  const { versions, buildFirst, today } = parts
  const newest = await versions.newest()
  const kept = newest && (await versions.files(newest.id))
  if (newest === null || kept === null) return firstVersion(parts, await parts.folder.read(), null)
  try {
    const { files, byHand } = await withFolder(parts, newest, kept)
    if (byHand) return await firstVersion(parts, files, newest)
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    parts.onFaults(error.faults)
  }
  const built = await buildFirst(kept, today())
  if (built.engine.knowledgeVersion === newest.knowledge) return { version: newest, files: kept, ...built }
  // A release has run out since, or this program reads the files otherwise.
  return added(parts, { files: kept, ...built, way: 'day', before: newest })
}

async function firstVersion(parts: LiveParts, files: Files, before: Version | null): Promise<State> {
  return added(parts, { files, ...(await parts.buildFirst(files, parts.today())), way: 'folder', before })
}

async function added(
  parts: LiveParts,
  {
    files,
    way,
    before,
    ...built
  }: Pick<State, 'files' | keyof Built> & {
    way: 'folder' | 'day'
    before: Version | null
  },
): Promise<State> {
  const inFolder = sameFiles(files, await parts.folder.read().catch(() => new Map()))
  const version = { ...newVersion(built.engine, { way, by: null, note: '' }, parts.today()), inFolder }
  const { outcome, version: newest } = await parts.versions.add(version, files, before?.id ?? null)
  return outcome === 'added' ? { version: newest, files, ...built } : firstState(parts)
}

/** What hands changed in the folder since it was in step goes on top of what was published meanwhile. */
async function withFolder(
  { versions, folder, shared }: LiveParts,
  newest: Version,
  published: Files,
): Promise<{ readonly files: Files; readonly byHand: boolean }> {
  const here = await folder.read()
  // No folder, or none that holds anything: what was published stands.
  const isPublished = here.size === 0 || sameFiles(here, published)
  if (isPublished || (shared && (await isFormer(versions, here)))) return { files: published, byHand: false }
  const inStep = newest.inFolder ? newest : (await versions.list(longAgo)).find(({ inFolder }) => inFolder)
  const base = inStep === undefined ? null : await versions.files(inStep.id)
  const { files } = merged(base ?? new Map(), published, here)
  return { files, byHand: !sameFiles(files, published) }
}

/** So many versions are looked through; a folder older than that counts as changed by hand. */
const longAgo = 100

/** Where each process has a folder of its own, one that was not brought up to date was not changed by hand. */
async function isFormer(versions: Versions, here: Files): Promise<boolean> {
  for (const { id } of await versions.list(longAgo)) {
    const files = await versions.files(id)
    if (files !== null && sameFiles(files, here)) return true
  }
  return false
}

function newVersion(
  { knowledgeVersion: knowledge }: Engine,
  { way, by, note }: Pick<Publication, 'way' | 'by' | 'note'>,
  day: IsoDate,
): NewVersion {
  return { knowledge, day, way, by, note, inFolder: false }
}

/** Whether the folder is in step now. */
async function writeFolder(
  { folder, versions, onLeft }: LiveParts,
  before: State,
  after: State,
): Promise<boolean> {
  const written = await folder.write(before.files, after.files)
  if (written.outcome === 'left') {
    onLeft(written.why)
    return false
  }
  await versions.inFolder(after.version.id)
  return true
}
