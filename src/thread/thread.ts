// The second thread: loads the knowledge folder, and responds to events as the bot's own thread would. Started by
// responder.ts, and no business of anybody else's.
import { setImmediate as soon, setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { respond } from '../chat/respond.ts'
import { keptIn, loadEngine, remembersWhenServing } from '../store/knowledge.ts'
import type { Provision, Report, Request } from './protocol.ts'
import { rehearsal } from './rehearsal.ts'

const { knowledgeDir, dataDir, ...knowledge } = workerData as Provision
const quietMs = 50
const say = (report: Report) => parentPort?.postMessage(report)
const engine = await loadEngine(knowledgeDir, {
  ...{ ...keptIn(dataDir), ...knowledge },
  remembers: remembersWhenServing,
})

let lastAsked = Number.NEGATIVE_INFINITY
parentPort?.on('message', ({ id, event, known }: Request) => {
  lastAsked = performance.now()
  try {
    say({ kind: 'response', id, response: respond(event, { ...known, engine }) })
  } catch (error) {
    say({ kind: 'failed', id, error })
  }
})
say({ kind: 'ready', knowledgeVersion: engine.knowledgeVersion })

// Only while nobody asks: what citizens ask is as good a rehearsal.
for (const _ of rehearsal(engine)) {
  await soon()
  while (performance.now() - lastAsked < quietMs) await wait(quietMs)
}
