// Knowledge versions, kept: a port, filled by the store. The newest one answers; a rollback adds the old files anew, so
// that what was ever published stays in the list.
import type { IsoDate } from '../release/release.ts'

/** The files of a knowledge folder by their path in it: `releases/….md`, `vocabulary/….yaml`, `contacts.yaml`, … */
export type Files = ReadonlyMap<string, string>

/** Where a version came from. `day`: nothing was changed but the date, by which a release ran out. */
export type Way = 'folder' | 'desk' | 'rollback' | 'day'

/** Whoever publishes by the command line. */
export const byCommand = 0

/** Paths of files, in order. */
export interface FileChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly gone: readonly string[]
}

export interface Version {
  /** Counts up. */
  readonly id: number
  /** What answers of it carry (corpus/version.ts); versions that differ in examples alone share it. */
  readonly knowledge: string
  /** The day as of which releases had run out. */
  readonly day: IsoDate
  /** Ms since 1970. */
  readonly at: number
  readonly way: Way
  /** The editor who published it, by Telegram id; `byCommand`; null for the folder. */
  readonly by: number | null
  /** What changed, in the words of whoever published it: a title, a question; '' where nothing was said. */
  readonly note: string
  /** Against the version before. */
  readonly changes: FileChanges
  /** Whether the knowledge folder was in step with it: read from there, or written there. */
  readonly inFolder: boolean
}

export type NewVersion = Omit<Version, 'id' | 'at' | 'changes'>

/** Every call rejects with StoreUnavailable where waiting helps. */
export interface Versions {
  /** Null before the first one. */
  newest(): Promise<Version | null>
  /** Newest first, at most `limit`. */
  list(limit: number): Promise<readonly Version[]>
  /** The newest version with this `knowledge`; null when none is kept. */
  withKnowledge(knowledge: string): Promise<Version | null>
  /** Null when no such version is kept. */
  files(id: number): Promise<Files | null>
  /**
   * Adds a version on top of `after` (null: the first one), with all its files or not at all. When another one was
   * added meanwhile, nothing is added and the newest is given.
   */
  add(
    version: NewVersion,
    files: Files,
    after: number | null,
  ): Promise<{ readonly outcome: 'added' | 'newer'; readonly version: Version }>
  /** The folder has come into step with this version. */
  inFolder(id: number): Promise<void>
}

/** A version that is not added yet. */
export function newVersion(
  knowledge: string,
  { way, by, note }: Pick<NewVersion, 'way' | 'by' | 'note'>,
  day: IsoDate,
  inFolder = false,
): NewVersion {
  return { knowledge, day, way, by, note, inFolder }
}

/** What differs between two sets of files. */
export function changesBetween(before: Files, after: Files): FileChanges {
  const paths = (files: Files, keep: (path: string) => boolean) => [...files.keys()].filter(keep).sort()
  return {
    added: paths(after, (path) => !before.has(path)),
    changed: paths(after, (path) => before.has(path) && before.get(path) !== after.get(path)),
    gone: paths(before, (path) => !after.has(path)),
  }
}

/** What two changes of the same files come to, and the paths that both changed differently; there `mine` holds. */
export function merged(
  base: Files,
  theirs: Files,
  mine: Files,
): { readonly files: Files; readonly conflicts: readonly string[] } {
  const files = new Map<string, string>()
  const conflicts: string[] = []
  for (const path of [...new Set([...theirs.keys(), ...mine.keys()])].sort()) {
    const [was, their, my] = [base.get(path), theirs.get(path), mine.get(path)]
    const chosen = my === was ? their : my
    if (my !== was && their !== was && my !== their) conflicts.push(path)
    if (chosen !== undefined) files.set(path, chosen)
  }
  return { files, conflicts }
}

export function sameFiles(one: Files, other: Files): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text)
}
