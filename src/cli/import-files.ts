// What a person names on the command line → the files to import: a folder stands for the documents in it.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../fault.ts'
import { documentEndings } from '../read/refusal.ts'

/** The files in the order named, those of a folder by their names; `passedOver` are the files no document is made of. */
export interface Found {
  readonly files: readonly string[]
  readonly passedOver: readonly string[]
  readonly faults: readonly Fault[]
}

const mostFiles = 10_000

/** Looks into the folders among `paths`. A path that cannot be looked at stays: reading it will say why. */
export async function findDocuments(paths: readonly string[]): Promise<Found> {
  const files: string[] = []
  const passedOver: string[] = []
  const faults: Fault[] = []
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (!isFolder) {
      files.push(path)
      continue
    }
    const before = files.length
    try {
      for (const file of await filesBelow(path)) (documentEndings.test(file) ? files : passedOver).push(file)
      if (files.length === before) faults.push(emptyFolder(path))
    } catch (error) {
      faults.push(unreadableFolder(path, error))
    }
  }
  if (files.length > mostFiles) return { files: [], passedOver, faults: [...faults, tooMany(files.length)] }
  return { files: [...new Set(files)], passedOver, faults }
}

/** All files below a folder. Hidden ones are not looked at, nor the pictures that a browser saves beside a page. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const pages = entries.map(({ name }) => name.replace(/\.s?html?$/iu, ''))
  const files: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isFile()) files.push(path)
    else if (entry.isDirectory() && !isBesidePage(entry.name, pages)) {
      for (const file of await filesBelow(path)) files.push(file)
    }
  }
  return files
}

function isBesidePage(name: string, pages: readonly string[]): boolean {
  return /[._]files$/u.test(name) && pages.includes(name.replace(/[._]files$/u, ''))
}

function emptyFolder(where: string): Fault {
  const what = 'the folder holds no document (.txt, .md, .html, .docx, .pdf)'
  return {
    code: 'folder-empty',
    where,
    what,
    mend: 'name the folder with the documents, or the files themselves',
  }
}

function unreadableFolder(where: string, error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const what = `a folder below it cannot be read (${code})`
  return { code: 'folder-unreadable', where, what, mend: 'check that this user may read it' }
}

function tooMany(count: number): Fault {
  const what = `${count} documents are more than ${mostFiles}`
  return { code: 'folder-too-large', where: 'yuanwen import', what, mend: 'import the folders one by one' }
}
