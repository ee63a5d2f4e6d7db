// A process that reads a knowledge folder and hands over what it found a piece at a time, as it is asked for: taking over
// everything at once would hold up those who are being answered.
import type { Precedent } from '../corpus/precedent.ts'
import { type Fault, FaultError } from '../fault.ts'
import { digestOf } from '../search/lessons.ts'
import { passageTerms } from '../search/passage-index.ts'
import type { TermTable } from '../search/term-table.ts'
import { type Loading, type ReadKnowledge, readKnowledge } from './knowledge.ts'
import { knowLessons } from './lessons-file.ts'
import { whenAsked } from './when-asked.ts'

export interface BuildOrder {
  readonly knowledgeDir: string
  readonly loading: Omit<Loading, 'onSnapshotFailed'>
  /** Digests of precedents that whoever asks knows already, with what they teach. */
  readonly learned: readonly string[]
}

/** Lists that may be long, in pieces; then the rest, which holds what is few or handed over without copying. */
export type Delivery =
  | { readonly kind: 'piece'; readonly of: keyof Lists; readonly items: readonly unknown[] }
  | {
      readonly kind: 'rest'
      readonly editors: OtherEditors
      readonly asked: readonly Asked[]
      readonly table: Table
    }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

export type OtherEditors = Omit<ReadKnowledge['editors'], 'precedents'>

/** The precedents of a release: their digest where they are known already. */
export type Asked = readonly [release: string, precedents: string | readonly Precedent[]]

export type Table = Omit<TermTable, 'rows'>

/** Everything of which there is much in a large folder. */
export interface Lists {
  readonly releases: ReadKnowledge['releases']
  readonly passages: ReadKnowledge['reading']['passages']
  readonly words: readonly string[]
  readonly compounds: readonly string[]
  readonly pairs: readonly (readonly [string, number])[]
  readonly rows: readonly (readonly [string, number])[]
}

/** Of each list as many as are taken over in some milliseconds. */
const pieces: Readonly<Record<keyof Lists, number>> = {
  releases: 50,
  passages: 500,
  words: 20_000,
  compounds: 20_000,
  pairs: 10_000,
  rows: 10_000,
}

async function* deliveries({ knowledgeDir, loading, learned }: BuildOrder): AsyncGenerator<Delivery> {
  try {
    const { lessons, ...others } = loading
    const { releases, editors, reading, terms } = await readKnowledge(knowledgeDir, others)
    const { precedents, ...other } = editors
    const known = new Set(learned)
    const isKnown = (ones: readonly Precedent[]) => known.has(digestOf(ones))
    // Learned here, beside those who answer, who take it from the file.
    if (lessons && ![...precedents.values()].every(isKnown)) await knowLessons(precedents, lessons)
    const asked = [...precedents].map(([of, ones]): Asked => [of, isKnown(ones) ? digestOf(ones) : ones])
    const { passages, lexis } = reading
    const { rows, ...table } = terms ?? passageTerms(passages)
    const { words, compounds, pairs } = lexis
    const lists: Lists = {
      ...{ releases, passages, words: [...words], compounds: [...compounds] },
      ...{ pairs: [...pairs], rows: [...rows] },
    }
    for (const [of, size] of Object.entries(pieces) as [keyof Lists, number][])
      for (let from = 0; from < lists[of].length; from += size)
        yield { kind: 'piece', of, items: lists[of].slice(from, from + size) }
    yield { kind: 'rest', editors: other, asked, table }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    yield { kind: 'faults', faults: error.faults }
  }
}

whenAsked<BuildOrder, Delivery>(async (order, say, next) => {
  for await (const delivery of deliveries(order)) {
    say(delivery)
    await next()
  }
})
