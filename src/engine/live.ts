// The engine that answers now, and how another takes its place: it is built beside the one that answers, whoever answers
// beside it is made ready, and all of them change places in one step; one that cannot be built leaves everything as it
// was. What was published is kept as a version.
//
//   folder, draft, old version ── build ──▶ faults, all of them told
//                                    └────▶ engine ── others ready ── add on top of the version known here ──▶ newer: nothing happens
//                                                                         └──▶ added ── swap ──▶ folder written
//   another process added a version ── follow ──▶ build ── others ready ── swap

import type { Corpus } from '../corpus/corpus.ts'
import { type Fault, FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import type { Engine } from './engine.ts'
import { type FirstParts, firstState, type State } from './first-state.ts'
import { withFolder, writeFolder } from './folder.ts'
import { createFormer } from './former.ts'
import { type Files, type NewVersion, newVersion, sameFiles, type Version } from './versions.ts'

export interface LiveParts extends FirstParts {
  /** As `buildFirst` without holding up those who are being answered. */
  readonly build: Build
  /** Makes those who answer beside this engine ready for other knowledge. Never rejects. */
  readonly prepare: Prepare
  readonly onSwap: (version: Version) => void
}

/** An engine and the corpus that it answers from. */
export interface Built {
  readonly engine: Engine
  readonly corpus: Corpus
}

/** Files → engine. Rejects with FaultError for every fault of the files. */
export type Build = (files: Files, day: IsoDate) => Promise<Built>

/** Null where nobody answers beside the engine, or they cannot be made ready. */
export type Prepare = (files: Files, day: IsoDate) => Promise<Successor | null>

/** Who will answer beside the next engine, from the same knowledge. Either is called, once. */
export interface Successor {
  /** Answers from now on. */
  takeOver(): void
  /** Is not needed. */
  dismiss(): void
}

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

/** The first engine, and the version that it is of. Throws FaultError when there is nothing sound to answer from. */
export async function startLive(parts: LiveParts): Promise<Live> {
  const { versions, build, today } = parts
  let current = await firstState(parts)
  const former = createFormer(versions, build)
  let turn: Promise<unknown> = Promise.resolve()
  let following: Promise<void> | null = null
  let unsound = 0
  let lookedAt: IsoDate | null = null

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => undefined)
    return done
  }

  /** Where answers do not change, who answers goes on. */
  async function successorFor(
    { knowledge, day }: Pick<Version, 'knowledge' | 'day'>,
    files: Files,
  ): Promise<Successor | null> {
    return knowledge === current.engine.knowledgeVersion ? null : parts.prepare(files, day)
  }

  async function swap(next: State, successor: Successor | null): Promise<void> {
    const before = current
    current = next
    successor?.takeOver()
    parts.onSwap(next.version)
    const isWritten = await writeFolder(parts, before.files, next.files, next.version)
    if (isWritten) current = { ...next, version: { ...next.version, inFolder: true } }
  }

  /** Adds the version on top of `after`, and swaps it in; gives the newest where that is another one. */
  async function add(version: NewVersion, next: Omit<State, 'version'>, after: number) {
    const successor = await successorFor(version, next.files)
    const added = await versions.add(version, next.files, after).catch((error) => {
      successor?.dismiss()
      throw error
    })
    if (added.outcome === 'added') await swap({ ...next, version: added.version }, successor)
    else successor?.dismiss()
    return added
  }

  async function publish({ built: known, ...publication }: Publication): Promise<Published> {
    const { files, after } = publication
    const { version } = current
    if (after !== version.id) return { outcome: 'newer', version }
    if (sameFiles(files, current.files)) return { outcome: 'unchanged', version }
    try {
      const built = known ?? (await build(files, today()))
      const wanted = newVersion(built.engine.knowledgeVersion, publication, today())
      const { outcome, version: newest } = await add(wanted, { files, ...built }, after)
      return { outcome: outcome === 'added' ? 'published' : 'newer', version: newest }
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
      // It was built where it was published: there is little to fear in doing both at once.
      const preparing = successorFor(newest, files)
      const built = await buildOnce(newest, files).catch((error) => {
        void preparing.then((successor) => successor?.dismiss())
        throw error
      })
      return swap({ version: newest, files, ...built }, await preparing)
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
    const { knowledgeVersion } = built.engine
    if (knowledgeVersion === version.knowledge) {
      current = { files, ...built, version: { ...version, day } }
      return
    }
    const dated = newVersion(knowledgeVersion, { way: 'day', by: null, note: '' }, day, version.inFolder)
    await add(dated, { files, ...built }, version.id)
  }

  return {
    engine: () => current.engine,
    corpus: () => current.corpus,
    version: () => current.version,
    files: () => current.files,
    engineOf: (knowledge) =>
      current.engine.knowledgeVersion === knowledge ? Promise.resolve(current.engine) : former(knowledge),
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
