// A responder that lets a second thread work, so that reading and sending go on while a question is answered. Where
// there is no such thread, or it holds other knowledge, this one does it: slower, with the same result.
import { Worker } from 'node:worker_threads'
import type { Journal } from '../chat/pump.ts'
import { type Responder, respondHere } from '../chat/responder.ts'
import type { Response } from '../chat/view.ts'
import type { Engine } from '../engine/engine.ts'
import type { Provision, Report, Request } from './protocol.ts'

export interface ThreadParts {
  /** What the engine of now is made of; before there is one, what it will probably be made of. */
  readonly provide: () => Provision
  readonly journal: Journal
  /** How long a question may take: longer than any does. */
  readonly deadlineMs?: number
}

export interface Thread {
  /** Responds as the engine of now would, which is at hand in this thread. */
  beside(engine: () => Engine): Responder
  /** Resolves once the first second thread can be asked, or never will be. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

const restartMs = 5000
/** Room for what one question leaves behind, so that it is cleared away rarely. */
const youngMegabytes = 16

interface Waiting {
  readonly resolve: (response: Response) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
  /** Of the knowledge that it holds; null until it can be asked. */
  version: string | null
}

/** Starts the second thread; another one takes its place whenever the engine of now is another one. */
export function startThread({ provide, journal, deadlineMs = 10_000 }: ThreadParts): Thread {
  const all = new Set<Running>()
  let current: Running | null = null
  /** The knowledge that the last one was started for; null where that was not known yet. */
  let startedFor: string | null = null
  let told = false
  let restart: NodeJS.Timeout | null = null
  let count = 0
  let settled: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    settled = resolve
  })

  function start(wanted: string | null): void {
    startedFor = wanted
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: provide(),
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    })
    const mine: Running = { worker, waiting: new Map(), version: null }
    const before = current
    current = mine
    all.add(mine)
    worker.on('message', (report: Report) => heard(mine, report))
    worker.on('error', (error) => {
      if (!told) journal.error({ err: error }, 'the second thread failed: the first one does its work')
      told = true
    })
    worker.on('exit', () => ended(mine))
    worker.unref()
    if (before !== null) endWhenIdle(before)
  }

  function endWhenIdle(one: Running): void {
    if (one !== current && one.waiting.size === 0) void one.worker.terminate()
  }

  function heard(mine: Running, report: Report): void {
    if (report.kind === 'ready') {
      mine.version = report.knowledgeVersion
      settled()
      return
    }
    const waiting = mine.waiting.get(report.id)
    if (waiting === undefined) return
    mine.waiting.delete(report.id)
    clearTimeout(waiting.timer)
    if (report.kind === 'response') waiting.resolve(report.response)
    else waiting.reject(report.error)
    endWhenIdle(mine)
  }

  function ended(mine: Running): void {
    all.delete(mine)
    settled()
    for (const { reject, timer } of mine.waiting.values()) {
      clearTimeout(timer)
      reject(new Error('the second thread came to its end'))
    }
    mine.waiting.clear()
    // One that never got so far would not the next time either.
    if (mine === current && mine.version !== null) {
      restart = setTimeout(() => start(startedFor), restartMs).unref()
    }
  }

  /** The thread that holds this knowledge; null while there is none. */
  function holding(wanted: string): Running | null {
    if (current === null) return null
    const lives = all.has(current)
    if (lives && current.version === wanted) return current
    // While it starts, nobody knows what it will hold.
    const isOther = lives ? current.version !== null : current.version === null
    if (isOther && startedFor !== wanted) start(wanted)
    return null
  }

  /** Asks the thread; null where what is to be said to it cannot be copied. */
  function asked({ worker, waiting }: Running, request: Request): Promise<Response> | null {
    try {
      worker.postMessage(request)
    } catch (error) {
      journal.warn({ err: error }, 'an event could not be handed to the second thread')
      return null
    }
    return new Promise<Response>((resolve, reject) => {
      // Whoever asked is tried again with a new thread, and nobody else is held up for longer.
      const timer = setTimeout(() => void worker.terminate(), deadlineMs)
      waiting.set(request.id, { resolve, reject, timer })
    })
  }

  start(null)
  return {
    ready,
    beside(engine) {
      const here = respondHere(engine)
      return async (event, known) => {
        const thread = holding(engine().knowledgeVersion)
        const response = thread === null ? null : asked(thread, { id: ++count, event, known })
        return response ?? here(event, known)
      }
    },
    async close() {
      current = null
      if (restart !== null) clearTimeout(restart)
      await Promise.all([...all].map(({ worker }) => worker.terminate()))
    },
  }
}
