// The thread of compare-aside.ts, and no business of anybody else's.
import { parentPort, workerData } from 'node:worker_threads'
import { comparing } from '../desk/compare.ts'
import type { Files } from '../engine/versions.ts'
import { FaultError } from '../fault.ts'
import type { AsideOrder, AsideReport } from './compare-aside.ts'
import { builtOf, readKnowledge } from './knowledge.ts'
import { loadLanguageData } from './language-data.ts'
import { stepBack } from './step-back.ts'

stepBack()
const { knowledgeDir, loading, ...order } = workerData as AsideOrder
const say = (report: AsideReport) => parentPort?.postMessage(report)
const data = await loadLanguageData()
const build = async (files: Files) => builtOf(await readKnowledge(knowledgeDir, { ...loading, files }), data)
try {
  const onBuilt = () => say({ kind: 'built' })
  say({ kind: 'compared', comparison: await comparing(order, { build, breathe: async () => {} }, onBuilt) })
} catch (error) {
  if (!(error instanceof FaultError)) throw error
  say({ kind: 'faults', faults: error.faults })
}
