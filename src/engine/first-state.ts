// What answers at the start: the newest version, with what was changed by hand in the folder since it was in step; the
// folder itself where nothing was ever published.
import { type Fault, FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import { type FolderParts, withFolder } from './folder.ts'
import type { Build, Built } from './live.ts'
import { type Files, newVersion, sameFiles, type Version } from './versions.ts'

/** A version with its files, and the engine that answers from them. */
export interface State extends Built {
  readonly version: Version
  readonly files: Files
}

export interface FirstParts extends FolderParts {
  readonly buildFirst: Build
  readonly today: () => IsoDate
  /** The folder cannot be answered from, and what was published before goes on answering. */
  readonly onFaults: (faults: readonly Fault[]) => void
}

/** Throws FaultError where there is nothing sound to answer from. */
export async function firstState(parts: FirstParts): Promise<State> {
  const { versions, buildFirst, today } = parts
  const newest = await versions.newest()
  const kept = newest && (await versions.files(newest.id))
  if (newest === null || kept === null) return fromFolder(parts, await parts.folder.read(), null)
  try {
    const { files, byHand } = await withFolder(parts, newest, kept)
    if (byHand) return await fromFolder(parts, files, newest)
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    parts.onFaults(error.faults)
  }
  const built = await buildFirst(kept, today())
  if (built.engine.knowledgeVersion === newest.knowledge) return { version: newest, files: kept, ...built }
  // A release has run out since, or this program reads the files otherwise.
  return added(parts, { files: kept, ...built, way: 'day', before: newest })
}

async function fromFolder(parts: FirstParts, files: Files, before: Version | null): Promise<State> {
  return added(parts, { files, ...(await parts.buildFirst(files, parts.today())), way: 'folder', before })
}

interface Addition extends Built {
  readonly files: Files
  readonly way: 'folder' | 'day'
  readonly before: Version | null
}

async function added(parts: FirstParts, { files, way, before, ...built }: Addition): Promise<State> {
  const inFolder = sameFiles(files, await parts.folder.read().catch(() => new Map()))
  const { knowledgeVersion } = built.engine
  const version = newVersion(knowledgeVersion, { way, by: null, note: '' }, parts.today(), inFolder)
  const { outcome, version: newest } = await parts.versions.add(version, files, before?.id ?? null)
  return outcome === 'added' ? { version: newest, files, ...built } : firstState(parts)
}
