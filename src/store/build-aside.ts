// Files → the engine that answers from them, made beside the one that answers now: a thread reads them, and what must
// happen in this one happens in short steps, between which questions are answered.
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Built } from '../engine/live.ts'
import { warmingUp } from '../engine/warm-up.ts'
import { FaultError } from '../fault.ts'
import type { BuildOrder, Delivery, Lists, Table } from './build-worker.ts'
import { builtOf, corpusOf, type ReadKnowledge } from './knowledge.ts'
import type { LanguageData } from './language-data.ts'

/** Rejects with FaultError for every fault of the files, and with what ended the thread when it ended by itself. */
export async function buildAside(order: BuildOrder, data: LanguageData): Promise<Built> {
  const read = await readAside(order)
  const steps = building(read, data, order)
  for (;;) {
    const from = performance.now()
    const { done, value } = steps.next()
    if (done) return value
    await rest(performance.now() - from)
  }
}

function* building(read: ReadKnowledge, data: LanguageData, { loading }: BuildOrder): Generator<void, Built> {
  const corpus = corpusOf(read)
  yield
  const built = builtOf(read, data, loading, corpus)
  yield
  yield* warmingUp(built.engine)
  return built
}

/** After a step that held others up they have twice its time to catch up; a question goes through several turns. */
async function rest(ms: number): Promise<void> {
  if (ms < shortMs) await nextTurn()
  else await wait(Math.min(longestRestMs, 2 * ms))
}

const shortMs = 10
const longestRestMs = 300

async function readAside(order: BuildOrder): Promise<ReadKnowledge> {
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), { workerData: order })
  try {
    return await takenOver(worker)
  } finally {
    await worker.terminate()
  }
}

function takenOver(worker: Worker): Promise<ReadKnowledge> {
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
  return new Promise((resolve, reject) => {
    const ask = () => worker.postMessage('next')
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the thread that read the knowledge ended (${code})`)))
    worker.on('message', (delivery: Delivery) => {
      if (delivery.kind === 'faults') return reject(new FaultError(delivery.faults))
      if (delivery.kind === 'piece') {
        take(delivery)
        setImmediate(ask)
        return
      }
      const { releases, passages } = lists as unknown as Pick<Lists, 'releases' | 'passages'>
      const reading = { passages, lexis: { words, compounds, pairs } }
      resolve({ releases, reading, editors: delivery.editors, terms: tableWith(delivery.table, rows) })
    })
    ask()
  })
}

function tableWith(table: Table, rows: ReadonlyMap<string, number>): ReadKnowledge['terms'] {
  return { ...table, rows }
}
