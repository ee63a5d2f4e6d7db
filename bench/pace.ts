// `npm run bench:pace [real] [many] [rate]`: how much of Telegram's pace an announcement uses, in real time. First the
// whole bot over HTTP, 30 a second to 5,000 chats, with a question asked every five seconds; then announcer, outbox and
// courier alone, as fast as a paid broadcast (400 a second) to 100,000. Telegram says "wait" now and then, and refuses
// everything meanwhile; that time does not count as allowed. Takes some eight minutes; exit status 1 below 97 %, and
// where something was sent although Telegram's "wait" was known.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measured, overHttp } from './pace-over-http.ts'
import { storeAlone } from './pace-store-alone.ts'
import { table } from './table.ts'

const [real = 5000, many = 100_000, rate = 400] = process.argv.slice(2).map(Number)
const titles = [
  'announcement to',
  'allowed',
  'used',
  'most in 1 s',
  'on the way',
  'too early',
  'MB at 10 %',
  '50 %',
  '100 %',
  'asked',
  'longest wait',
  'in a “wait”',
]
const rows: string[][] = []
let wrong = 0

async function run(name: string, perSecond: number, measure: (dataDir: string) => Promise<Measured>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-pace-'))
  const { telegram, memory, asked } = await measure(dataDir)
  rmSync(dataDir, { recursive: true })
  const { used, mostInASecond, onTheWay, tooEarly } = telegram
  const longest = (meanwhile: boolean) => {
    const waits = asked.filter((one) => one.inFlood === meanwhile).map(({ ms }) => ms)
    return waits.length === 0 ? '' : `${Math.round(Math.max(...waits))} ms`
  }
  if (used < 0.97 || tooEarly > 0) wrong += 1
  const numbers = [mostInASecond, onTheWay, tooEarly].map(String)
  const share = `${(used * 100).toFixed(1)} %`
  rows.push([
    ...[name, `${perSecond}/s`, share, ...numbers, ...memory],
    ...[asked.length === 0 ? '' : String(asked.length), longest(false), longest(true)],
  ])
  process.stderr.write(`${rows.at(-1)?.join(' · ')}\n`)
}

if (real > 0)
  await run(`${real} chats, whole bot`, 30, (dataDir) => overHttp({ dataDir, count: real, perSecond: 30 }))
if (many > 0)
  await run(`${many} chats, store alone`, rate, (dataDir) =>
    storeAlone({ dataDir, count: many, perSecond: rate }),
  )
process.stdout.write(
  `${table(titles, rows).join('\n')}\nMB: resident; for the store alone also the heap in use\n`,
)
process.exitCode = wrong === 0 ? 0 : 1
