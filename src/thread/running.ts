// One second thread, from its start to its end. What it is asked it answers in turn, so only what it works on now can be
// what holds it up: with that one it is ended, and everything behind it is given back.
import { Worker } from 'node:worker_threads'
import type { Response } from '../chat/view.ts'
import type { Provision, Report, Request } from './protocol.ts'

/** What became of a request: the thread's answer, or that it never came to it. */
export type Outcome = { readonly response: Response } | 'not begun'

export interface Running {
  /** Of the knowledge that it holds; null while it cannot be asked, and for good where it never could. */
  readonly version: string | null
  readonly ended: boolean
  /** Resolves once it can be asked, or has ended. */
  readonly ready: Promise<void>
  /** Rejects where the program is wrong or the thread ended over this; throws for what cannot be copied. */
  ask(request: Request): Promise<Outcome>
  /** Ends it when it has answered what it was asked. */
  retire(): void
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

interface Waiting {
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

export function run(provision: Provision, { deadlineMs, onError, onEnd }: RunningParts): Running {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: provision,
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
  })
  /** In the order of their asking: the first one is what it works on. */
  const waiting = new Map<number, Waiting>()
  let version: string | null = null
  let ended = false
  let retired = false
  let timer: NodeJS.Timeout | undefined
  let settle = () => {}
  const ready = new Promise<void>((resolve) => {
    settle = resolve
  })

  function watch(): void {
    clearTimeout(timer)
    const [working] = waiting.keys()
    if (working === undefined) return
    timer = setTimeout(() => {
      // Its answer may have come while this thread was busy: that is heard before the next turn.
      setImmediate(() => {
        if (waiting.keys().next().value === working) void worker.terminate()
      })
    }, deadlineMs)
  }

  function heard(report: Report): void {
    if (report.kind === 'ready') {
      version = report.knowledgeVersion
      settle()
      return
    }
    const asked = waiting.get(report.id)
    waiting.delete(report.id)
    watch()
    if (report.kind === 'response') asked?.resolve({ response: report.response })
    else asked?.reject(report.error)
    if (retired && waiting.size === 0) void worker.terminate()
  }

  worker.on('message', heard)
  worker.on('error', onError)
  worker.on('exit', () => {
    ended = true
    clearTimeout(timer)
    const [first, ...behind] = waiting.values()
    waiting.clear()
    first?.reject(new Error('the second thread came to its end'))
    for (const { resolve } of behind) resolve('not begun')
    settle()
    onEnd(one)
  })
  worker.unref()

  const one: Running = {
    get version() {
      return version
    },
    get ended() {
      return ended
    },
    ready,
    ask(request) {
      worker.postMessage(request)
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject })
        if (waiting.size === 1) watch()
      })
    },
    retire() {
      retired = true
      if (waiting.size === 0) void worker.terminate()
    },
    end: async () => void (await worker.terminate()),
  }
  return one
}
