// The releases as they were read last time, with what they are searched by, in one file: the next start takes them from
// there. A line that says what it fits, JSON, and the arrays of the search as they are in memory. A snapshot of another
// program, or one that is damaged, is as good as none; one of other files still saves reading those that are the same.
import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Reading } from '../corpus/corpus.ts'
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import type { TermTable } from '../search/term-table.ts'
import type { Fingerprint } from './fingerprint.ts'
import { makeFolder } from './make-folder.ts'
import { passagesOf, type StoredPassages, storedPassages } from './stored-passages.ts'
import { arraysOf, type StoredTable, storedTable, tableOf } from './stored-table.ts'

/** The releases of a folder, and what was found in those of them that are `inForce` (ids, newest first). */
export interface Snapshot {
  readonly releases: readonly Release[]
  readonly inForce: readonly string[]
  readonly reading: Reading
  /** What its passages are searched by. */
  readonly terms: TermTable
}

interface Stored {
  readonly releases: readonly Release[]
  readonly inForce: readonly string[]
  readonly passages: StoredPassages
  readonly words: readonly string[]
  readonly compounds: readonly string[]
  readonly pairs: readonly (readonly [string, number])[]
  readonly table: StoredTable
}

const format = 4

/** A snapshot, and whether it is of the very same files. */
export interface KeptSnapshot extends Snapshot {
  readonly isOfSameFiles: boolean
}

/** Reads a snapshot; null where there is none, where another program wrote it, or where it is damaged. */
export async function readSnapshot(
  file: string,
  { program, files }: Fingerprint,
): Promise<KeptSnapshot | null> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return null
  }
  const end = bytes.indexOf('\n')
  const head = bytes.subarray(0, Math.max(0, end)).toString('utf8')
  const payload = bytes.subarray(end + 1)
  const [, , , of = '', length = ''] = head.split(' ')
  if (head !== headOf({ program, files: of }, Number(length), [payload])) return null
  // The checksum holds, so this is what was written.
  const { releases, inForce, passages, words, compounds, pairs, table } = JSON.parse(
    payload.toString('utf8', 0, Number(length)),
  ) as Stored
  const lexis = { words: new Set(words), compounds: new Set(compounds), pairs: new Map(pairs) }
  const terms = tableOf(table, payload.subarray(Number(length)))
  const reading = { passages: passagesOf(passages, releases), lexis }
  return { isOfSameFiles: of === files, releases, inForce, reading, terms }
}

/** What a snapshot has of a release that is the same to the letter; null for one that it does not have. */
export function passagesIn({
  releases,
  inForce,
  reading,
}: Pick<Snapshot, 'releases' | 'inForce' | 'reading'>): (release: Release) => readonly Passage[] | null {
  const known = new Map(releases.map((release) => [release.id, JSON.stringify(release)]))
  const split = new Set(inForce)
  const passages = Map.groupBy(reading.passages, ({ release }) => release)
  return (release) =>
    split.has(release.id) && known.get(release.id) === JSON.stringify(release)
      ? (passages.get(release.id) ?? [])
      : null
}

/** Writes a snapshot whole or not at all. Throws what the file system throws. */
export async function writeSnapshot(
  file: string,
  fingerprint: Fingerprint,
  { releases, inForce, reading, terms }: Snapshot,
): Promise<void> {
  const { lexis } = reading
  const passages = storedPassages(reading.passages)
  const [words, compounds, pairs] = [[...lexis.words], [...lexis.compounds], [...lexis.pairs]]
  const table = storedTable(terms)
  const stored: Stored = { releases, inForce, passages, words, compounds, pairs, table }
  const json = Buffer.from(JSON.stringify(stored), 'utf8')
  const parts = [json, ...arraysOf(terms)]
  await makeFolder(dirname(file))
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(`${headOf(fingerprint, json.length, parts)}\n`)
      for (const part of parts) await handle.writeFile(part)
    } finally {
      await handle.close()
    }
    // No sync: what a power cut leaves of it fails its checksum, and is read anew.
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** `json`: the bytes of the first part. */
function headOf({ program, files }: Fingerprint, json: number, parts: readonly Uint8Array[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return `yuanwen-snapshot ${format} ${program} ${files} ${json} ${sum.digest('hex')}`
}
