// Worker processes for tests: started, listened to, killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { WorkerOptions } from './worker.ts'

export interface Worker {
  readonly child: ChildProcess
  /** Every line it said. */
  readonly lines: readonly string[]
  /** Resolves when it has said `count` lines that begin with `word`. */
  said(word: string, count: number): Promise<void>
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('worker.ts', import.meta.url))

export function startWorker(options: WorkerOptions): Worker {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const reader = createInterface({ input: child.stdout ?? process.stdin })
  reader.on('line', (line) => lines.push(line))
  const ended = once(reader, 'close')
  return {
    child,
    lines,
    async said(word, count) {
      const enough = () => lines.filter((line) => line.startsWith(word)).length >= count
      while (!enough()) {
        if (child.exitCode !== null) throw new Error(`the worker ended: ${errors}`)
        await Promise.race([once(reader, 'line'), ended])
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
      if (errors !== '') throw new Error(errors)
    },
  }
}

/** What the lines say: what was taken for sure, and each sending in its order. */
export function sayings(lines: readonly string[]) {
  const words = lines.map((line) => line.split(' '))
  return {
    taken: words.flatMap(([verb, id]) => (verb === 'taken' ? [Number(id)] : [])),
    sendings: words.flatMap(([verb, id, chat, maybe]) =>
      verb === 'sending' ? [{ id: Number(id), chat: Number(chat), maybe: maybe === 'true' }] : [],
    ),
  }
}
