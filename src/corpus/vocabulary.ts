// Editors' words: what people in this place say → the release's word. Read from knowledge/vocabulary/*.yaml.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { fold } from '../text/normalise.ts'
import { type EntrySort, type Placed, parseEntries } from './entry-file.ts'

const entrySchema = z.strictObject({
  word: z.string().trim().min(1),
  means: z.array(z.string().trim().min(1)).min(1),
  /** A question that must be answered with the help of this entry; `yuanwen check` asks it, and misses it. */
  example: z.string().trim().min(1).optional(),
})

export type VocabularyEntry = z.infer<typeof entrySchema>

export interface Vocabulary {
  readonly entries: readonly VocabularyEntry[]
  /** Folded everyday word → folded words of the releases. */
  readonly means: ReadonlyMap<string, readonly string[]>
}

export function makeVocabulary(entries: readonly VocabularyEntry[]): Vocabulary {
  const means = new Map<string, readonly string[]>()
  for (const entry of entries) {
    const word = fold(entry.word)
    means.set(word, [...(means.get(word) ?? []), ...entry.means.map(fold)])
  }
  return { entries, means }
}

const sort: EntrySort<VocabularyEntry> = {
  code: 'vocabulary',
  schema: entrySchema,
  shape: '"- { word: 打工, means: [就业], example: 打工的有多少人 }"',
}

/** Reads one vocabulary file: a list of `{word, means: […], example}`. Every fault names the file and its line. */
export function parseVocabulary(
  file: string,
  text: string,
): { placed: Placed<VocabularyEntry>[]; faults: Fault[] } {
  return parseEntries(file, text, sort)
}
