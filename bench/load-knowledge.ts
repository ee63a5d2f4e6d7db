// A process of its own: loads a knowledge folder, with a snapshot file if one is named, answers a question, and prints
// what that took.
import { freshContext } from '../src/engine/engine.ts'
import { loadEngine } from '../src/store/knowledge.ts'

/** Milliseconds and bytes. */
export interface Load {
  readonly ms: number
  /** The first answer, after loading. */
  readonly answerMs: number
  /** Of all threads, the start of Node too: holds where other programs take the processor. */
  readonly cpuMs: number
  /** In use afterwards: objects, and the arrays beside them. */
  readonly heap: number
  readonly arrays: number
  readonly peak: number
  readonly version: string
  readonly reply: string
}

const [folder = '', snapshot = ''] = process.argv.slice(2)
const start = performance.now()
const engine = await loadEngine(folder, { snapshot: snapshot || null })
const ms = performance.now() - start
const { answer } = engine.ask('给多少残疾人配了轮椅拐杖这些', freshContext)
const answerMs = performance.now() - start - ms
const { user, system } = process.cpuUsage()
globalThis.gc?.()
const { heapUsed: heap, arrayBuffers: arrays } = process.memoryUsage()
// Kilobytes, whatever the system.
const peak = process.resourceUsage().maxRSS * 1024
const load: Load = {
  ...{ ms, answerMs, cpuMs: (user + system) / 1000, heap, arrays, peak },
  // The engine is still held here, so that the heap counts it.
  version: engine.knowledgeVersion,
  reply: JSON.stringify(answer),
}
process.stdout.write(JSON.stringify(load))
