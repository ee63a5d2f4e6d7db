// Curated answers: what citizens ask that no release says (hotlines, addresses, where to apply), written by editors
// with their own source and the day it was checked. Read from knowledge/answers/*.yaml.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { fold } from '../text/normalise.ts'
import { type EntrySort, type Placed, parseEntries } from './entry-file.ts'
import { checkedSchema, line, sourceSchema } from './source.ts'

const curatedSchema = z.strictObject({
  /** Wordings that ask for this answer. */
  questions: z.array(line).min(1),
  answer: z.string().trim().min(1, 'is empty'),
  source: sourceSchema,
  checked: checkedSchema,
})

export type CuratedEntry = z.infer<typeof curatedSchema>

export interface Curated {
  readonly entries: readonly CuratedEntry[]
}

export const noCurated: Curated = { entries: [] }

const sort: EntrySort<CuratedEntry> = {
  code: 'curated-answer',
  schema: curatedSchema,
  shape:
    '"- questions: [残联怎么联系]", then under it "answer: …", "source: { title: …, url: https://… }" and "checked: 2025-01-31"',
}

/** Reads one file of curated answers. Every fault names the file and its line. */
export function parseCurated(
  file: string,
  text: string,
): { placed: Placed<CuratedEntry>[]; faults: Fault[] } {
  return parseEntries(file, text, sort)
}

/** One wording that two answers claim: which one was meant is for the editor to say. */
export function sharedWordings(placed: readonly Placed<CuratedEntry>[]): Fault[] {
  const first = new Map<string, Placed<CuratedEntry>>()
  const faults: Fault[] = []
  for (const one of placed)
    for (const question of one.entry.questions) {
      const essence = essenceOf(question)
      const other = first.get(essence)
      if (other === undefined) first.set(essence, one)
      else if (other !== one) {
        const what = `the question ${question} has an answer at ${other.where} already`
        faults.push({ code: 'curated-answer', where: one.where, what, mend: 'leave it to one of the two' })
      }
    }
  return faults
}

/** Words that a question can have or lack and ask the same. */
const polite = /请问|您好|你好|麻烦|谢谢|一下|我想知道|我想问|想问|告诉我|吗|呢|啊|呀|吧|的|了/gu

/** A question without what can be said or left out: two with the same essence ask the same, letter for letter. */
export function essenceOf(question: string): string {
  const bare = fold(question).replace(/[\p{P}\p{S}\s]/gu, '')
  return bare.replace(polite, '') || bare
}
