// The bot from start to stop: updates come in by polling or webhook and are stored, the worker handles them, the
// courier sends what comes of it. On stop, what was taken in is worked off for a while; the rest stays in the store.
import { randomBytes } from 'node:crypto'
import type { Deliveries, Newsroom } from './announcement/newsroom.ts'
import { createAnnouncer } from './chat/announcer.ts'
import { createCourier } from './chat/courier.ts'
import type { Inbox, Taken } from './chat/inbox.ts'
import { createGate } from './chat/limit.ts'
import type { Memory } from './chat/memory.ts'
import type { Outbox } from './chat/outbox.ts'
import { type Clock, type Pump, untilStored } from './chat/pump.ts'
import { type Responder, respondHere } from './chat/responder.ts'
import { type KeptFor, keptFor } from './chat/retention.ts'
import { may } from './chat/role.ts'
import { type TellerParts, tellWhenPublished, type Waiting } from './chat/waiting.ts'
import { createWorker } from './chat/worker.ts'
import type { DeskParts } from './desk/circumstances.ts'
import { createDesk } from './desk/desk.ts'
import { createSwitches, type Switches } from './desk/switches.ts'
import type { Engine } from './engine/engine.ts'
import { listen } from './http/server.ts'
import type { Log } from './log.ts'
import { createAdministrators } from './telegram/administrators.ts'
import { type Account, type Call, callerOf, createTelegraf } from './telegram/client.ts'
import { confirmPress } from './telegram/confirm.ts'
import { deliver } from './telegram/deliver.ts'
import { createWire } from './telegram/desk-wire.ts'
import type { Me } from './telegram/incoming.ts'
import { answerInline } from './telegram/inline.ts'
import { takenOf } from './telegram/intake.ts'
import {
  introduce,
  persistently,
  removeWebhook,
  type WebhookAddress,
  watchWebhook,
  webhookCall,
} from './telegram/introduce.ts'
import { introduceBot } from './telegram/menu.ts'
import { createPoller } from './telegram/poller.ts'
import { wait } from './telegram/wait.ts'

export interface BotOptions {
  readonly account: Account
  /** The engine of now. */
  readonly engine: () => Engine
  /** Who answers, where it is not that engine in this thread. */
  readonly respond?: Responder
  readonly store: {
    readonly inbox: Inbox
    readonly outbox: Outbox
    readonly memory: Memory
    readonly newsroom: Newsroom
    readonly waiting: Waiting
    readonly deliveries: Deliveries
  }
  /** The editors' desk; null: there is none, and nobody is an editor. */
  readonly desk: DeskOptions | null
  readonly log: Log
  /** Null: the bot asks Telegram for updates. Without a secret, one is made for this run. */
  readonly webhook: { readonly url: string; readonly secret: string | null; readonly port: number } | null
  /** The owners, by Telegram user id. */
  readonly owners: readonly number[]
  /** Where groups' quiet hours are told: an IANA time zone. */
  readonly timeZone: string
  /** How long what is kept, as the store was told too; as usual unless told. */
  readonly kept?: KeptFor
  /** Announcements: how many a second, and whether a second editor must agree. */
  readonly announcing: { readonly perSecond: number; readonly consent: boolean }
  /** Aborted when the bot should stop. */
  readonly stop: AbortSignal
  /** Called after each answer of Telegram's, for a health check. */
  readonly onAlive: () => void
  readonly pollSeconds: number
  /** Between tries to reach Telegram, and at a connection that says nothing: as long as is usual unless told. */
  readonly patience?: { readonly wait: typeof wait; readonly marginMs: number }
  /** How long work under way may take after `stop`. */
  readonly drainMs: number
}

/** What the desk needs beyond the bot. */
export type DeskOptions = Pick<DeskParts, 'store' | 'versions' | 'live' | 'prepare' | 'compare' | 'breathe'>

type Parts = BotOptions & { readonly call: Call; readonly giveUp: AbortSignal }

/** What Telegram sends without a fee. */
const freePerSecond = 30
const clock: Clock = { now: () => Date.now(), wait }
/** Longer than three polls without an answer of Telegram's. */
const deafMs = 150_000

/**
 * Runs the bot until `stop` is aborted and what is under way is done, or `drainMs` is over.
 * Throws FaultError when Telegram refuses the token, or the webhook's port cannot be had.
 */
export async function runBot(options: BotOptions): Promise<void> {
  const giveUp = new AbortController()
  const parts: Parts = { ...options, call: callerOf(createTelegraf(options.account)), giveUp: giveUp.signal }
  try {
    if (options.webhook === null) await runPolling(parts, giveUp)
    else await runWebhook(parts, options.webhook, giveUp)
  } finally {
    giveUp.abort()
  }
  options.log.info('stopped')
}

async function runPolling(parts: Parts, giveUp: AbortController): Promise<void> {
  const { call, log, stop, onAlive, pollSeconds } = parts
  const me = await introduce(parts)
  if (me === null) return
  onAlive()
  await removeWebhook(call, log, stop)
  const inside = workIn(me, parts)
  const take = (updates: readonly Taken[]) => untilStored(clock, stop, () => inside.take(updates))
  const poller = createPoller({
    ...{ call, take, onAlive, me: { ...me, editors: inside.editors }, log, random: Math.random, pollSeconds },
    ...(parts.patience ?? { wait }),
  })
  try {
    await poller.run(stop)
  } finally {
    await Promise.all([poller.confirm(), inside.finish(giveUp)])
  }
}

async function runWebhook(
  parts: Parts,
  { url, secret, port }: NonNullable<BotOptions['webhook']>,
  giveUp: AbortController,
): Promise<void> {
  const { log } = parts
  const address: WebhookAddress = { url, secret: secret ?? randomBytes(32).toString('hex') }
  let heard = clock.now()
  let inside: Inside | null = null
  const onAlive = () => {
    heard = clock.now()
    parts.onAlive()
  }
  const server = await listen({
    port,
    path: new URL(url).pathname,
    secret: address.secret,
    async accept(update) {
      if (inside === null) throw new Error('the bot is not ready')
      await inside.accept(update)
      onAlive()
    },
    health: () => healthSince(heard, inside !== null),
    log,
  })
  try {
    const me = await introduce(parts)
    if (me === null) return
    inside = workIn(me, parts)
    if ((await persistently('setWebhook', webhookCall(address), parts)) === null) return
    onAlive()
    log.info({ port }, 'Telegram sends updates to the webhook')
    await watchWebhook(address, { ...parts, onAlive })
  } finally {
    await server.close()
    await inside?.finish(giveUp)
  }
}

function healthSince(heard: number, ready: boolean): { ok: boolean; text: string } {
  const ms = clock.now() - heard
  const ago = `Telegram answered ${Math.round(ms / 1000)} s ago`
  return { ok: ready && ms < deafMs, text: ready ? ago : 'Telegram has not answered yet' }
}

/** What goes on inside once the bot knows who it is. */
interface Inside {
  /** Who may announce. */
  editors(): readonly number[]
  take(updates: readonly Taken[]): Promise<void>
  /** Stores one update; rejects when the store cannot be reached. */
  accept(update: unknown): Promise<void>
  /** Works off what was taken in, for `drainMs` at most; aborts `giveUp` then. */
  finish(giveUp: AbortController): Promise<void>
}

function workIn(me: Me & { readonly hearsAll: boolean }, parts: Parts): Inside {
  const { call, store, log, stop, giveUp } = parts
  const { inbox, outbox, memory, newsroom } = store
  const administrators = createAdministrators(call, log, clock.now)
  const take = async (updates: readonly Taken[]) => {
    if ((await inbox.take(updates)) > 0) worker.wake()
  }
  const courier = createCourier({
    ...{ outbox, clock, giveUp, stop, journal: log, perSecond: parts.announcing.perSecond },
    deliver: (post) =>
      deliver(call, post, { signal: giveUp, paid: parts.announcing.perSecond > freePerSecond }),
    reachable: () => answers(call, giveUp),
  })
  const switches = createSwitches(parts.desk?.store ?? null, parts.owners, log, clock)
  const announcers = () => announcersOf(parts.owners, switches)
  const announcer = createAnnouncer({
    ...{ clock, newsroom, journal: log, bot: me.username, deliveries: store.deliveries },
    ...{ ...parts.announcing, engine: parts.engine, timeZone: parts.timeZone },
    ...{ editors: announcers, onPosts: courier.wake },
  })
  const desk =
    parts.desk &&
    createDesk({
      ...{ ...parts.desk, clock, giveUp, journal: log, owners: parts.owners, timeZone: parts.timeZone },
      wire: createWire(call, parts.account, log, giveUp),
      onPosts: courier.wake,
      onSwitch: switches.refresh,
    })
  const worker = createWorker({
    roleOf: switches.roleOf,
    paused: switches.paused,
    onJobs: () => desk?.wake(),
    ...{
      inbox,
      memory,
      newsroom,
      clock,
      giveUp,
      journal: log,
      respond: parts.respond ?? respondHere(parts.engine),
      bot: me,
    },
    sections: () => parts.engine().catalogue.sections,
    engine: parts.engine,
    engineOf: (knowledge) => engineOf(knowledge, parts),
    timeZone: parts.timeZone,
    kept: parts.kept ?? keptFor,
    gate: createGate(clock.now),
    isAdministrator: administrators.includes,
    onEvent: administrators.heard,
    confirm: (press, toast) => confirmPress(call, log, press, toast),
    answerInline: (query, reply) => answerInline(call, log, query, reply),
    editors: () => ({ ids: announcers(), ...parts.announcing }),
    onPosts: courier.wake,
    onAnnouncement: announcer.wake,
  })
  const ending = new AbortController()
  const pumps = desk === null ? [worker, courier] : [worker, courier, desk]
  const running = Promise.all([
    switches.run(ending.signal),
    announcer.run(stop),
    ...(parts.desk === null
      ? []
      : [tellWhenPublished(tellerOf(parts, parts.desk.live, { courier, switches }), ending.signal)]),
    ...pumps.map((pump) => pump.run(ending.signal)),
  ])
  const introduced = switches.refresh().then(() => introduceBot(call, log, switches.editors(), stop))
  log.info({ bot: `@${me.username}`, knowledgeVersion: parts.engine().knowledgeVersion }, 'the bot answers')
  return {
    take,
    editors: announcers,
    async accept(update) {
      const taken = takenOf(update, { ...me, editors: announcers })
      if (taken !== null) await take([taken])
    },
    async finish(controller) {
      log.info('stopping: finishing what is under way')
      const deadline = clock.now() + parts.drainMs
      while (clock.now() < deadline && !(await isIdle(store, pumps))) await wait(20)
      ending.abort()
      await Promise.race([running, wait(Math.max(0, deadline - clock.now()))])
      controller.abort()
      await Promise.all([running, introduced])
    },
  }
}

/** Where knowledge can be exchanged, what was missing may be published. */
function tellerOf(
  { store, engine, log }: Parts,
  live: DeskParts['live'],
  { courier, switches }: { readonly courier: Pump; readonly switches: Switches },
): TellerParts {
  const version = () => live.version().id
  const paused = () => switches.paused() !== null
  return { waiting: store.waiting, engine, version, paused, onPosts: courier.wake, clock, journal: log }
}

/** Earlier versions are kept where knowledge can be exchanged. */
async function engineOf(knowledge: string, { engine, desk }: BotOptions): Promise<Engine | null> {
  if (engine().knowledgeVersion === knowledge) return engine()
  return desk === null ? null : desk.live.engineOf(knowledge)
}

/** Who may announce: owners, and whom they made an editor. */
function announcersOf(owners: readonly number[], { editors }: Switches): readonly number[] {
  const publishing = editors().filter(([, role]) => may(role, 'editor'))
  return [...new Set([...owners, ...publishing.map(([person]) => person)])]
}

async function isIdle({ inbox, outbox }: BotOptions['store'], pumps: readonly Pump[]): Promise<boolean> {
  if (pumps.some((pump) => pump.busy() > 0)) return false
  try {
    // Announcements go on at the next start.
    const next = await outbox.next(false)
    // What has to wait longer, because Telegram said so, waits for the next start.
    return (await inbox.waiting()) === 0 && (next === null || next > clock.now() + 1000)
  } catch {
    // The store is out of reach, and has said so: there is nothing that could be finished.
    return true
  }
}

async function answers(call: Call, signal: AbortSignal): Promise<boolean> {
  try {
    await call('getMe', {}, { signal, deadlineMs: 5000 })
    return true
  } catch {
    // Whatever it is: it does not answer as it should.
    return false
  }
}
