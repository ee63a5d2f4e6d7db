// `npm run bench:pace [real] [simulated] [times]`: how much of Telegram's pace an announcement uses. First the whole bot
// over HTTP to 5,000 chats in real time, with questions asked in the middle; then announcer, outbox and courier alone to
// 100,000 chats with time compressed tenfold. Telegram says "wait" now and then, and that time does not count as allowed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createAnnouncer } from '../src/chat/announcer.ts'
import { createCourier, type Outcome } from '../src/chat/courier.ts'
import type { Clock } from '../src/chat/pump.ts'
import { noticePace, telegramPaces } from '../src/store/database/pace.ts'
import { openStore } from '../src/store/store.ts'
import { chatIds, prepare } from '../tests/support/announcing.ts'
import { citizen, startBotApi } from '../tests/support/bot-api-double.ts'
import { standInEngine } from '../tests/support/stand-in-engine.ts'
import { table } from './table.ts'

const [real = 5000, simulated = 100_000, times = 10] = process.argv.slice(2).map(Number)
const perSecond = 30
const retryAfter = 2
const root = fileURLToPath(new URL('..', import.meta.url))

/** What Telegram saw: sends, and waits that it asked for. Milliseconds of the sender's time. */
class Telegram {
  sends = 0
  tooEarly = 0
  paused = 0
  first = 0
  last = 0
  private flood = { from: 0, until: 0 }

  /** Whether this send is refused: one in about 1,500. */
  refuses(now: number, graceMs: number): boolean {
    if (now > this.flood.from + graceMs && now < this.flood.until) this.tooEarly += 1
    if (this.sends % 1500 !== 700 || now < this.flood.until + 10_000) return false
    this.flood = { from: now, until: now + retryAfter * 1000 }
    this.paused += retryAfter * 1000
    return true
  }
  sent(now: number): void {
    if (this.sends === 0) this.first = now
    this.sends += 1
    this.last = now
  }
  /** The share of the allowed sends that were made. */
  get used(): number {
    return (this.sends - 1) / (((this.last - this.first - this.paused) / 1000) * perSecond)
  }
}

interface Row {
  readonly name: string
  readonly telegram: Telegram
  readonly memory: readonly number[]
  readonly asked: readonly number[]
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)

async function inRealTime(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-pace-'))
  await prepare({ dataDir, databaseUrl: null }, chatIds(real))
  const api = await startBotApi()
  const telegram = new Telegram()
  const asked: number[] = []
  let askedAt = 0
  api.remembers = false
  const isAnswer = (chat: unknown) => chat === citizen.id
  api.misfortune = (method, { chat_id: chat }) => {
    if (method !== 'sendMessage' || isAnswer(chat)) return null
    if (!telegram.refuses(performance.now(), 250)) return null
    return { status: 429, description: 'Too Many Requests', parameters: { retry_after: retryAfter } }
  }
  api.heard = (method, { chat_id: chat }) => {
    if (method !== 'sendMessage') return
    if (!isAnswer(chat)) telegram.sent(performance.now())
    else if (askedAt > 0) {
      asked.push(performance.now() - askedAt)
      askedAt = 0
    }
  }
  const bot = spawn(process.execPath, ['--max-semi-space-size=32', 'src/yuanwen.js'], {
    cwd: root,
    env: {
      ...{ PATH: process.env['PATH'], BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot },
      ...{ DATA_DIR: dataDir, LOG_LEVEL: 'warn', ANNOUNCE_RATE: String(perSecond) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const memory: number[] = []
  for (let second = 0; telegram.sends < real; second++) {
    await sleep(1000)
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8')) ?? []
    if (second % 10 === 0) memory.push(Number(kilobytes) * 1024)
    if (second % 5 === 0 && telegram.sends > 0 && askedAt === 0) {
      askedAt = performance.now()
      api.say('今年为多少名残疾人适配了辅助器具？')
    }
  }
  bot.kill('SIGTERM')
  await once(bot, 'exit')
  await api.close()
  rmSync(dataDir, { recursive: true })
  return { name: `${real} chats, real time`, telegram, memory, asked }
}

/** Time that passes `times` as fast. */
function fastClock(): Clock {
  const start = Date.now()
  const began = performance.now()
  return {
    now: () => start + (performance.now() - began) * times,
    async wait(ms, signal) {
      await sleep(ms / times, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
    },
  }
}

async function compressed(): Promise<Row> {
  // In memory where that is possible: a disk does not get faster with the clock.
  const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const dataDir = mkdtempSync(join(place, 'yuanwen-pace-'))
  await prepare({ dataDir, databaseUrl: null }, chatIds(simulated))
  const clock = fastClock()
  const now = () => Math.round(clock.now())
  const all = { everyMs: 1000 / 400, burst: 64 }
  const paces = { ...telegramPaces, all, notices: noticePace(perSecond) }
  const { outbox, deliveries, newsroom, close } = await openStore({ dataDir, databaseUrl: null, now, paces })
  const telegram = new Telegram()
  const stop = new AbortController()
  const journal = { info: () => {}, warn: () => {}, error: (facts: object) => console.error(facts) }
  const common = { clock: { ...clock, now }, journal, stop: stop.signal, giveUp: stop.signal }
  const courier = createCourier({
    ...{ ...common, outbox, reachable: async () => true },
    async deliver(post): Promise<Outcome> {
      await clock.wait(50)
      if (post.edits !== null) return { kind: 'sent', message: null }
      if (telegram.refuses(clock.now(), 250 * times)) return { kind: 'flood', seconds: retryAfter }
      telegram.sent(clock.now())
      return { kind: 'sent', message: telegram.sends }
    },
  })
  const engine = standInEngine()
  const announcer = createAnnouncer({
    ...{ ...common, deliveries, newsroom, perSecond, consent: false, bot: 'bot', timeZone: 'Asia/Shanghai' },
    ...{ engine: () => engine, editors: () => [], onPosts: courier.wake },
  })
  const running = Promise.all([courier.run(stop.signal), announcer.run(stop.signal)])
  const memory: number[] = []
  while (telegram.sends < simulated) {
    await sleep(5000)
    memory.push(process.memoryUsage().rss)
  }
  stop.abort()
  await running
  await close()
  rmSync(dataDir, { recursive: true })
  return { name: `${simulated} chats, time × ${times}`, telegram, memory, asked: [] }
}

const titles = [
  'announcement to',
  'used of 30/s',
  'sent too early',
  'memory at ¼ ½ ¾ 1',
  'questions',
  'longest wait',
]
const rows: string[][] = []
for (const run of [inRealTime, compressed]) {
  const { name, telegram, memory, asked } = await run()
  const at = (share: number) => megabytes(memory[Math.floor((memory.length - 1) * share)] ?? 0)
  rows.push([
    name,
    `${(telegram.used * 100).toFixed(1)} %`,
    String(telegram.tooEarly),
    `${[0.25, 0.5, 0.75, 1].map(at).join(' ')} MB`,
    String(asked.length),
    asked.length === 0 ? '' : `${Math.round(Math.max(...asked))} ms`,
  ])
  process.stderr.write(`${rows.at(-1)?.join(' · ')}\n`)
}
process.stdout.write(`${table(titles, rows).join('\n')}\n`)
