// The releases as they were read last time, in one file: the next start takes them from there. A snapshot that does not
// fit, or is damaged, is as good as none.
import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Reading } from '../corpus/corpus.ts'
import type { Passage } from '../passage/passage.ts'
import type { Release } from '../release/release.ts'

/** The releases of a folder, and what was found in those of them that are `inForce` (ids, newest first). */
export interface Snapshot {
  readonly releases: readonly Release[]
  readonly inForce: readonly string[]
  readonly reading: Reading
}

interface Stored {
  readonly releases: readonly Release[]
  readonly inForce: readonly string[]
  readonly passages: readonly Passage[]
  readonly words: readonly string[]
  readonly compounds: readonly string[]
  readonly pairs: readonly (readonly [string, number])[]
}

const format = 1

/** Reads a snapshot; null where there is none, where it is of something else, or where it is damaged. */
export async function readSnapshot(file: string, fingerprint: string): Promise<Snapshot | null> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return null
  }
  const end = bytes.indexOf('\n')
  const payload = bytes.subarray(end + 1)
  if (end < 0 || bytes.subarray(0, end).toString('utf8') !== headOf(fingerprint, payload)) return null
  // The checksum holds, so this is what was written.
  const { releases, inForce, passages, words, compounds, pairs } = JSON.parse(
    payload.toString('utf8'),
  ) as Stored
  const lexis = { words: new Set(words), compounds: new Set(compounds), pairs: new Map(pairs) }
  return { releases, inForce, reading: { passages, lexis } }
}

/** Writes a snapshot whole or not at all. Throws what the file system throws. */
export async function writeSnapshot(
  file: string,
  fingerprint: string,
  { releases, inForce, reading }: Snapshot,
): Promise<void> {
  const { passages, lexis } = reading
  const [words, compounds, pairs] = [[...lexis.words], [...lexis.compounds], [...lexis.pairs]]
  const stored: Stored = { releases, inForce, passages, words, compounds, pairs }
  const payload = Buffer.from(JSON.stringify(stored), 'utf8')
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(`${headOf(fingerprint, payload)}\n`)
      await handle.writeFile(payload)
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

function headOf(fingerprint: string, payload: Uint8Array): string {
  return `yuanwen-snapshot ${format} ${fingerprint} ${createHash('sha256').update(payload).digest('hex')}`
}
