// The second thread: loads the knowledge folder, and responds to events as the bot's own thread would. Started by
// responder.ts, and no business of anybody else's.
import { parentPort, workerData } from 'node:worker_threads'
import { respond } from '../chat/respond.ts'
import { keptIn, loadEngine, remembersWhenServing } from '../store/knowledge.ts'
import type { Provision, Report, Request } from './protocol.ts'
import { rehearse } from './rehearsal.ts'

const { knowledgeDir, dataDir, ...knowledge } = workerData as Provision
const say = (report: Report) => parentPort?.postMessage(report)
const engine = await loadEngine(knowledgeDir, {
  ...{ ...keptIn(dataDir), ...knowledge },
  remembers: remembersWhenServing,
})

// Whoever takes a thread's place answers as quickly as it did from the first question on.
rehearse(engine)

parentPort?.on('message', ({ id, event, known }: Request) => {
  try {
    say({ kind: 'response', id, response: respond(event, { ...known, engine }) })
  } catch (error) {
    say({ kind: 'failed', id, error })
  }
})
say({ kind: 'ready', knowledgeVersion: engine.knowledgeVersion })
