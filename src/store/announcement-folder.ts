// A folder into which a newsroom's tools put announcements: each file is taken once, then it lies in `done`, or in
// `refused` beside what is wrong with it. A crash in between takes it again, which changes nothing.
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that was put there. */
export interface Dropped {
  readonly name: string
  readonly text: string
  /** The same for the same file as long as nobody writes it again. */
  readonly stamp: string
}

/** What is wrong with it, line by line; empty: it was taken. */
export type Take = (file: Dropped) => Promise<readonly string[]>

/** A file that was written to so lately may not be whole yet. */
const settleMs = 1000
const largest = 100_000

/** Looks once at the folder, making it where it is missing. Throws what `take` throws: the file stays for the next look. */
export async function takeDropped(folder: string, now: number, take: Take): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of (await readdir(folder)).sort()) {
    if (!/^[^.].*\.(?:txt|md|html?)$/i.test(name)) continue
    const path = join(folder, name)
    try {
      const { mtimeMs, size, ino } = await stat(path)
      if (now - mtimeMs < settleMs) continue
      const wrong =
        size > largest
          ? [`${name}: has ${size} bytes, at most ${largest} are possible`]
          : await take({ name, text: decoded(await readFile(path)), stamp: `${name} ${ino} ${mtimeMs}` })
      await putAway(folder, name, wrong)
    } catch (error) {
      // Another process was faster.
      if ((error as { code?: string }).code !== 'ENOENT') throw error
    }
  }
}

async function putAway(folder: string, name: string, wrong: readonly string[]): Promise<void> {
  const to = join(folder, wrong.length === 0 ? 'done' : 'refused')
  await mkdir(to, { recursive: true })
  if (wrong.length > 0) await writeFile(join(to, `${name}.faults`), `${wrong.join('\n')}\n`)
  await rename(join(folder, name), join(to, name))
}

/** Bytes that are no UTF-8 become a text that is refused. */
function decoded(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes)
}
