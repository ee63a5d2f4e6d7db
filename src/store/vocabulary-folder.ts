// knowledge/vocabulary/*.yaml → the editors' words, all faults of all files at once.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeVocabulary, parseVocabulary, type Vocabulary } from '../corpus/vocabulary.ts'
import type { Fault } from '../fault.ts'

/** Reads the folder; a knowledge folder without one has an empty vocabulary. */
export async function loadVocabulary(
  knowledgeDir: string,
): Promise<{ vocabulary: Vocabulary; faults: readonly Fault[] }> {
  const folder = join(knowledgeDir, 'vocabulary')
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort()
  const read = await Promise.all(
    files.map(async (name) => {
      const path = join(folder, name)
      return parseVocabulary(path, await readFile(path, 'utf8'))
    }),
  )
  return {
    vocabulary: makeVocabulary(read.flatMap(({ entries }) => entries)),
    faults: read.flatMap(({ faults }) => faults),
  }
}
