// Files → the engine that answers from them, made beside the one that answers now: a process reads them, and what must
// happen in this one happens in short steps, between which questions are answered.
import type { Precedent } from '../corpus/precedent.ts'
import type { Built } from '../engine/live.ts'
import { warmingUp } from '../engine/warm-up.ts'
import { FaultError } from '../fault.ts'
import { makeGist } from '../search/gist.ts'
import { learnedBy } from '../search/lessons.ts'
import type { BuildOrder, Delivery, Lists, Table } from './build-worker.ts'
import { inSteps, rest } from './in-steps.ts'
import { builtOf, corpusOf, type ReadKnowledge } from './knowledge.ts'
import type { LanguageData } from './language-data.ts'
import { recallLessons } from './lessons-file.ts'
import { workAside } from './work-aside.ts'

/** Rejects with FaultError for every fault of the files, and with what ended the process that reads them when it ended by itself. */
export async function buildAside(order: Omit<BuildOrder, 'learned'>, data: LanguageData): Promise<Built> {
  const learned = learnedBy(makeGist(data.lexicon))
  const read = await readAside({ ...order, learned: [...learned.keys()] }, learned)
  const { lessons } = order.loading
  if (lessons) await recallLessons(read.editors.precedents, lessons)
  return inSteps(building(read, data, order), stepsApart)
}

function* building(
  read: ReadKnowledge,
  data: LanguageData,
  { loading }: Pick<BuildOrder, 'loading'>,
): Generator<void, Built> {
  const corpus = corpusOf(read)
  yield
  const built = builtOf(read, data, loading, corpus)
  yield
  yield* warmingUp(built.engine)
  return built
}

/** A question goes through several turns of the thread that keeps and sends. */
const stepsApart = 2
/** Taking one over takes about so long, most of it before it can be looked at. */
const pieceMs = 10

function readAside(
  order: BuildOrder,
  learned: ReadonlyMap<string, readonly Precedent[]>,
): Promise<ReadKnowledge> {
  const program = new URL('./build-worker.ts', import.meta.url)
  const lists = { releases: [], passages: [] } as unknown as { [Name in 'releases' | 'passages']: unknown[] }
  const words = new Set<string>()
  const compounds = new Set<string>()
  const pairs = new Map<string, number>()
  const rows = new Map<string, number>()
  const take = ({ of, items }: Extract<Delivery, { kind: 'piece' }>) => {
    switch (of) {
      case 'releases':
      case 'passages':
        for (const item of items) lists[of].push(item)
        return
      case 'words':
      case 'compounds':
        for (const item of items) (of === 'words' ? words : compounds).add(item as string)
        return
      case 'pairs':
      case 'rows':
        for (const [key, value] of items as [string, number][])
          (of === 'pairs' ? pairs : rows).set(key, value)
    }
  }
  return workAside<Delivery, ReadKnowledge>({ program, order }, (delivery, say) => {
    if (delivery.kind === 'faults') throw new FaultError(delivery.faults)
    if (delivery.kind === 'piece') {
      take(delivery)
      void rest(pieceMs).then(() => say('next'))
      return undefined
    }
    const { releases, passages } = lists as unknown as Pick<Lists, 'releases' | 'passages'>
    const reading = { passages, lexis: { words, compounds, pairs } }
    const precedents = new Map(
      delivery.asked.map(([of, ones]) => [of, typeof ones === 'string' ? (learned.get(ones) ?? []) : ones]),
    )
    const editors = { ...delivery.editors, precedents }
    return { releases, reading, editors, terms: tableWith(delivery.table, rows) }
  })
}

function tableWith(table: Table, rows: ReadonlyMap<string, number>): ReadKnowledge['terms'] {
  return { ...table, rows }
}
