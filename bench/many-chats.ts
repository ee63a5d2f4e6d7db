// `npm run bench:load [questions a second] [seconds] [chats]`: the whole bot over HTTP against a Bot API of our own,
// and beside it a bare Telegraf that only echoes, as the ceiling. Counts what was lost or doubled, and how long
// replies took. Both run as processes of their own, one after the other. Nothing here passes or fails.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type BotApiDouble, citizen, startBotApi } from '../tests/support/bot-api-double.ts'
import { loadQuestions } from './load.ts'
import { table } from './table.ts'

const [rate = 200, seconds = 60, chats = 500] = process.argv.slice(2).map(Number)
const settleMs = 30_000
const root = fileURLToPath(new URL('..', import.meta.url))
const questions = loadQuestions()

/** The program under load: what Node runs, and its environment besides token and address. */
interface Bot {
  readonly name: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

interface Result {
  readonly lost: number
  readonly doubled: number
  /** Milliseconds from asking to the reply's arrival, ascending. */
  readonly took: readonly number[]
}

async function underLoad({ args, env }: Bot): Promise<Result> {
  const api = await startBotApi()
  const account = { BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot, LOG_LEVEL: 'warn' }
  const bot = spawn(process.execPath, [...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], ...account, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await api.next('getMe', 60_000)
  await sleep(3000)
  const asked = await ask(api)
  const answers = () => api.calls.filter(({ method }) => method === 'sendMessage')
  for (const end = Date.now() + settleMs; Date.now() < end && answers().length < asked.size; )
    await sleep(200)
  bot.kill('SIGTERM')
  await once(bot, 'exit')
  await api.close()
  const replies = Map.groupBy(answers(), ({ payload }) => {
    return Number((payload['reply_parameters'] as { message_id?: number } | undefined)?.message_id)
  })
  const took = [...asked].flatMap(([id, at]) => {
    const first = replies.get(id)?.[0]
    return first === undefined ? [] : [first.at - at]
  })
  const doubled = [...asked.keys()].filter((id) => (replies.get(id)?.length ?? 0) > 1).length
  return { lost: asked.size - took.length, doubled, took: took.sort((a, b) => a - b) }
}

/** Asks at an even pace, the chats in turn; gives each question's message and time. */
async function ask(api: BotApiDouble): Promise<ReadonlyMap<number, number>> {
  const asked = new Map<number, number>()
  const start = performance.now()
  for (let i = 0; i < rate * seconds; i++) {
    const ms = start + (i * 1000) / rate - performance.now()
    if (ms > 1) await sleep(ms)
    const id = 1 + (i % chats)
    const over = { chat: { id, type: 'private' }, from: { ...citizen, id } }
    asked.set(api.say(questions[i % questions.length] ?? '', over), performance.now())
  }
  return asked
}

const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-load-'))
const bots: readonly Bot[] = [
  { name: 'yuanwen', args: ['--max-semi-space-size=32', 'src/yuanwen.js'], env: { DATA_DIR: dataDir } },
  { name: 'a bare Telegraf echo', args: ['bench/echo.ts'], env: {} },
]
const rows: string[][] = []
for (const bot of bots) {
  const { lost, doubled, took } = await underLoad(bot)
  const at = (share: number) => `${Math.round(took[Math.floor((took.length - 1) * share)] ?? Number.NaN)} ms`
  rows.push([
    bot.name,
    String(took.length),
    String(lost),
    String(doubled),
    at(0.5),
    at(0.95),
    at(0.99),
    at(1),
  ])
}
rmSync(dataDir, { recursive: true })
const titles = ['bot', 'answered', 'lost', 'doubled', 'median', 'p95', 'p99', 'longest']
process.stdout.write(`${rate} questions a second for ${seconds} s over ${chats} chats\n`)
process.stdout.write(`${table(titles, rows).join('\n')}\n`)
