// A responder that lets a second thread work, so that reading and sending go on while a question is answered. Other
// knowledge is made ready in it beside what answers, and takes its place when this thread exchanges its own. Where there
// is no such thread, or it holds other knowledge, this one does it: slower, with the same result.
import type { Journal } from '../chat/pump.ts'
import { type Responder, respondHere } from '../chat/responder.ts'
import type { Engine } from '../engine/engine.ts'
import type { Successor } from '../engine/live.ts'
import type { Provision } from './protocol.ts'
import { type Outcome, type Running, run } from './running.ts'

export interface ThreadParts {
  /** What the engine of now is made of; before there is one, what it will probably be made of. */
  readonly provide: () => Provision
  readonly journal: Journal
  /** How long a single question may take: longer than any does. */
  readonly deadlineMs?: number
}

export interface Thread {
  /** Responds as the engine of now would, which is at hand in this thread. */
  beside(engine: () => Engine): Responder
  /** Makes the second thread ready for other knowledge, while it answers; null where it cannot be. Never rejects. */
  prepare(provision: Provision): Promise<Successor | null>
  /** Resolves once the first second thread can be asked, or never will be. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

/** One that ends again and again is started again less and less often. */
const restartMs = 5000
const longestRestartMs = 300_000
const soundMs = 60_000
const instead = 'the first one does its work'

/** Starts the second thread. */
export function startThread({ provide, journal, deadlineMs = 10_000 }: ThreadParts): Thread {
  let told = false
  let closed = false
  let restart: NodeJS.Timeout | undefined
  let failures = 0
  let begun = 0
  let current = start()
  /** The knowledge that it was made ready for last because it held another. */
  let renewedFor: string | null = null

  function start(): Running {
    begun = performance.now()
    const one = run(provide(), { deadlineMs, onError: failed, onEnd: startLater })
    // The next one's failure is told anew.
    void one.ready.then(() => {
      if (!one.ended) told = false
    })
    return one
  }

  function failed(error: unknown): void {
    if (!told) journal.error({ err: error }, `the second thread failed: ${instead}`)
    told = true
  }

  function startLater(): void {
    if (closed) return
    failures = performance.now() - begun > soundMs ? 0 : failures + 1
    const ms = Math.min(longestRestartMs, restartMs * 2 ** failures)
    restart = setTimeout(() => {
      current = start()
    }, ms).unref()
  }

  async function prepare(provision: Provision): Promise<Successor | null> {
    const one = current
    try {
      return await one.prepare(provision)
    } catch (error) {
      // What ended it has been told.
      if (!one.ended) journal.error({ err: error }, `the second thread cannot be made ready: ${instead}`)
      return null
    }
  }

  /** The knowledge may be another one again by then: it is asked for anew. */
  async function renew(): Promise<void> {
    const next = await prepare(provide())
    next?.takeOver()
  }

  /** The thread that holds this knowledge; null while there is none. */
  function holding(wanted: string): Running | null {
    if (!current.ended && current.version === wanted) return current
    // It was started before it was known what answers, or could not be made ready.
    const isOther = !current.ended && current.version !== null && current.version !== wanted
    if (isOther && renewedFor !== wanted) {
      renewedFor = wanted
      void renew()
    }
    return null
  }

  return {
    ready: current.ready,
    prepare,
    beside(engine) {
      const here = respondHere(engine)
      return async (event, known) => {
        const thread = holding(engine().knowledgeVersion)
        if (thread === null) return here(event, known)
        let outcome: Promise<Outcome>
        try {
          outcome = thread.ask({ event, known })
        } catch (error) {
          journal.warn({ err: error }, 'an event could not be handed to the second thread')
          return here(event, known)
        }
        const done = await outcome
        return done === 'not begun' ? here(event, known) : done.response
      }
    },
    async close() {
      closed = true
      clearTimeout(restart)
      await current.end()
    },
  }
}
