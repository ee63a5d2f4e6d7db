// Work in a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The repository's root: every child runs there. */
const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs Node with these arguments, and variables beside those of this process; gives what it printed and how long it took
 * to the first byte of it.
 */
export async function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ readonly text: string; readonly firstByteMs: number }> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let firstByteMs = Number.NaN
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (text === '') firstByteMs = performance.now() - start
    text += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with status ${code}`)
  return { text, firstByteMs }
}

/** Runs a file of this folder and reads the JSON that it prints. */
export async function inFreshProcess<T>(
  file: string,
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): Promise<T> {
  const { text } = await runNode([...nodeArgs, `bench/${file}`, ...args])
  return JSON.parse(text) as T
}
