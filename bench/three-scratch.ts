import { undergo } from '../tests/support/announcing.ts'
import { startServer } from '../tests/support/postgres.ts'

const [chats = 2000, kills = 10, bots = 3] = process.argv.slice(2).map(Number)
const server = await startServer()
const { report, had, reachable, doubtful, ...rest } = await undergo({
  chats,
  kills,
  bots,
  perSecond: 100,
  lease: { leaseMs: 1500, renewMs: 200 },
  random: Math.random,
  dataDir: '',
  databaseUrl: await server.newDatabase(),
})
await server.dispose()
console.log(
  report,
  rest,
  'twice',
  [...had.values()].filter((n) => n > 1).length,
  'unlisted',
  reachable.filter((chat) => !had.has(chat) && !doubtful.has(chat)).length,
)
