// knowledge/vocabulary/*.yaml → the editors' words, all faults of all files at once.
import { join } from 'node:path'
import { makeVocabulary, parseVocabulary, type Vocabulary } from '../corpus/vocabulary.ts'
import type { Fault } from '../fault.ts'
import { loadFolder } from './entry-files.ts'

/** Reads the folder; a knowledge folder without one has an empty vocabulary. */
export async function loadVocabulary(
  knowledgeDir: string,
): Promise<{ vocabulary: Vocabulary; faults: readonly Fault[] }> {
  const { placed, faults } = await loadFolder(join(knowledgeDir, 'vocabulary'), (file, text) => {
    const { entries, faults } = parseVocabulary(file, text)
    return { placed: entries.map((entry) => ({ entry, where: file })), faults }
  })
  return { vocabulary: makeVocabulary(placed.map(({ entry }) => entry)), faults }
}
