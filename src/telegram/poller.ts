// The supervised polling loop. What it promises: an update is confirmed to Telegram only when it has been answered
// (or after a short wait, so that one slow chat does not make the others deaf); no error but a refused token ends it;
// a hung request ends at its deadline.
import { type Fault, FaultError } from '../fault.ts'
import type { Log } from '../log.ts'
import type { Update } from './bot.ts'
import type { Call } from './client.ts'
import { CallFailed, type Failure } from './failure.ts'
import { backoff } from './wait.ts'

export interface PollerParts {
  readonly call: Call
  /** Resolves when the update has been dealt with; never rejects. */
  readonly accept: (update: Update) => Promise<void>
  /** Called after each answer of Telegram's. */
  readonly onAlive: () => void
  readonly log: Log
  readonly random: () => number
  /** Resolves after `ms`, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** How long Telegram may hold a request open. */
  readonly pollSeconds: number
}

/** The updates the bot asks for; Telegram remembers the list, so it is always sent whole. */
const allowedUpdates = ['message', 'callback_query']
const answerBeforeNextMs = 2000
const deadlineMarginMs = 15_000

export interface Poller {
  /** Polls until `stop` is aborted. Throws FaultError when Telegram refuses the token. */
  run(stop: AbortSignal): Promise<void>
  /** Tells Telegram which updates are done, so that the next start does not get them again. Never throws. */
  confirm(): Promise<void>
}

export function createPoller(parts: PollerParts): Poller {
  const { call, log } = parts
  const unfinished = new Set<number>()
  let next = 0
  let failures = 0
  let lastKind: Failure['kind'] | null = null

  async function poll(stop: AbortSignal): Promise<void> {
    const updates = await call<readonly Update[]>(
      'getUpdates',
      { offset: next, timeout: parts.pollSeconds, allowed_updates: allowedUpdates },
      { signal: stop, deadlineMs: parts.pollSeconds * 1000 + deadlineMarginMs },
    )
    if (!Array.isArray(updates))
      throw new CallFailed('getUpdates', { kind: 'unreachable' }, new Error('no list'))
    if (lastKind !== null) log.info('Telegram answers again')
    failures = 0
    lastKind = null
    parts.onAlive()
    const accepted = updates.map((update) => accept(update))
    if (accepted.length > 0) await Promise.race([Promise.all(accepted), parts.wait(answerBeforeNextMs, stop)])
  }

  async function accept(update: Update): Promise<void> {
    next = Math.max(next, update.update_id + 1)
    unfinished.add(update.update_id)
    await parts.accept(update)
    unfinished.delete(update.update_id)
  }

  async function recover(error: CallFailed, stop: AbortSignal): Promise<void> {
    const { failure } = error
    if (failure.kind === 'stopped') return
    if (failure.kind === 'token') throw new FaultError([refusedToken])
    failures++
    if (lastKind !== failure.kind) log.warn({ reason: error.message }, troubleWith(failure))
    lastKind = failure.kind
    const ms = failure.kind === 'flood' ? failure.seconds * 1000 : backoff(failures, parts.random)
    await parts.wait(ms, stop)
  }

  return {
    async run(stop) {
      while (!stop.aborted) {
        try {
          await poll(stop)
        } catch (error) {
          if (!(error instanceof CallFailed)) throw error
          await recover(error, stop)
        }
      }
    },
    async confirm() {
      if (next === 0) return
      const offset = unfinished.size > 0 ? Math.min(...unfinished) : next
      try {
        await call(
          'getUpdates',
          { offset, timeout: 0, limit: 1, allowed_updates: allowedUpdates },
          { deadlineMs: 800 },
        )
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        log.debug({ reason: error.message }, 'the last updates were not confirmed')
      }
    },
  }
}

/** What is wrong when Telegram does not know the token. */
export const refusedToken: Fault = {
  code: 'token-refused',
  where: 'BOT_TOKEN',
  what: 'is refused by Telegram',
  mend: 'copy the token that @BotFather shows for this bot, whole, into BOT_TOKEN',
}

function troubleWith(failure: Failure): string {
  switch (failure.kind) {
    case 'conflict':
      return 'another process polls with this token (or a webhook is set): trying again until it stops'
    case 'flood':
      return 'Telegram asks to slow down'
    case 'unreachable':
      return 'Telegram cannot be reached: trying again until it can'
    default:
      return 'Telegram refuses to hand over updates: trying again'
  }
}
