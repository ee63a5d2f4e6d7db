// The process of compare-aside.ts, and no business of anybody else's.
import { setImmediate as breathe } from 'node:timers/promises'
import { comparing } from '../desk/compare.ts'
import type { Files } from '../engine/versions.ts'
import { FaultError } from '../fault.ts'
import type { AsideOrder, AsideReport } from './compare-aside.ts'
import { builtOf, readKnowledge } from './knowledge.ts'
import { loadLanguageData } from './language-data.ts'
import { whenAsked } from './when-asked.ts'

whenAsked<AsideOrder, AsideReport>(async ({ knowledgeDir, loading, ...order }, say) => {
  const data = await loadLanguageData()
  const build = async (files: Files) =>
    builtOf(await readKnowledge(knowledgeDir, { ...loading, files }), data)
  const onBuilt = () => say({ kind: 'built' })
  try {
    // In a breath it hears that the bot has ended, and ends too.
    say({ kind: 'compared', comparison: await comparing(order, { build, breathe }, onBuilt) })
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    say({ kind: 'faults', faults: error.faults })
  }
})
