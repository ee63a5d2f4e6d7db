// knowledge/precedents/*.jsonl → what was asked of each release before, all faults of all files at once.
import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { type Precedent, type Precedents, parsePrecedents, releaseAsked } from '../corpus/precedent.ts'
import type { Fault } from '../fault.ts'
import { onDisk } from './file-reader.ts'

/** Reads the folder; a knowledge folder without one has no precedents. */
export async function loadPrecedents(
  knowledgeDir: string,
  reader = onDisk,
): Promise<{ readonly precedents: Precedents; readonly faults: readonly Fault[] }> {
  const folder = join(knowledgeDir, 'precedents')
  const names = await reader.readdir(folder).catch(() => [])
  const precedents = new Map<string, Precedent[]>()
  const faults: Fault[] = []
  for (const name of names.filter((one) => /^[^.].*\.jsonl$/u.test(one)).sort()) {
    const where = join(folder, name)
    const bytes = await reader.readFile(where).catch(() => null)
    if (bytes === null || !isUtf8(bytes)) {
      const what = bytes === null ? 'cannot be read' : 'is not UTF-8'
      const mend =
        bytes === null ? 'check that it is a file that this user may read' : 'save the file as UTF-8'
      faults.push({ code: 'precedent', where, what, mend })
      continue
    }
    const read = parsePrecedents(where, name, bytes.toString('utf8').replace(/^\uFEFF/u, ''))
    faults.push(...read.faults)
    const release = releaseAsked(name)
    precedents.set(release, [...(precedents.get(release) ?? []), ...read.precedents])
  }
  return { precedents, faults }
}
