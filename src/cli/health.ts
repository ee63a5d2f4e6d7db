// A heartbeat: the running bot leaves the time of Telegram's last answer in a file, `yuanwen health` reads it.
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FaultError } from '../fault.ts'
import { makeFolder } from '../store/make-folder.ts'
import type { Run } from './io.ts'

const fileName = 'heartbeat'
const everyMs = 10_000
/** Telegram holds a request open for 20 s, and by webhook it is looked for every minute: this long is too long. */
const oldestMs = 150_000

/** Gives the function to call at each sign of life. It returns at once; `onError` hears of the first failure only. */
export function heartbeat(dataDir: string, now: () => number, onError: (error: unknown) => void): () => void {
  let last = Number.NEGATIVE_INFINITY
  let failed = false
  return () => {
    if (now() - last < everyMs) return
    last = now()
    makeFolder(dataDir)
      .then(() => writeFile(join(dataDir, fileName), `${new Date(now()).toISOString()}\n`))
      .catch((error: unknown) => {
        if (!failed) onError(error)
        failed = true
      })
  }
}

/** Says whether the bot that writes to `args.data` heard from Telegram lately; throws FaultError when not. */
export const run: Run = async (args, io) => {
  const dataDir = typeof args['data'] === 'string' ? args['data'] : io.env['DATA_DIR'] || 'data'
  const file = join(dataDir, fileName)
  const ageMs = await ageOf(file)
  if (ageMs === null || ageMs > oldestMs) {
    const what = ageMs === null ? 'is not there' : `is ${Math.round(ageMs / 1000)} s old`
    const mend = 'the bot does not run, or cannot reach Telegram: look at its log'
    throw new FaultError([{ code: 'no-heartbeat', where: file, what, mend }])
  }
  io.stdout.write(`healthy: Telegram answered ${Math.round(ageMs / 1000)} s ago\n`)
  return 0
}

async function ageOf(file: string): Promise<number | null> {
  try {
    return Date.now() - (await stat(file)).mtimeMs
  } catch {
    // No file, or none that can be read: either way no sign of life.
    return null
  }
}
