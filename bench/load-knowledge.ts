// A process of its own: loads a knowledge folder, with a snapshot file if one is named, and prints what that took.
import { makePassageIndex } from '../src/search/passage-index.ts'
import { loadCorpus } from '../src/store/knowledge.ts'

/** Milliseconds and bytes. */
export interface Load {
  readonly ms: number
  /** Of all threads, the start of Node too: holds where other programs take the processor. */
  readonly cpuMs: number
  readonly indexMs: number | null
  readonly heap: number
  readonly peak: number
  readonly sentences: number
  readonly version: string
}

const [folder = '', snapshot = '', index = ''] = process.argv.slice(2)
const start = performance.now()
const corpus = await loadCorpus(folder, { snapshot: snapshot || null })
const ms = performance.now() - start
const made = index === 'index' ? makePassageIndex(corpus) : null
const indexMs = made === null ? null : performance.now() - start - ms
const { user, system } = process.cpuUsage()
globalThis.gc?.()
const { heapUsed: heap } = process.memoryUsage()
const { version, passages } = corpus
// `made` is still held here, so that the heap counts it.
const sentences = made?.size ?? passages.length
// Kilobytes, whatever the system.
const peak = process.resourceUsage().maxRSS * 1024
const load: Load = { ms, cpuMs: (user + system) / 1000, indexMs, heap, peak, sentences, version }
process.stdout.write(JSON.stringify(load))
