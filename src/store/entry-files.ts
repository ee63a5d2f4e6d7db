// The files that editors write by hand (vocabulary, answers, examples, contacts), read with every fault of every file.
import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { type Contact, parseContacts } from '../corpus/contacts.ts'
import { type CuratedEntry, parseCurated, sharedWordings } from '../corpus/curated.ts'
import type { Placed } from '../corpus/entry-file.ts'
import { type Example, parseExamples } from '../corpus/example.ts'
import { type Precedent, parsePrecedents } from '../corpus/precedent.ts'
import type { Fault } from '../fault.ts'
import { type FileReader, onDisk } from './file-reader.ts'

/** What `answers/*.yaml` hold. */
export async function loadCurated(knowledgeDir: string, reader = onDisk): Promise<Loaded<CuratedEntry>> {
  const { placed, faults } = await loadFolder(join(knowledgeDir, 'answers'), parseCurated, reader)
  return { placed, faults: [...faults, ...sharedWordings(placed)] }
}

/** What `questions/*.yaml` hold. */
export function loadExamples(knowledgeDir: string, reader = onDisk): Promise<Loaded<Example>> {
  return loadFolder(join(knowledgeDir, 'questions'), parseExamples, reader)
}

/** What `precedents/*.jsonl` hold. */
export function loadPrecedents(knowledgeDir: string, reader = onDisk): Promise<Loaded<Precedent>> {
  return loadFolder(join(knowledgeDir, 'precedents'), parsePrecedents, reader, /^[^.].*\.jsonl$/u)
}

/** What `contacts.yaml` holds. */
export function loadContacts(knowledgeDir: string, reader = onDisk): Promise<Loaded<Contact>> {
  return loadFile(join(knowledgeDir, 'contacts.yaml'), parseContacts, reader)
}

type Parse<T> = (file: string, text: string) => { placed: Placed<T>[]; faults: Fault[] }

/** The sound entries of one sort, and every fault of their files. */
export interface Loaded<T> {
  readonly placed: readonly Placed<T>[]
  readonly faults: readonly Fault[]
}

/** Every file of a folder whose name fits (`.yaml`, `.yml`), in order of name; a folder that is not there holds nothing. */
export async function loadFolder<T>(
  folder: string,
  parse: Parse<T>,
  reader: FileReader,
  fits = /^[^.].*\.ya?ml$/u,
): Promise<Loaded<T>> {
  let names: readonly string[]
  try {
    names = (await reader.readdir(folder)).filter((name) => fits.test(name)).sort()
  } catch (error) {
    return { placed: [], faults: isMissing(error) ? [] : [unreadable(folder, error)] }
  }
  const read = await Promise.all(names.map((name) => loadFile(join(folder, name), parse, reader)))
  return { placed: read.flatMap(({ placed }) => placed), faults: read.flatMap(({ faults }) => faults) }
}

async function loadFile<T>(path: string, parse: Parse<T>, reader: FileReader): Promise<Loaded<T>> {
  let bytes: Buffer
  try {
    bytes = await reader.readFile(path)
  } catch (error) {
    return { placed: [], faults: isMissing(error) ? [] : [unreadable(path, error)] }
  }
  // What some editors put in front of UTF-8 is no part of the first entry.
  if (isUtf8(bytes)) return parse(path, bytes.toString('utf8').replace(/^\uFEFF/u, ''))
  const fault = { code: 'encoding', where: path, what: 'is not UTF-8', mend: 'save the file as UTF-8' }
  return { placed: [], faults: [fault] }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function unreadable(where: string, error: unknown): Fault {
  return {
    code: 'file-unreadable',
    where,
    what: `cannot be read (${codeOf(error)})`,
    mend: 'check that it is a file that this user may read, or remove it',
  }
}
