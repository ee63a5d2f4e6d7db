// knowledge/vocabulary/*.yaml → the editors' words, all faults of all files at once.
import { join } from 'node:path'
import type { Placed } from '../corpus/entry-file.ts'
import {
  makeVocabulary,
  parseVocabulary,
  type Vocabulary,
  type VocabularyEntry,
} from '../corpus/vocabulary.ts'
import type { Fault } from '../fault.ts'
import { loadFolder } from './entry-files.ts'
import { onDisk } from './file-reader.ts'

/** Reads the folder; a knowledge folder without one has an empty vocabulary. */
export async function loadVocabulary(
  knowledgeDir: string,
  reader = onDisk,
): Promise<{
  vocabulary: Vocabulary
  placed: readonly Placed<VocabularyEntry>[]
  faults: readonly Fault[]
}> {
  const { placed, faults } = await loadFolder(join(knowledgeDir, 'vocabulary'), parseVocabulary, reader)
  return { vocabulary: makeVocabulary(placed.map(({ entry }) => entry)), placed, faults }
}
