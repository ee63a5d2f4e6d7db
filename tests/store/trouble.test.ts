// A store that cannot be written to, or is gone for a while: no crash, nothing lost, said once.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../../src/chat/unavailable.ts'
import { openStore } from '../../src/store/store.ts'
import { answer, postTo, textOf, update } from '../contracts/examples.ts'
import { unpaced } from '../support/databases.ts'
import { noPostgres, run, type Server, sayWithout, startServer } from '../support/postgres.ts'

sayWithout('half of tests/store/trouble.test.ts')
const filler = fileURLToPath(new URL('../support/filler.ts', import.meta.url))

/** util-linux: how much a process may write to a file, changed while it runs. */
function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

it.skipIf(!hasPrlimit())('waits where nothing more can be written, and goes on when it can', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-full-'))
  // Blocks of 512 bytes; a write beyond fails, as on a full disk.
  const limited = `trap '' XFSZ; ulimit -S -f 2000; exec "$0" "$@"`
  const child = spawn('sh', ['-c', limited, process.execPath, filler, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const report = async () => JSON.parse((await lines.next()).value ?? '{}')
  const full = await report()
  expect(full).toMatchObject({ why: 'StoreUnavailable', waiting: full.taken })
  expect(full.taken).toBeGreaterThan(10)
  expect(full.told).toEqual([expect.stringMatching(/disk/)])
  execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:unlimited'])
  child.stdin.write('\n')
  const after = await report()
  expect(after).toEqual({ taken: full.taken + 1, waiting: full.taken + 1, told: [...full.told, 'over'] })
  if (child.exitCode === null) await once(child, 'exit')
  expect(child.exitCode).toBe(0)
  rmSync(dataDir, { recursive: true })
})

describe.skipIf(noPostgres !== null)('PostgreSQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.dispose())

  async function storeOn(databaseUrl: string) {
    const told: (string | null)[] = []
    const store = await openStore({
      dataDir: '',
      databaseUrl,
      now: Date.now,
      paces: unpaced,
      lease: { leaseMs: 15_000, renewMs: 100 },
      onTrouble: (trouble) => told.push(trouble?.message ?? null),
    })
    return { store, told }
  }

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'survives a server that goes away (%s) and comes back',
    async (how) => {
      const { store, told } = await storeOn(await server.newDatabase())
      await store.inbox.take([update(1, '5'), update(2, '6')])
      await store.inbox.claim(1)
      await server.stop(how)
      // Killed, it leaves processes behind that answer until they notice.
      const answers = () =>
        store.inbox.waiting().then(
          () => true,
          () => false,
        )
      while (await answers()) await wait(20)
      const calls = [
        store.inbox.take([update(3, '5')]),
        store.inbox.finish(1, [answer()]),
        store.inbox.waiting(),
      ]
      for (const outcome of await Promise.allSettled(calls))
        expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) })
      await expect(store.outbox.claim(1, Date.now())).rejects.toBeInstanceOf(StoreUnavailable)
      expect(told).toHaveLength(1)
      await server.start()
      expect(await store.inbox.take([update(3, '5')])).toBe(1)
      await store.inbox.finish(1, [answer()])
      expect((await store.outbox.claim(5, Date.now())).map(textOf)).toEqual(['hello'])
      expect(await store.inbox.waiting()).toBe(2)
      while (told.length < 2) await wait(20)
      expect(told).toEqual([expect.any(String), null])
      await store.close()
    },
  )

  it('does all work once while the server restarts in the middle of it', async () => {
    const { store } = await storeOn(await server.newDatabase())
    const patiently = async <T>(call: () => Promise<T>): Promise<T> => {
      for (;;)
        try {
          return await call()
        } catch (error) {
          if (!(error instanceof StoreUnavailable)) throw error
          await wait(20)
        }
    }
    const ids = Array.from({ length: 120 }, (_, i) => i + 1)
    const sent: string[] = []
    const takeIn = async () => {
      for (const id of ids) await patiently(() => store.inbox.take([update(id, String(1 + (id % 7)))]))
    }
    const workOff = async () => {
      for (let done = 0; done < ids.length; )
        for (const { id, lane } of await patiently(() => store.inbox.claim(3))) {
          await patiently(() => store.inbox.finish(id, [answer(postTo(Number(lane), `${id}`))]))
          done += 1
        }
    }
    const send = async () => {
      while (sent.length < ids.length)
        for (const post of await patiently(() => store.outbox.claim(3, Date.now()))) {
          sent.push(textOf(post))
          expect(post.maybeSent).toBe(false)
          await patiently(() => store.outbox.sent(post.id, post.id))
        }
    }
    const restart = async () => {
      for (const how of ['SIGINT', 'SIGKILL'] as const) {
        await wait(60)
        await server.stop(how)
        await server.start()
      }
    }
    await Promise.all([takeIn(), workOff(), send(), restart()])
    expect(sent.toSorted()).toEqual(ids.map(String).toSorted())
    await store.close()
  }, 60_000)

  it('says what is wrong with an address, without its password', async () => {
    const opened = (databaseUrl: string) => openStore({ dataDir: '', databaseUrl, now: Date.now })
    const address = (await server.newDatabase()).replace('postgres@', 'postgres:hunter2hunter2@')
    const message = (error: Error) => error.message
    const nowhere = await opened(`${address}x`).then(() => '', message)
    expect(nowhere).toMatch('DATABASE_URL: the database that DATABASE_URL names is not there →')
    expect(nowhere).not.toContain('hunter2')
    expect(await opened('postgres://127.0.0.1:1/none').then(() => '', message)).toMatch('ECONNREFUSED')
  })

  it('waits for a database that takes no writes', async () => {
    const url = await server.newDatabase()
    const { store } = await storeOn(url)
    const name = new URL(url).pathname.slice(1)
    const setReadOnly = async (on: boolean) => {
      const admin = url.replace(`/${name}`, '/postgres')
      await run(admin, `alter database ${name} set default_transaction_read_only = ${on}`)
      await run(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    }
    await setReadOnly(true)
    for (let i = 0; i < 3; i++)
      await expect(store.inbox.take([update(1)])).rejects.toBeInstanceOf(StoreUnavailable)
    await setReadOnly(false)
    let taken = 0
    while (taken === 0) taken = await store.inbox.take([update(1)]).catch(() => 0)
    await store.close()
  })
})
