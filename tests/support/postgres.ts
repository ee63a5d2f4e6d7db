// A PostgreSQL of its own for a test file: Debian's binaries, a temporary folder, a free port on loopback, never as
// root. Where there are none, the tests that need it are left out, and that is said.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type NewStore, testStore } from './databases.ts'

export interface Server {
  /** A new, empty database's address. */
  newDatabase(): Promise<string>
  /** Stops it, as its operator would (`INT`) or as a crash would (`KILL`). */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same port with what it held. */
  start(): Promise<void>
  dispose(): Promise<void>
}

const folder = globSync('/usr/lib/postgresql/*/bin').toSorted(byVersion).at(-1)
const isRoot = process.getuid?.() === 0
const asPostgres = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', '--pdeathsig=INT']

/** Why there is none; null when there is. */
export const noPostgres: string | null = whyNot()

/** To be called by each test file that needs one: says that it is left out. */
export function sayWithout(file: string): void {
  if (noPostgres !== null) console.warn(`left out: ${file}, the same promises on PostgreSQL (${noPostgres})`)
}

export async function startServer(): Promise<Server> {
  if (folder === undefined || noPostgres !== null) throw new Error(noPostgres ?? 'no PostgreSQL')
  const place = mkdtempSync(join(tmpdir(), 'yuanwen-pg-'))
  if (isRoot) execFileSync('chown', ['postgres', place])
  chmodSync(place, 0o700)
  const data = join(place, 'data')
  const [command = '', ...initdb] = asUser([
    join(folder, 'initdb'),
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
  ])
  execFileSync(command, [...initdb, '--no-sync', '-E', 'UTF8', '--locale=C'], { stdio: 'pipe', cwd: place })
  const port = await freePort()
  const url = (name: string) => `postgres://postgres@127.0.0.1:${port}/${name}`
  let server: ChildProcess | null = null
  let count = 0

  const start = async () => {
    const settings = [
      '-p',
      `${port}`,
      '-h',
      '127.0.0.1',
      '-k',
      place,
      '-c',
      'fsync=off',
      '-c',
      'log_min_messages=panic',
    ]
    const [program = '', ...args] = asUser([join(folder, 'postgres'), '-D', data, ...settings])
    server = spawn(program, args, { stdio: 'ignore', cwd: place })
    for (let tries = 0; !(await answers(url('postgres'))); tries++) {
      if (tries > 100 || server.exitCode !== null) throw new Error('PostgreSQL does not start')
      await wait(100)
    }
  }
  const stop = async (signal: 'SIGINT' | 'SIGKILL' | 'SIGQUIT' = 'SIGINT') => {
    if (server === null || server.exitCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
    server = null
  }
  await start()
  return {
    start,
    stop,
    async newDatabase() {
      count += 1
      await run(url('postgres'), `create database test_${count}`)
      return url(`test_${count}`)
    },
    async dispose() {
      // At once: what it holds is thrown away.
      await stop('SIGQUIT')
      rmSync(place, { recursive: true, force: true })
    },
  }
}

/** Stores on databases of this server. */
export function onPostgres(server: () => Server): NewStore {
  return async (over = {}) => {
    const databaseUrl = await server().newDatabase()
    return testStore({ dataDir: '', databaseUrl }, over, () => {})
  }
}

export async function run(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await run(url, 'select 1')
    return true
  } catch {
    // Not yet.
    return false
  }
}

function whyNot(): string | null {
  if (folder === undefined) return 'not installed: apt-get install postgresql'
  if (!isRoot) return null
  try {
    execFileSync('id', ['postgres'], { stdio: 'pipe' })
    execFileSync('setpriv', ['--version'], { stdio: 'pipe' })
    return null
  } catch {
    return 'root cannot run it, and there is no user postgres or no setpriv'
  }
}

function asUser(command: readonly string[]): readonly string[] {
  return isRoot ? [...asPostgres, '--', ...command] : command
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  listener.close()
  await once(listener, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function byVersion(a: string, b: string): number {
  const version = (path: string) => Number(/postgresql\/(\d+)/.exec(path)?.[1])
  return existsSync(join(a, 'initdb')) === existsSync(join(b, 'initdb')) ? version(a) - version(b) : -1
}
