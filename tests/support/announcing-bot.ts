// A bot that announces, as a process of its own that can be killed: the real one on a real store, with a stand-in
// engine so that it starts fast. Run as `node announcing-bot.ts '{…}'`; says `ready` when it runs.
import { writeSync } from 'node:fs'
import { runBot } from '../../src/bot/bot.ts'
import { createLog } from '../../src/log.ts'
import { noticePace } from '../../src/store/database/pace.ts'
import { openStore, type StoreOptions } from '../../src/store/store.ts'
import { unpaced } from './databases.ts'
import { standInEngine } from './stand-in-engine.ts'

export interface AnnouncingBot extends Pick<StoreOptions, 'dataDir' | 'databaseUrl'> {
  readonly apiRoot: string
  readonly token: string
  readonly perSecond: number
  readonly lease: NonNullable<StoreOptions['lease']>
}

const { apiRoot, token, perSecond, lease, ...place } = JSON.parse(process.argv[2] ?? '{}') as AnnouncingBot
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
const engine = standInEngine()
const paces = { ...unpaced, notices: noticePace(perSecond) }
const store = await openStore({ ...place, now: Date.now, lease, paces })
writeSync(1, 'ready\n')
try {
  await runBot({
    account: { token, apiRoot, proxyEnv: {} },
    desk: null,
    engine: () => engine,
    store,
    log: createLog({ level: 'warn', pretty: false, stream: process.stderr, secrets: [] }),
    webhook: null,
    owners: [],
    timeZone: 'Asia/Shanghai',
    announcing: { perSecond, consent: false },
    stop: stop.signal,
    onAlive: () => undefined,
    pollSeconds: 1,
    drainMs: 3000,
  })
} finally {
  await store.close()
}
process.exit(0)
