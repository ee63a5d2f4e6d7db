// One announcement to many chats, by bots that are killed again and again while Telegram is in a bad mood; and what
// became of it, chat by chat. For a test at a small size, and for bench/crash.ts at full size.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Report } from '../../src/announcement/announcement.ts'
import { openStore } from '../../src/store/store.ts'
import { announcementOf, subscriptionTo } from '../contracts/announcements.ts'
import { happen } from '../contracts/examples.ts'
import type { AnnouncingBot } from './announcing-bot.ts'
import { startBotApi, type Trouble } from './bot-api-double.ts'
import { unpaced } from './databases.ts'
import { createFloods } from './floods.ts'

export interface Ordeal extends Pick<AnnouncingBot, 'dataDir' | 'databaseUrl' | 'perSecond' | 'lease'> {
  readonly chats: number
  readonly kills: number
  /** How many bots run at once. */
  readonly bots: number
  /** Chance, from 0 to 1. */
  readonly random: () => number
}

export interface Outcome {
  readonly report: Report
  /** Chats that have it, and how often; a group that moved by its new id. */
  readonly had: ReadonlyMap<number, number>
  /** Chats that could be written to. */
  readonly reachable: readonly number[]
  /** Chats that are listed as doubtful. */
  readonly doubtful: ReadonlySet<number>
  /** How many of them Telegram never heard of. */
  readonly neverHeard: number
  /** Calls whose answer was lost or was none. */
  readonly unanswered: number
  /** Sends that came after Telegram had said to wait, and before whoever was told could pass it on. */
  readonly onTheWay: number
  /** Sends that came later, and before the time was over. */
  readonly tooEarly: number
  readonly complaints: readonly string[]
  readonly seconds: number
}

const editor = { chat: 9, message: 77 }
const retryAfter = 3
/** Within this a bot has passed on that Telegram said to wait, and what was on its way has arrived; on a busy machine. */
const passedOnMs = 1000
const script = fileURLToPath(new URL('announcing-bot.ts', import.meta.url))

/** Chats of all kinds: of ten, seven are people, two groups, one a channel. */
export function chatIds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    const id = 10_000 + i
    return i % 10 < 7 ? id : i % 10 < 9 ? -id : -(1_000_000_000_000 + id)
  })
}

/** Subscribes all of them, and has an announcement wait for a bot. */
export async function prepare(
  place: Pick<Ordeal, 'dataDir' | 'databaseUrl'>,
  chats: readonly number[],
): Promise<void> {
  const store = await openStore({ ...place, now: Date.now, paces: unpaced })
  for (let i = 0; i < chats.length; i += 500)
    await happen(
      store,
      ...chats
        .slice(i, i + 500)
        .flatMap((id) => [
          { kind: 'chat', chat: { id, type: typeOf(id), gone: false } } as const,
          { kind: 'subscribed', subscription: subscriptionTo(id) } as const,
        ]),
    )
  const panel = { ...editor, language: 'zh-Hans' } as const
  await store.newsroom.keep(announcementOf('新闻：2343名', { panel }))
  await store.close()
}

/** Goes through with it until the panel says that the announcement is through. */
export async function undergo(ordeal: Ordeal): Promise<Outcome> {
  const { dataDir, databaseUrl, perSecond, lease, random, kills } = ordeal
  const chats = chatIds(ordeal.chats)
  await prepare(ordeal, chats)
  const api = await startBotApi()
  const mood = moodOf(chats, random)
  api.remembers = false
  api.misfortune = mood.misfortune
  const had = new Map<number, number>()
  let sends = 0
  let through = false
  api.heard = (method, payload) => {
    const chat = Number(payload['chat_id'])
    if (method === 'sendMessage') {
      had.set(chat, (had.get(chat) ?? 0) + 1)
      sends += 1
    }
    if (method === 'editMessageText' && String(payload['text']).includes('已发完')) through = true
  }
  let started = 0
  const bot = async () => {
    const name = `/bot-${++started}`
    const apiRoot = `${api.apiRoot}${name}`
    const process = await startBot({ dataDir, databaseUrl, perSecond, lease, apiRoot, token: api.token })
    return { name, process }
  }
  const began = performance.now()
  const running = await Promise.all(Array.from({ length: ordeal.bots }, bot))
  for (let kill = 0; kill < kills; kill++) {
    // Somewhere in the next stretch of the way.
    const until = (chats.length * (kill + random())) / (kills + 1)
    while (sends < until && !through) await wait(2)
    await wait(random() * 20)
    const which = Math.floor(random() * running.length)
    const killed = running[which]
    await end(killed?.process, 'SIGKILL')
    mood.floods.killed(killed?.name ?? '')
    running[which] = await bot()
  }
  for (let i = 0; i < 60 * 60 * 10 && !through; i++) await wait(100)
  const seconds = (performance.now() - began) / 1000
  for (const { process } of running) await end(process, 'SIGTERM')
  await api.close()
  const store = await openStore({ dataDir, databaseUrl, now: Date.now, paces: unpaced })
  const report = await store.newsroom.report('aaaaaa')
  const listed = await store.newsroom.doubtful('aaaaaa', chats.length)
  // A group that was in doubt before its move was heard of is listed by its old id.
  const doubtful = new Set(listed.map(({ chat }) => mood.moved.get(chat) ?? chat))
  const neverHeard = listed.filter(({ chat }) => !mood.heardOf.has(chat)).length
  await store.close()
  const { reachable, unanswered, floods } = mood
  return {
    ...{ report, had, doubtful, neverHeard, seconds, complaints: api.complaints },
    ...{ reachable, unanswered: unanswered(), onTheWay: floods.onTheWay(), tooEarly: floods.tooEarly() },
  }
}

/** Telegram's mood: people who blocked the bot, groups that moved, floods, 5xx and broken connections by chance. */
function moodOf(chats: readonly number[], random: () => number) {
  const blocked = new Set(chats.filter((_, i) => i % 50 === 3))
  const moved = new Map(
    chats.filter((id, i) => i % 50 === 8 && id < 0).map((id) => [id, -(1_000_900_000_000 - id)]),
  )
  const floods = createFloods(retryAfter, passedOnMs)
  const heardOf = new Set<number>()
  let unanswered = 0

  function misfortune(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    from: string,
  ): Trouble | null {
    if (method !== 'sendMessage') return null
    const chat = Number(payload['chat_id'])
    heardOf.add(chat)
    const dice = random()
    const refusal = floods.refusal(from, dice < 0.003)
    if (refusal !== null) return refusal
    const to = moved.get(chat)
    if (to !== undefined)
      return {
        status: 400,
        description: 'Bad Request: group chat was upgraded',
        parameters: { migrate_to_chat_id: to },
      }
    if (blocked.has(chat)) return { status: 403, description: 'Forbidden: bot was blocked by the user' }
    if (dice < 0.02) {
      unanswered += 1
      return dice < 0.01 ? { status: 502, description: 'Bad Gateway' } : dice < 0.015 ? 'reset' : 'lost'
    }
    return null
  }

  return {
    moved,
    heardOf,
    floods,
    misfortune,
    reachable: chats.filter((id) => !blocked.has(id)).map((id) => moved.get(id) ?? id),
    unanswered: () => unanswered,
  }
}

export async function startBot(options: AnnouncingBot): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-5000)
  })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`a bot ended before it was ready: ${errors}`)
  })
  await Promise.race([once(child.stdout ?? child, 'data'), gone])
  gone.catch(() => undefined)
  return child
}

export async function end(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

function typeOf(id: number): 'private' | 'group' | 'channel' {
  return id > 0 ? 'private' : id < -1_000_000_000_000 ? 'channel' : 'group'
}
