// Two sets of files → what would be other for citizens, found out in a thread of its own: with a thousand releases that
// takes a minute, in which citizens are answered.
import { Worker } from 'node:worker_threads'
import type { Compare, CompareOrder } from '../desk/compare.ts'
import type { Fault } from '../fault.ts'
import { FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import type { Comparison } from '../render/desk-preview.ts'
import type { Loading } from './knowledge.ts'

/** What the thread is given. */
export interface AsideOrder extends CompareOrder {
  readonly knowledgeDir: string
  readonly loading: Pick<Loading, 'snapshot' | 'snapshotFrom' | 'today'>
}

/** What it says. */
export type AsideReport =
  | { readonly kind: 'built' }
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** `loading` of both sides, as of `today`. */
export function compareAside(
  { knowledgeDir, loading }: Omit<AsideOrder, keyof CompareOrder>,
  today: () => IsoDate,
): Compare {
  return async (order, onBuilt, signal) => {
    signal?.throwIfAborted()
    const workerData: AsideOrder = { ...order, knowledgeDir, loading: { ...loading, today: today() } }
    const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { workerData })
    const end = () => void worker.terminate()
    signal?.addEventListener('abort', end)
    try {
      return await new Promise<Comparison>((resolve, reject) => {
        worker.on('error', reject)
        worker.on('exit', (code) => reject(new Error(`the thread that compared ended (${code})`)))
        worker.on('message', (report: AsideReport) => {
          if (report.kind === 'built') onBuilt()
          else if (report.kind === 'compared') resolve(report.comparison)
          else reject(new FaultError(report.faults))
        })
      })
    } finally {
      signal?.removeEventListener('abort', end)
      await worker.terminate()
    }
  }
}
