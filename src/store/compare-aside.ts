// Two sets of files → what would be other for citizens, found out in a process of its own: with a thousand releases
// that takes a minute, in which citizens are answered.
import type { Compare, CompareOrder } from '../desk/compare.ts'
import type { Fault } from '../fault.ts'
import { FaultError } from '../fault.ts'
import type { IsoDate } from '../release/release.ts'
import type { Comparison } from '../render/desk-preview.ts'
import type { Loading } from './knowledge.ts'
import { workAside } from './work-aside.ts'

/** What the process is given. */
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
  const program = new URL('./compare-worker.ts', import.meta.url)
  return (given, onBuilt, signal) => {
    const order: AsideOrder = { ...given, knowledgeDir, loading: { ...loading, today: today() } }
    return workAside<AsideReport, Comparison>({ program, order, signal }, (report) => {
      if (report.kind === 'faults') throw new FaultError(report.faults)
      if (report.kind === 'compared') return report.comparison
      onBuilt()
      return undefined
    })
  }
}
