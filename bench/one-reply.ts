// A process of its own: one subject answers one question, then tells what memory it holds, as JSON.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

export const subjects = ['yuanwen', 'minisearch', 'node'] as const
export type Subject = (typeof subjects)[number]

/** Loads what the subject needs, and no more, and answers. */
const answer: Readonly<Record<Subject, (question: string) => Promise<unknown>>> = {
  async yuanwen(question) {
    const { loadEngine } = await import('../src/store/knowledge.ts')
    const { freshContext } = await import('../src/engine/engine.ts')
    return (await loadEngine('knowledge')).ask(question, freshContext)
  },
  async minisearch(question) {
    const { readdirSync } = await import('node:fs')
    const { makePeer } = await import('./peer.ts')
    const folder = 'knowledge/releases'
    const texts = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    return makePeer(texts.flatMap((text) => text.split(/(?<=。)|\n+/))).bestSentence(question)
  },
  // Node with nothing to do: what every program here pays.
  node: async () => null,
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , subject = 'node', question = ''] = process.argv
  // Held until the memory has been read.
  const held = await answer[subject as Subject](question)
  const { heapUsed, rss } = process.memoryUsage()
  const status = procStatus()
  const report = { peak: status('VmHWM') ?? rss, resident: status('VmRSS') ?? rss, heap: heapUsed }
  process.stdout.write(held === undefined ? '{}' : JSON.stringify(report))
}

/** Reads a line of /proc/self/status in bytes; null where there is no /proc. */
function procStatus(): (name: string) => number | null {
  let text = ''
  try {
    text = readFileSync('/proc/self/status', 'utf8')
  } catch {
    // Not Linux: the process's own figure stands in.
  }
  return (name) => {
    const kilobytes = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  }
}
