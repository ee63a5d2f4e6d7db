// Work that takes long → done in a process of its own, which gives way to those who answer: the system lowers a process
// whole, with the threads that tidy its memory, and one that takes too much memory or breaks takes nothing along. It is
// given no secret: what it works on may come from anybody.
import { fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { getPriority, setPriority } from 'node:os'

export interface Work {
  /** The module that does it, with `whenAsked`. */
  readonly program: URL
  /** What it is given. Plain values: they are copied on the way. */
  readonly order: object
  /** How much memory its objects may take at most; as much as Node allows unless told. */
  readonly megabytes?: number
  readonly signal?: AbortSignal | undefined
}

/** The process ended before it was done: by itself, or because somebody ended it. */
export class EndedEarly extends Error {
  readonly by: NodeJS.Signals | number | null
  constructor(program: URL, by: NodeJS.Signals | number | null) {
    super(`the process of ${program.pathname.split('/').at(-1)} ended before it was done (${by})`)
    this.by = by
  }
}

/** What a process says to who started it. */
export type Said<Report> = { readonly report: Report } | { readonly failed: unknown }

/** Takes what it says; gives the result once that is it. `say` answers. */
export type Hear<Report, T> = (report: Report, say: (words: string) => void) => T | undefined

/** So much lower than this process, of what the system knows: 19 is lowest. */
const lower = 10
const lowest = 19
/** Of the environment what Node itself needs. */
const passedOn = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS']

/**
 * What `hear` makes of what the process says. Rejects with what `hear` throws and with what the work failed of, and with
 * EndedEarly; also when `signal` is aborted.
 */
export async function workAside<Report, T>(
  { program, order, megabytes, signal }: Work,
  hear: Hear<Report, T>,
): Promise<T> {
  signal?.throwIfAborted()
  const child = fork(program, [], {
    serialization: 'advanced',
    // One thread tidies its memory, however many processors there are: they are for those who answer.
    execArgv: ['--v8-pool-size=1', ...(megabytes ? [`--max-old-space-size=${megabytes}`] : [])],
    env: environment(),
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  giveWay(child.pid)
  const end = () => void child.kill('SIGKILL')
  signal?.addEventListener('abort', end)
  try {
    return await new Promise<T>((resolve, reject) => {
      // It may be told something when it has just ended: nobody waits for that any more.
      child.on('error', reject)
      child.once('exit', (code, by) => reject(new EndedEarly(program, by ?? code)))
      child.on('message', (said: Said<Report>) => {
        try {
          if ('failed' in said) throw said.failed
          const result = hear(said.report, (words) => void child.send(words))
          if (result !== undefined) resolve(result)
        } catch (error) {
          reject(error)
        }
      })
      child.send(order)
    })
  } finally {
    signal?.removeEventListener('abort', end)
    end()
  }
}

/** As low from its first moment on: threads that it starts are as low as it is. */
function giveWay(process: number | undefined): void {
  try {
    if (process !== undefined) setPriority(process, Math.min(lowest, getPriority() + lower))
  } catch {
    // It has ended already, or the system does not allow it: then it works like any other.
  }
}

function environment(): NodeJS.ProcessEnv {
  const kept = passedOn.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  // What this process has compiled need not be compiled again.
  const cache = getCompileCacheDir()
  return { ...Object.fromEntries(kept), ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) }
}
