// The knowledge folder on disk: its release files are read all at once, and written whole or not at all.
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import { parseRelease } from '../release/parse.ts'
import { readUtf8 } from '../release/read.ts'
import type { Release } from '../release/release.ts'
import { serialiseRelease } from '../release/serialise.ts'
import { type FileReader, onDisk } from './file-reader.ts'
import { replaceFiles } from './replace-file.ts'

/** The releases of a knowledge folder, newest first, and everything that is wrong with any of its files. */
export interface LoadedReleases {
  readonly releases: readonly Release[]
  readonly faults: readonly Fault[]
}

/**
 * Reads `releases/*.md` of a knowledge folder (a README.md and hidden files aside). A folder that is missing or
 * empty and files that cannot be read are faults like those inside the files; all are returned at once.
 */
export async function loadReleases(knowledgeDir: string, reader = onDisk): Promise<LoadedReleases> {
  const folder = releasesFolder(knowledgeDir)
  let names: readonly string[]
  try {
    names = (await reader.readdir(folder)).filter(isReleaseFile).toSorted(byCodeUnit)
  } catch (error) {
    return { releases: [], faults: [unreadableFolder(folder, error)] }
  }
  if (names.length === 0) return { releases: [], faults: [emptyFolder(folder)] }
  const read = await Promise.all(names.map((name) => loadRelease(folder, name, reader)))
  const releases = read.flatMap((result) => ('release' in result ? [result.release] : []))
  const faults = [
    ...duplicates(folder, names),
    ...read.flatMap((result) => ('faults' in result ? result.faults : [])),
  ]
  return { releases: releases.toSorted(newestFirst), faults }
}

/** How many release files a knowledge folder has; none where it cannot be read. */
export async function countReleaseFiles(knowledgeDir: string, reader = onDisk): Promise<number> {
  const names = await reader.readdir(releasesFolder(knowledgeDir)).catch(() => [])
  return names.filter(isReleaseFile).length
}

/** What became of release files: of each in its turn, or why none of them was written. */
export type BatchResult =
  | { readonly outcome: 'done'; readonly files: readonly WrittenFile[] }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }

export interface WrittenFile {
  readonly outcome: 'written' | 'unchanged'
  readonly path: string
}

/** What became of one release file. */
export type WriteResult = WrittenFile | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }

/** The path of a release's file in a knowledge folder. */
export function releasePath(knowledgeDir: string, id: string): string {
  return join(releasesFolder(knowledgeDir), `${id}.md`)
}

/**
 * Writes release files, all or none: every text is on disk under a temporary name before the first is renamed, so
 * that a reader sees a file's old text or its new, never half of it. Makes the folders it needs. A file with other
 * text is refused unless `force`; an equal one is left.
 */
export async function writeReleases(
  knowledgeDir: string,
  releases: readonly Release[],
  { force }: { readonly force: boolean },
): Promise<BatchResult> {
  const planned: {
    readonly path: string
    readonly text: string
    readonly outcome: WrittenFile['outcome']
  }[] = []
  const faults: Fault[] = []
  for (const release of releases) {
    const path = releasePath(knowledgeDir, release.id)
    const text = serialiseRelease(release)
    try {
      const present = await presentText(path)
      if (present !== null && present !== text && !force) faults.push(otherText(path))
      planned.push({ path, text, outcome: present === text ? 'unchanged' : 'written' })
    } catch (error) {
      faults.push(notWritten(path, error))
    }
  }
  if (faults.length > 0) return { outcome: 'refused', faults }
  const changed = planned.filter(({ outcome }) => outcome === 'written')
  try {
    if (changed.length > 0) await mkdir(releasesFolder(knowledgeDir), { recursive: true })
    await replaceFiles(changed)
    return { outcome: 'done', files: planned.map(({ outcome, path }) => ({ outcome, path })) }
  } catch (error) {
    return { outcome: 'refused', faults: [notWritten(releasesFolder(knowledgeDir), error)] }
  }
}

/** Writes one release file, as writeReleases does. */
export async function writeRelease(
  knowledgeDir: string,
  release: Release,
  options: { readonly force: boolean },
): Promise<WriteResult> {
  const result = await writeReleases(knowledgeDir, [release], options)
  if (result.outcome === 'refused') return result
  return result.files[0] ?? { outcome: 'unchanged', path: releasePath(knowledgeDir, release.id) }
}

function releasesFolder(knowledgeDir: string): string {
  return join(knowledgeDir, 'releases')
}

function isReleaseFile(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.') && name !== 'README.md'
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function newestFirst(a: Release, b: Release): number {
  return byCodeUnit(b.date, a.date) || byCodeUnit(a.id, b.id)
}

type Loaded = { readonly release: Release } | { readonly faults: readonly Fault[] }

async function loadRelease(folder: string, name: string, reader: FileReader): Promise<Loaded> {
  const path = join(folder, name)
  let bytes: Uint8Array
  try {
    bytes = await reader.readFile(path)
  } catch (error) {
    return { faults: [unreadableFile(path, error)] }
  }
  const document = readUtf8(bytes, path)
  if ('fault' in document) return { faults: [document.fault] }
  return parseRelease(name.slice(0, -'.md'.length), document.text, path)
}

/** Ids are compared without case: two that differ in it alone are one file on some disks. */
function duplicates(folder: string, names: readonly string[]): readonly Fault[] {
  const first = new Map<string, string>()
  return names.flatMap((name) => {
    const id = name.normalize('NFC').toLowerCase()
    const other = first.get(id)
    if (other === undefined) {
      first.set(id, name)
      return []
    }
    const what = `the id is taken by ${other}`
    return [
      {
        code: 'release-duplicate',
        where: `${join(folder, name)}:1`,
        what,
        mend: 'rename one of the two files',
      },
    ]
  })
}

async function presentText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function unreadableFolder(folder: string, error: unknown): Fault {
  const isMissing = codeOf(error) === 'ENOENT'
  return {
    code: isMissing ? 'knowledge-missing' : 'knowledge-unreadable',
    where: folder,
    what: isMissing ? 'there is no such folder' : `the folder cannot be read (${codeOf(error)})`,
    mend: isMissing
      ? 'import a release first, or name the knowledge folder with --knowledge or KNOWLEDGE_DIR'
      : 'check that it is a folder that this user may read',
  }
}

function emptyFolder(folder: string): Fault {
  return {
    code: 'knowledge-empty',
    where: folder,
    what: 'the folder holds no release (.md)',
    mend: 'import one with `yuanwen import FILE`',
  }
}

function unreadableFile(path: string, error: unknown): Fault {
  return {
    code: 'release-unreadable',
    where: path,
    what: `the file cannot be read (${codeOf(error)})`,
    mend: 'check that it is a file that this user may read, or remove it',
  }
}

function otherText(path: string): Fault {
  return {
    code: 'release-exists',
    where: path,
    what: 'this release is there already, with other text',
    mend: 'look at the difference; give --force to replace it, or --slug for another name',
  }
}

function notWritten(path: string, error: unknown): Fault {
  return {
    code: 'release-not-written',
    where: path,
    what: `the file cannot be written (${codeOf(error)})`,
    mend: 'check the free space and that this user may write there',
  }
}
