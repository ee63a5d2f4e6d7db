// `npm run bench:crash [chats] [kills]`: one announcement to 10,000 chats, killed 50 times at random moments, with every
// fault that Telegram has; on SQLite with one bot, on PostgreSQL with one and with three at once. Exit status 1 when a
// chat has it twice, or may not have it without being listed.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ordeal, undergo } from '../tests/support/announcing.ts'
import { noPostgres, startServer } from '../tests/support/postgres.ts'
import { table } from './table.ts'

const [chats = 10_000, kills = 50] = process.argv.slice(2).map(Number)
const common = { chats, kills, perSecond: 100, lease: { leaseMs: 1500, renewMs: 200 }, random: Math.random }
const titles = [
  'store',
  'bots',
  'have it once',
  'doubtful',
  'of it never sent',
  'failed',
  'twice',
  'not listed',
  'on the way',
  'too early',
  'seconds',
]
const rows: string[][] = []
let wrong = 0

async function run(
  name: string,
  bots: number,
  place: Pick<Ordeal, 'dataDir' | 'databaseUrl'>,
): Promise<void> {
  const { report, had, reachable, doubtful, neverHeard, onTheWay, tooEarly, complaints, seconds } =
    await undergo({
      ...common,
      ...place,
      bots,
    })
  const twice = [...had.values()].filter((count) => count > 1).length
  const unlisted = reachable.filter((chat) => !had.has(chat) && !doubtful.has(chat)).length
  const failed = [...report.failed.values()].reduce((sum, count) => sum + count, 0)
  wrong += twice + unlisted + report.left + complaints.length + tooEarly
  const once = reachable.filter((chat) => had.get(chat) === 1).length
  const numbers = [
    bots,
    once,
    report.doubtful,
    neverHeard,
    failed,
    twice,
    unlisted,
    onTheWay,
    tooEarly,
    Math.round(seconds),
  ]
  rows.push([name, ...numbers.map(String)])
  process.stderr.write(`${name}, ${bots}: done\n`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-crash-'))
await run('SQLite', 1, { dataDir, databaseUrl: null })
rmSync(dataDir, { recursive: true })
if (noPostgres === null) {
  const server = await startServer()
  for (const bots of [1, 3])
    await run('PostgreSQL', bots, { dataDir: '', databaseUrl: await server.newDatabase() })
  await server.dispose()
} else process.stderr.write(`without PostgreSQL: ${noPostgres}\n`)
process.stdout.write(`${chats} chats, ${kills} kills\n${table(titles, rows).join('\n')}\n`)
process.exitCode = wrong === 0 ? 0 : 1
