// Files → the engine that answers from them, made beside the one that answers now: a thread reads them, and what must
// happen in this one happens in short steps, between which questions are answered.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Built } from '../engine/live.ts'
import { warmingUp } from '../engine/warm-up.ts'
import { FaultError } from '../fault.ts'
import type { BuildOrder, Delivery, Lists, Table } from './build-worker.ts'
import { builtOf, type ReadKnowledge } from './knowledge.ts'
import type { LanguageData } from './language-data.ts'

/** Rejects with FaultError for every fault of the files, and with what ended the thread when it ended by itself. */
export async function buildAside(order: BuildOrder, data: LanguageData): Promise<Built> {
  const read = await readAside(order)
  await nextTurn()
  const built = builtOf(read, data, order.loading)
  for (const _ of warmingUp(built.engine)) await nextTurn()
  return built
}

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
