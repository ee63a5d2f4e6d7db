// The bot from start to stop: updates come in by polling or webhook, what comes of them is in inside.ts.
import { randomBytes } from 'node:crypto'
import type { Deliveries, Newsroom } from '../announcement/newsroom.ts'
import type { Inbox, Taken } from '../chat/inbox.ts'
import type { Memory } from '../chat/memory.ts'
import type { Outbox } from '../chat/outbox.ts'
import { untilStored } from '../chat/pump.ts'
import type { Responder } from '../chat/responder.ts'
import type { KeptFor } from '../chat/retention.ts'
import type { Waiting } from '../chat/waiting.ts'
import type { DeskParts } from '../desk/circumstances.ts'
import type { Engine } from '../engine/engine.ts'
import { listen } from '../http/server.ts'
import type { Log } from '../log.ts'
import { type Account, type Call, callerOf, createTelegraf } from '../telegram/client.ts'
import {
  introduce,
  persistently,
  removeWebhook,
  type WebhookAddress,
  watchWebhook,
  webhookCall,
} from '../telegram/introduce.ts'
import { createPoller } from '../telegram/poller.ts'
import { wait } from '../telegram/wait.ts'
import { clock, type Inside, workIn } from './inside.ts'

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

/** The options, and what all parts of the bot share. */
export type Parts = BotOptions & { readonly call: Call; readonly giveUp: AbortSignal }

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
