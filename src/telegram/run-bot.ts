// The bot from start to stop: who am I, poll, and on stop finish the replies under way.
import type { Engine } from '../engine/engine.ts'
import { type Fault, FaultError } from '../fault.ts'
import type { Log } from '../log.ts'
import { createBot } from './bot.ts'
import { type Account, type Call, callerOf, createTelegraf } from './client.ts'
import { CallFailed } from './failure.ts'
import { floodGate } from './flood-gate.ts'
import type { Me } from './incoming.ts'
import { setMenus } from './menu.ts'
import { createPoller, refusedToken } from './poller.ts'
import { createSender } from './sender.ts'
import { backoff, wait } from './wait.ts'

export interface BotOptions {
  readonly account: Account
  readonly engine: Engine
  readonly log: Log
  /** Aborted when the bot should stop. */
  readonly stop: AbortSignal
  /** Called after each answer of Telegram's, for a health check. */
  readonly onAlive: () => void
  /** How long Telegram may be out of reach at the start. */
  readonly startPatienceMs: number
  readonly pollSeconds: number
  /** How long replies under way may take after `stop`. */
  readonly drainMs: number
}

/**
 * Runs the bot until `stop` is aborted and the replies under way are sent (or `drainMs` is over).
 * Throws FaultError when Telegram refuses the token, or cannot be reached within `startPatienceMs`.
 */
export async function runBot(options: BotOptions): Promise<void> {
  const { account, engine, log, stop } = options
  const telegraf = createTelegraf(account)
  const call = callerOf(telegraf)
  const me = await introduce(call, options)
  if (me === null) return
  await removeWebhook(call, log, stop)

  const giveUp = new AbortController()
  const now = () => performance.now()
  const send = createSender({ call, gate: floodGate({ now, wait }), log, wait, signal: giveUp.signal })
  const bot = createBot({ me, engine, call, send, log, now })
  const { onAlive, pollSeconds } = options
  const poller = createPoller({
    call,
    accept: bot.accept,
    onAlive,
    log,
    random: Math.random,
    wait,
    pollSeconds,
  })
  const menus = setMenus(call, log, stop)
  log.info({ bot: `@${me.username}`, knowledgeVersion: engine.knowledgeVersion }, 'the bot answers')
  try {
    await poller.run(stop)
    log.info('stopping: finishing the replies under way')
    await Promise.race([bot.idle(), wait(options.drainMs, giveUp.signal)])
  } finally {
    giveUp.abort()
    await poller.confirm()
    await menus
  }
  log.info('stopped')
}

/** Asks Telegram who the bot is, again and again while it is out of reach; null when stopped meanwhile. */
async function introduce(
  call: Call,
  { account, log, stop, startPatienceMs }: BotOptions,
): Promise<Me | null> {
  const start = performance.now()
  for (let attempt = 1; !stop.aborted; attempt++) {
    try {
      return await call<Me>('getMe', {}, { signal: stop, deadlineMs: Math.min(10_000, startPatienceMs) })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      const { failure } = error
      if (failure.kind === 'stopped') return null
      if (failure.kind === 'token') throw new FaultError([refusedToken])
      const pause = failure.kind === 'flood' ? failure.seconds * 1000 : backoff(attempt, Math.random, 8000)
      const left = startPatienceMs - (performance.now() - start)
      if (left <= pause) throw new FaultError([outOfReach(account.apiRoot, error)])
      if (attempt === 1) {
        log.warn(
          { reason: error.message },
          `Telegram cannot be reached: trying for ${Math.round(left / 1000)} s more`,
        )
      }
      await wait(pause, stop)
    }
  }
  return null
}

/** With a webhook set, Telegram hands over nothing to a poller. */
async function removeWebhook(call: Call, log: Log, stop: AbortSignal): Promise<void> {
  try {
    await call('deleteWebhook', { drop_pending_updates: false }, { signal: stop })
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    log.warn({ reason: error.message }, 'a webhook, if there is one, was not removed')
  }
}

function outOfReach(apiRoot: string, error: CallFailed): Fault {
  return {
    code: 'telegram-unreachable',
    where: 'TELEGRAM_API_ROOT',
    what: `${apiRoot} cannot be reached (${error.message})`,
    mend: 'check the network; where Telegram is blocked, set HTTPS_PROXY or the address of a Bot API server you can reach',
  }
}
