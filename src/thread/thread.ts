// The second thread: loads the knowledge folder, and responds to events as the bot's own thread would. Other knowledge
// is made ready in short steps between questions, in the thread that goes on answering: its code is compiled for speed
// by then, which takes a fresh one seconds. Started by responder.ts, and no business of anybody else's.
import { parentPort, workerData } from 'node:worker_threads'
import { respond } from '../chat/respond.ts'
import type { Engine } from '../engine/engine.ts'
import { buildAside } from '../store/build-aside.ts'
import { builtOf, keptIn, readKnowledge, remembersWhenServing } from '../store/knowledge.ts'
import { loadLanguageData } from '../store/language-data.ts'
import { inherit } from './inherit.ts'
import type { Provision, Question, Report, Request } from './protocol.ts'
import { rehearse } from './rehearsal.ts'

const say = (report: Report) => parentPort?.postMessage(report)
const data = await loadLanguageData()
const { knowledgeDir, loading } = loadingOf(workerData as Provision)
let { engine } = builtOf(await readKnowledge(knowledgeDir, loading), data, loading)
/** What may answer next, by the request that it was made for. */
const ready = new Map<number, Engine>()

function loadingOf({ knowledgeDir, dataDir, ...knowledge }: Provision) {
  return { knowledgeDir, loading: { ...keptIn(dataDir), ...knowledge, remembers: remembersWhenServing } }
}

async function prepare(id: number, provision: Provision): Promise<void> {
  try {
    const { engine: next } = await buildAside(loadingOf(provision), data)
    await inherit(engine, next)
    ready.set(id, next)
    say({ kind: 'prepared', id, knowledgeVersion: next.knowledgeVersion })
  } catch (error) {
    say({ kind: 'failed', id, error })
  }
}

function answer(id: number, { event, known }: Question): void {
  try {
    say({ kind: 'response', id, response: respond(event, { ...known, engine }) })
  } catch (error) {
    say({ kind: 'failed', id, error })
  }
}

function hear(request: Request): void {
  const { kind, id } = request
  if (kind === 'ask') answer(id, request)
  else if (kind === 'prepare') void prepare(id, request.provision)
  else {
    if (kind === 'exchange') engine = ready.get(id) ?? engine
    ready.delete(id)
  }
}

rehearse(engine)
parentPort?.on('message', hear)
say({ kind: 'ready', knowledgeVersion: engine.knowledgeVersion })
