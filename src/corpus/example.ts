// Editors' own examples: a question and what must answer it, or that nothing may. Read from knowledge/questions/*.yaml.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { type EntrySort, type Placed, parseEntries } from './entry-file.ts'
import { line } from './source.ts'

const exampleSchema = z
  .strictObject({
    question: line,
    /** Verbatim, as the release prints them; each must be pointed out. */
    figures: z.array(line).min(1).optional(),
    /** The releases do not state it: no figure may be given. */
    notStated: z.literal(true).optional(),
  })
  .refine(
    ({ figures, notStated }) => (figures === undefined) !== (notStated === undefined),
    'needs either figures or notStated: true',
  )

export type Example = z.infer<typeof exampleSchema>

const sort: EntrySort<Example> = {
  code: 'example',
  schema: exampleSchema,
  shape: '"- { question: 配了多少轮椅, figures: [2343名] }" or "- { question: 明年呢, notStated: true }"',
}

/** Reads one file of examples. Every fault names the file and its line. */
export function parseExamples(file: string, text: string): { placed: Placed<Example>[]; faults: Fault[] } {
  return parseEntries(file, text, sort)
}
