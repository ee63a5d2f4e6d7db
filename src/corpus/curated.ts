// Curated answers: what citizens ask that no release says (hotlines, addresses, where to apply), written by editors
// with their own source and the day it was checked. Read from knowledge/answers/*.yaml.
import * as z from 'zod'
import type { Fault } from '../fault.ts'
import { fold } from '../text/normalise.ts'
import { words } from '../text/words.ts'
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

interface Wording {
  readonly essence: string
  readonly entry: CuratedEntry
}

export interface Curated {
  readonly entries: readonly CuratedEntry[]
  readonly wordings: readonly Wording[]
}

export const noCurated: Curated = { entries: [], wordings: [] }

export function makeCurated(entries: readonly CuratedEntry[]): Curated {
  const wordings = entries.flatMap((entry) =>
    entry.questions.map((question) => ({ essence: essenceOf(question), entry })),
  )
  return { entries, wordings }
}

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

/** An entry that a question asks for, and how sure that is: 1 for one of its wordings. */
export interface CuratedMatch {
  readonly entry: CuratedEntry
  readonly overlap: number
}

/** Words that mean the same to an editor or the lexicon; a word is always one of its own. */
export type Alternatives = (word: string) => readonly string[]

/** So much of a wording must be asked for; a question that leaves out more may mean something else. */
const leastOverlap = 0.6

/**
 * The curated answer to a question, or null.
 * Exact: the question is one of the wordings, letter for letter but for width, script, case, punctuation and polite
 * words. Else by overlap: every word of the question (or an alternative to it) stands in the wording, so that a name
 * of another place or office never matches, and they make up at least 60 % of it. Two answers alike are none.
 */
export function curatedFor(
  question: string,
  { wordings }: Curated,
  alternatives: Alternatives = () => [],
): CuratedMatch | null {
  const asked = essenceOf(question)
  if (asked === '') return null
  const same = wordings.find(({ essence }) => essence === asked)
  if (same) return { entry: same.entry, overlap: 1 }
  const terms = words(asked).map(({ text }) => [text, ...alternatives(text).map(fold)])
  const matches = wordings
    .map(({ essence, entry }) => ({ entry, overlap: overlapOf(terms, essence) }))
    .filter(({ overlap }) => overlap >= leastOverlap)
    .sort((a, b) => b.overlap - a.overlap)
  const [best] = matches
  const rival = matches.find(({ entry, overlap }) => entry !== best?.entry && overlap === best?.overlap)
  return best && !rival ? best : null
}

/** How much of the wording the terms cover; 0 where one of them does not stand in it. */
function overlapOf(terms: readonly (readonly string[])[], essence: string): number {
  const covered = new Set<number>()
  for (const term of terms) {
    const found = term.find((word) => word !== '' && essence.includes(word))
    if (found === undefined) return 0
    const at = essence.indexOf(found)
    for (let i = at; i < at + found.length; i++) covered.add(i)
  }
  return covered.size / essence.length
}

/** Words that a question can have or lack and ask the same. */
const polite = /请问|您好|你好|麻烦|谢谢|一下|我想知道|我想问|想问|告诉我|吗|呢|啊|呀|吧|的|了/gu

function essenceOf(question: string): string {
  const bare = fold(question).replace(/[\p{P}\p{S}\s]/gu, '')
  return bare.replace(polite, '') || bare
}
