// A responder that lets a second thread work, so that reading and sending go on while a question is answered. Another
// one is made ready beside it when other knowledge is to answer, and takes its place with it. Where there is no such
// thread, or it holds other knowledge, this one does it: slower, with the same result.
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
  /** Starts the thread that will answer next, and resolves once it can, compiled and all, or never will. Never rejects. */
  prepare(provision: Provision): Promise<Successor>
  /** Resolves once the first second thread can be asked, or never will be. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

/** One that ends again and again is started again less and less often. */
const restartMs = 5000
const longestRestartMs = 300_000
const soundMs = 60_000

/** Starts the second thread. */
export function startThread({ provide, journal, deadlineMs = 10_000 }: ThreadParts): Thread {
  const all = new Set<Running>()
  let current: Running
  let told = false
  let closed = false
  let restart: NodeJS.Timeout | undefined
  let failures = 0
  let begun = 0
  /** The knowledge for which another one was started last. */
  let renewedFor: string | null = null
  let count = 0

  function start(provision: Provision): Running {
    const one = run(provision, { deadlineMs, onError: failed, onEnd: ended })
    all.add(one)
    return one
  }

  function failed(error: unknown): void {
    if (!told) journal.error({ err: error }, 'the second thread failed: the first one does its work')
    told = true
  }

  function ended(one: Running): void {
    all.delete(one)
    if (one === current) renewLater()
  }

  function renewLater(): void {
    if (closed) return
    failures = performance.now() - begun > soundMs ? 0 : failures + 1
    const ms = Math.min(longestRestartMs, restartMs * 2 ** failures)
    restart = setTimeout(() => void renew(), ms).unref()
  }

  async function prepare(provision: Provision): Promise<Successor> {
    const one = start(provision)
    await one.ready
    return {
      takeOver() {
        const before = current
        clearTimeout(restart)
        current = one
        begun = performance.now()
        before.retire()
        if (one.ended) renewLater()
        else told = false
      },
      dismiss: () => void one.end(),
    }
  }

  /** The knowledge may have changed meanwhile: then another one has taken over. */
  async function renew(): Promise<void> {
    const before = current
    const next = await prepare(provide())
    if (closed || current !== before) next.dismiss()
    else next.takeOver()
  }

  /** The thread that holds this knowledge; null while there is none. */
  function holding(wanted: string): Running | null {
    if (!current.ended && current.version === wanted) return current
    // It was started before it was known what answers.
    const isOther = current.version !== null && current.version !== wanted
    if (isOther && renewedFor !== wanted) {
      renewedFor = wanted
      void renew()
    }
    return null
  }

  current = start(provide())
  begun = performance.now()
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
          outcome = thread.ask({ id: ++count, event, known })
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
      await Promise.all([...all].map((one) => one.end()))
    },
  }
}
