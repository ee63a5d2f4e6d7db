// A file of what can be found out again, in the data folder: a line that says what it fits, JSON, and arrays as they are
// in memory. One of another program, or one that is damaged, is as good as none.
import { createHash } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'
import { makeFolder } from './make-folder.ts'

/** What is written on a file: its kind and format (`yuanwen-snapshot 4`), the program that wrote it, and of what it is. */
export interface Seal {
  readonly kind: string
  readonly program: string
  readonly of: string
}

/** What a file holds: JSON, and the bytes behind it. */
export interface Unsealed {
  readonly of: string
  readonly json: string
  readonly bytes: Uint8Array
}

/** Reads a file of this kind by this program; null where there is none that holds what was written. */
export async function readSealed(
  file: string,
  { kind, program }: Omit<Seal, 'of'>,
): Promise<Unsealed | null> {
  let all: Buffer
  try {
    all = await readFile(file)
  } catch {
    return null
  }
  const end = all.indexOf('\n')
  const head = all.subarray(0, Math.max(0, end)).toString('utf8')
  const payload = all.subarray(end + 1)
  const [, , , of = '', length = ''] = head.split(' ')
  if (head !== headOf({ kind, program, of }, Number(length), [payload])) return null
  const json = payload.toString('utf8', 0, Number(length))
  return { of, json, bytes: payload.subarray(Number(length)) }
}

/** Writes a file whole or not at all. Throws what the file system throws. */
export async function writeSealed(
  file: string,
  seal: Seal,
  value: unknown,
  arrays: readonly Uint8Array[],
): Promise<void> {
  const json = Buffer.from(JSON.stringify(value), 'utf8')
  const parts = [json, ...arrays]
  await makeFolder(dirname(file))
  // Two threads may write it at the same time.
  const temporary = `${file}.${process.pid}-${threadId}.tmp`
  try {
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(`${headOf(seal, json.length, parts)}\n`)
      for (const part of parts) await handle.writeFile(part)
    } finally {
      await handle.close()
    }
    // No sync: what a power cut leaves of it fails its checksum, and is found out anew.
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** `json`: the bytes of the first part. */
function headOf({ kind, program, of }: Seal, json: number, parts: readonly Uint8Array[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return `${kind} ${program} ${of} ${json} ${sum.digest('hex')}`
}
