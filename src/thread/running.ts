// One second thread, from its start to its end. What it is asked it answers in turn, so only what it works on now can be
// what holds it up: with that one it is ended, and everything behind it is given back.
import { Worker } from 'node:worker_threads'
import type { Response } from '../chat/view.ts'
import type { Successor } from '../engine/live.ts'
import type { Provision, Question, Report, Request } from './protocol.ts'

/** What became of a question: the thread's answer, or that it never came to it. */
export type Outcome = { readonly response: Response } | 'not begun'

export interface Running {
  /** Of the knowledge that it answers from; null while it cannot be asked, and for good where it never could. */
  readonly version: string | null
  readonly ended: boolean
  /** Resolves once it can be asked, or has ended. */
  readonly ready: Promise<void>
  /** Rejects where the program is wrong or the thread ended over this; throws for what cannot be copied. */
  ask(question: Question): Promise<Outcome>
  /** Makes other knowledge ready while it goes on answering. Rejects with why that cannot be, or that the thread ended. */
  prepare(provision: Provision): Promise<Successor>
  end(): Promise<void>
}

export interface RunningParts {
  /** How long a single question may take. */
  readonly deadlineMs: number
  /** What ended it by itself. */
  readonly onError: (error: unknown) => void
  readonly onEnd: (one: Running) => void
}

/** Room for what one question leaves behind, so that it is cleared away rarely. */
const youngMegabytes = 16

interface Waiting<T> {
  readonly resolve: (outcome: T) => void
  readonly reject: (error: unknown) => void
}

export function run(provision: Provision, { deadlineMs, onError, onEnd }: RunningParts): Running {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: provision,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  })
  /** In the order of their asking: the first one is what it works on. */
  const asked = new Map<number, Waiting<Outcome>>()
  /** What is being made ready; they wait for the version of the knowledge. */
  const preparing = new Map<number, Waiting<string>>()
  let count = 0
  let version: string | null = null
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let settle = () => {}
  const ready = new Promise<void>((resolve) => {
    settle = resolve
  })

  function watch(): void {
    clearTimeout(timer)
    const [working] = asked.keys()
    if (working === undefined) return
    timer = setTimeout(() => {
      // Its answer may have come while this thread was busy: that is heard before the next turn.
      setImmediate(() => {
        if (asked.keys().next().value === working) void worker.terminate()
      })
    }, deadlineMs)
  }

  function heard(report: Report): void {
    if (report.kind === 'ready') {
      version = report.knowledgeVersion
      settle()
      return
    }
    const { id } = report
    if (report.kind === 'prepared') preparing.get(id)?.resolve(report.knowledgeVersion)
    else if (report.kind === 'response') asked.get(id)?.resolve({ response: report.response })
    else (asked.get(id) ?? preparing.get(id))?.reject(report.error)
    if (!preparing.delete(id)) {
      asked.delete(id)
      watch()
    }
  }

  worker.on('message', heard)
  worker.on('error', onError)
  worker.on('exit', () => {
    ended = true
    clearTimeout(timer)
    const [first, ...behind] = asked.values()
    const reason = new Error('the second thread came to its end')
    for (const { reject } of [...(first ? [first] : []), ...preparing.values()]) reject(reason)
    for (const { resolve } of behind) resolve('not begun')
    asked.clear()
    preparing.clear()
    settle()
    onEnd(one)
  })
  worker.unref()

  /** Throws for what cannot be copied. */
  function send<T>(request: Request, waiting: Map<number, Waiting<T>>): Promise<T> {
    worker.postMessage(request)
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject })
      if (waiting.size === 1) watch()
    })
  }

  const one: Running = {
    get version() {
      return version
    },
    get ended() {
      return ended
    },
    ready,
    ask: (question) => send({ kind: 'ask', id: ++count, ...question }, asked),
    async prepare(provision) {
      const id = ++count
      if (ended) throw new Error('the second thread has come to its end')
      const next = await send({ kind: 'prepare', id, provision }, preparing)
      return {
        takeOver() {
          version = next
          worker.postMessage({ kind: 'exchange', id } satisfies Request)
        },
        dismiss: () => worker.postMessage({ kind: 'dismiss', id } satisfies Request),
      }
    },
    end: async () => void (await worker.terminate()),
  }
  return one
}
