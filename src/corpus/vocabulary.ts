// Editors' words: what people in this place say → the release's word. Read from knowledge/vocabulary/*.yaml.
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { fold } from '../text/normalise.ts'

const entrySchema = z.strictObject({
  word: z.string().trim().min(1),
  means: z.array(z.string().trim().min(1)).min(1),
  /** A question that must be answered with the help of this entry; `yuanwen check` asks it. */
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

/** Reads one vocabulary file: a list of `{word, means: […], example?}`. Every fault names the file and its line. */
export function parseVocabulary(file: string, text: string): { entries: VocabularyEntry[]; faults: Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const fault = (offset: number, what: string, mend: string): Fault => ({
    code: 'vocabulary',
    where: `${file}:${lines.linePos(offset).line}`,
    what,
    mend,
  })
  if (document.errors.length > 0) {
    const mend = 'correct the YAML; an entry looks like "- { word: 打工, means: [就业] }"'
    return {
      entries: [],
      faults: document.errors.map((e) => fault(e.pos[0], e.message.split('\n')[0] ?? '', mend)),
    }
  }
  if (document.contents === null) return { entries: [], faults: [] }
  if (!isSeq(document.contents))
    return { entries: [], faults: [fault(0, 'is not a list', 'begin each entry with "- word:"')] }
  const entries: VocabularyEntry[] = []
  const faults: Fault[] = []
  for (const item of document.contents.items) {
    const offset = (isMap(item) || isScalar(item) ? item.range?.[0] : null) ?? 0
    const checked = entrySchema.safeParse(isMap(item) ? item.toJSON() : null)
    if (checked.success) entries.push(checked.data)
    else
      for (const issue of checked.error.issues)
        faults.push(
          fault(
            offset,
            `${issue.path.join('.') || 'entry'}: ${issue.message}`,
            'give word, means (a list) and, if wanted, example',
          ),
        )
  }
  return { entries, faults }
}
