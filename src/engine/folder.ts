// The knowledge folder beside what is published: what hands changed in it goes on top, what was published is written
// back into it.
import { type Files, merged, sameFiles, type Version, type Versions } from './versions.ts'

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

export interface FolderParts {
  readonly versions: Versions
  readonly folder: KnowledgeFolder
  /** Several processes use the store, each perhaps with a folder of its own. */
  readonly shared: boolean
  /** The folder is not in step with what was published. */
  readonly onLeft: (why: string) => void
}

/** What hands changed in the folder since it was in step goes on top of what was published meanwhile. */
export async function withFolder(
  { versions, folder, shared }: FolderParts,
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

/** Whether the folder is in step with `version` now. */
export async function writeFolder(
  { folder, versions, onLeft }: FolderParts,
  before: Files,
  after: Files,
  version: Version,
): Promise<boolean> {
  const written = await folder.write(before, after)
  if (written.outcome === 'left') {
    onLeft(written.why)
    return false
  }
  await versions.inFolder(version.id)
  return true
}
