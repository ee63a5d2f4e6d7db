// A process that fills its store until nothing more can be written, waits for a line on standard input, and goes on.
// Run by tests as `node filler.ts DATA_DIR`.
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore } from '../../src/store/store.ts'

const told: string[] = []
const store = await openStore({
  dataDir: process.argv[2] ?? '',
  databaseUrl: null,
  now: Date.now,
  lease: { leaseMs: 1000, renewMs: 300 },
  onTrouble: (trouble) => told.push(trouble === null ? 'over' : trouble.message),
})
const body = 'x'.repeat(10_000)
let taken = 0
const take = () => store.inbox.take([{ id: taken + 1, lane: '1', body }])
let why = ''
while (why === '')
  try {
    await take()
    taken += 1
  } catch (error) {
    why = (error as Error).name
  }
// Some more, for the telling.
for (let i = 0; i < 3; i++) {
  await take().catch(() => undefined)
  await wait(30)
}
console.log(JSON.stringify({ why, taken, waiting: await store.inbox.waiting(), told }))
await once(process.stdin, 'data')
taken += await take()
while (told.length < 2) await wait(10)
console.log(JSON.stringify({ taken, waiting: await store.inbox.waiting(), told }))
await store.close()
process.exit(0)
