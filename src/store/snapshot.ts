// The releases as they were read last time, with what they are searched by, in one file: the next start takes them from
// there. One of other files still saves reading those that are the same.
import type { Reading } from '../corpus/corpus.ts'
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'
import type { TermTable } from '../search/term-table.ts'
import type { Fingerprint } from './fingerprint.ts'
import { readSealed, writeSealed } from './sealed-file.ts'
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

const kind = 'yuanwen-snapshot 4'

/** A snapshot, and whether it is of the very same files. */
export interface KeptSnapshot extends Snapshot {
  readonly isOfSameFiles: boolean
}

/** Reads a snapshot; null where there is none, where another program wrote it, or where it is damaged. */
export async function readSnapshot(
  file: string,
  { program, files }: Fingerprint,
): Promise<KeptSnapshot | null> {
  const found = await readSealed(file, { kind, program })
  if (found === null) return null
  // The checksum holds, so this is what was written.
  const stored = JSON.parse(found.json) as Stored
  const { releases, inForce, passages, words, compounds, pairs, table } = stored
  const lexis = { words: new Set(words), compounds: new Set(compounds), pairs: new Map(pairs) }
  const terms = tableOf(table, found.bytes)
  const reading = { passages: passagesOf(passages, releases), lexis }
  return { isOfSameFiles: found.of === files, releases, inForce, reading, terms }
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
  { program, files }: Fingerprint,
  { releases, inForce, reading, terms }: Snapshot,
): Promise<void> {
  const { lexis } = reading
  const passages = storedPassages(reading.passages)
  const [words, compounds, pairs] = [[...lexis.words], [...lexis.compounds], [...lexis.pairs]]
  const table = storedTable(terms)
  const stored: Stored = { releases, inForce, passages, words, compounds, pairs, table }
  await writeSealed(file, { kind, program, of: files }, stored, arraysOf(terms))
}
