// What a file of the data folder must fit: the release files to the byte, and the program that read them.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { endianness } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FileReader, onDisk } from './file-reader.ts'

const source = fileURLToPath(new URL('..', import.meta.url))

/** The rooms that turn a file into passages and into what is searched: other code there may make others of it. */
const readingRooms = ['text', 'lexicon', 'release', 'passage', 'corpus', 'search']

export interface Fingerprint {
  /** Of what decides how a text is read. */
  readonly program: string
  /** Of the release files. */
  readonly files: string
}

/** Of this program and the release files of a knowledge folder; null where the folder cannot be read. */
export async function fingerprintOf(knowledgeDir: string, reader = onDisk): Promise<Fingerprint | null> {
  try {
    const files = createHash('sha256')
    for (const part of await filesOf(join(knowledgeDir, 'releases'), '.md', reader)) files.update(part)
    return { program: await programOf(readingRooms), files: files.digest('hex') }
  } catch {
    // Whatever is wrong with the folder, loading it tells of it with its place.
    return null
  }
}

/** Of the code in these rooms, or of other files of theirs, and of what all of it stands on. */
export async function programOf(
  rooms: readonly string[],
  ends: readonly string[] = ['.ts'],
): Promise<string> {
  const program = createHash('sha256')
  // The dictionary that cuts words, and the packages, which package.json pins.
  program.update(`${process.versions['icu']} ${process.versions['unicode']} ${endianness()}\n`)
  program.update(await readFile(join(source, '..', 'package.json')))
  for (const room of rooms)
    for (const end of ends)
      for (const part of await filesOf(join(source, room), end, onDisk)) program.update(part)
  return program.digest('hex')
}

/** Names, lengths and bytes, in a fixed order. */
async function filesOf(folder: string, end: string, reader: FileReader): Promise<(string | Buffer)[]> {
  const names = (await reader.readdir(folder)).filter((name) => name.endsWith(end)).sort()
  const texts = await Promise.all(names.map((name) => reader.readFile(join(folder, name))))
  return names.flatMap((name, i) => {
    const bytes = texts[i] ?? Buffer.alloc(0)
    return [`${name} ${bytes.length}\n`, bytes]
  })
}
