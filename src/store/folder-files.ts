// The knowledge folder as a whole: every file that belongs to it is read at one time, and what is published is written
// back, each file through a rename, where this process may write.
import { isUtf8 } from 'node:buffer'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KnowledgeFolder, Written } from '../engine/folder.ts'
import type { Files } from '../engine/versions.ts'
import { FaultError } from '../fault.ts'
import { replaceFile } from './replace-file.ts'

/** Folders of a knowledge folder, and which of their files belong to it. */
const parts: readonly (readonly [folder: string, belongs: RegExp])[] = [
  ['releases', /^(?!README\.md$)[^.].*\.md$/u],
  ['vocabulary', /^[^.].*\.ya?ml$/u],
  ['answers', /^[^.].*\.ya?ml$/u],
  ['questions', /^[^.].*\.ya?ml$/u],
  ['precedents', /^[^.].*\.jsonl$/u],
]
const single = ['contacts.yaml']

/** The folder at `path`. */
export function knowledgeFolder(path: string): KnowledgeFolder {
  return {
    read: () => readAll(path),
    async write(before, after) {
      try {
        return await bringFrom(path, before, after)
      } catch (error) {
        return { outcome: 'left', why: `${path} cannot be written to (${codeOf(error)})`, edited: [] }
      }
    },
  }
}

/** Throws FaultError for files that are not UTF-8 or cannot be read; a folder that is not there holds nothing. */
async function readAll(folder: string): Promise<Files> {
  const paths = await pathsIn(folder)
  const texts = await Promise.all(paths.map((path) => textOf(folder, path)))
  return new Map(paths.map((path, i) => [path, texts[i] ?? '']))
}

async function pathsIn(folder: string): Promise<readonly string[]> {
  const found = await Promise.all(
    parts.map(async ([part, belongs]) => {
      const names = await readdir(join(folder, part)).catch(() => [])
      return names.filter((name) => belongs.test(name)).map((name) => `${part}/${name}`)
    }),
  )
  const top = await readdir(folder).catch(() => [])
  return [...found.flat(), ...top.filter((name) => single.includes(name))].sort()
}

async function textOf(folder: string, path: string): Promise<string> {
  const where = join(folder, path)
  const bytes = await readFile(where).catch((error: unknown) => {
    const mend = 'check that it is a file that this user may read, or remove it'
    throw new FaultError([
      { code: 'file-unreadable', where, what: `cannot be read (${codeOf(error)})`, mend },
    ])
  })
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw new FaultError([{ code: 'encoding', where, what: 'is not UTF-8', mend: 'save the file as UTF-8' }])
}

async function bringFrom(folder: string, before: Files, after: Files): Promise<Written> {
  const edited: string[] = []
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [was, will] = [before.get(path), after.get(path)]
    const is = await readFile(join(folder, path), 'utf8').catch(() => undefined)
    if (is === will) continue
    if (is !== was) edited.push(path)
    else if (will === undefined) await rm(join(folder, path), { force: true })
    else {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await replaceFile(join(folder, path), will)
    }
  }
  if (edited.length === 0) return { outcome: 'written' }
  return { outcome: 'left', why: `${edited.join(', ')}: changed by hand meanwhile`, edited }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
