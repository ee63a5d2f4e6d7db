// The whole bot as a process of its own, announcing over HTTP in real time, while a citizen asks it questions.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chatIds, prepare } from '../tests/support/announcing.ts'
import { citizen, startBotApi } from '../tests/support/bot-api-double.ts'
import { createTelegram, type Seen } from './pace-telegram.ts'

export interface Run {
  readonly dataDir: string
  /** Chats. */
  readonly count: number
  readonly perSecond: number
}

export interface Measured {
  readonly telegram: Seen
  /** When a tenth, half and all of it was sent. */
  readonly memory: readonly string[]
  /** How long answers took, and whether Telegram said "wait" at some moment of it. */
  readonly asked: readonly { readonly ms: number; readonly inFlood: boolean }[]
}

const root = fileURLToPath(new URL('..', import.meta.url))
const question = '今年为多少名残疾人适配了辅助器具？'

export async function overHttp({ dataDir, count, perSecond }: Run): Promise<Measured> {
  await prepare({ dataDir, databaseUrl: null }, chatIds(count))
  const api = await startBotApi()
  const telegram = createTelegram(perSecond, 1500)
  const asked: { ms: number; inFlood: boolean }[] = []
  let open: { readonly at: number; inFlood: boolean } | null = null
  api.remembers = false
  // As far away as Telegram is.
  api.delayMs = 50
  api.misfortune = (method) => (method === 'sendMessage' ? telegram.refusal() : null)
  api.heard = (method, { chat_id: chat }) => {
    if (method !== 'sendMessage') return
    if (chat !== citizen.id) telegram.sent()
    else if (open !== null) {
      asked.push({ ms: performance.now() - open.at, inFlood: open.inFlood || telegram.floods() })
      open = null
    }
  }
  const bot = spawn(process.execPath, ['--max-semi-space-size=32', 'src/yuanwen.js'], {
    cwd: root,
    env: {
      ...{ PATH: process.env['PATH'], BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot },
      ...{ DATA_DIR: dataDir, LOG_LEVEL: 'error', ANNOUNCE_RATE: String(perSecond) },
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const resident = () => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8')) ?? []
    return String(Math.round(Number(kilobytes) / 1024))
  }
  const memory: string[] = []
  for (let tick = 0; telegram.sends < count; tick++) {
    await sleep(100)
    if (telegram.sends >= count * ([0.1, 0.5][memory.length] ?? 2)) memory.push(resident())
    if (open !== null && telegram.floods()) open.inFlood = true
    if (tick % 50 === 0 && telegram.sends > 0 && open === null) {
      open = { at: performance.now(), inFlood: telegram.floods() }
      api.say(question)
    }
  }
  memory.push(resident())
  bot.kill('SIGTERM')
  await once(bot, 'exit')
  await api.close()
  return { telegram, memory, asked }
}
