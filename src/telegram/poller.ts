// The supervised polling loop. What it promises: an update is confirmed to Telegram only when it has been taken in for
// good; no error but a refused token ends it; a hung request ends at its deadline.
import type { Taken } from '../chat/inbox.ts'
import { FaultError } from '../fault.ts'
import type { Log } from '../log.ts'
import type { Call } from './client.ts'
import { CallFailed, type Failure } from './failure.ts'
import { fieldsOf, numberIn } from './fields.ts'
import { allowedUpdates, type Me } from './incoming.ts'
import { takenOf } from './intake.ts'
import { refusedToken, removeWebhook } from './introduce.ts'
import { backoff } from './wait.ts'

export interface PollerParts {
  readonly call: Call
  readonly me: Me
  /** Resolves once the updates are stored; rejects only after `stop`. */
  readonly take: (updates: readonly Taken[]) => Promise<unknown>
  /** Called after each answer of Telegram's. */
  readonly onAlive: () => void
  readonly log: Log
  readonly random: () => number
  /** Resolves after `ms`, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** How long Telegram may hold a request open. */
  readonly pollSeconds: number
  /** How much longer than that it may take; then the connection is taken for dead. */
  readonly marginMs?: number
}

const standardMarginMs = 10_000

export interface Poller {
  /** Polls until `stop` is aborted. Throws FaultError when Telegram refuses the token. */
  run(stop: AbortSignal): Promise<void>
  /** Tells Telegram which updates are stored, so that the next start does not get them again. Never throws. */
  confirm(): Promise<void>
}

export function createPoller(parts: PollerParts): Poller {
  const { call, log } = parts
  let next = 0
  let confirmed = 0
  let failures = 0
  let lastKind: Failure['kind'] | null = null

  async function poll(stop: AbortSignal): Promise<void> {
    const offset = next
    const updates = await call<readonly unknown[]>(
      'getUpdates',
      { offset, timeout: parts.pollSeconds, allowed_updates: allowedUpdates },
      { signal: stop, deadlineMs: parts.pollSeconds * 1000 + (parts.marginMs ?? standardMarginMs) },
    )
    if (!Array.isArray(updates))
      throw new CallFailed('getUpdates', { kind: 'unreachable', maybeDone: true }, new Error('no list'))
    confirmed = offset
    if (lastKind !== null) log.info('Telegram answers again')
    failures = 0
    lastKind = null
    const taken = updates.flatMap((update) => takenOf(update, parts.me) ?? [])
    if (taken.length > 0) await parts.take(taken)
    for (const update of updates) next = Math.max(next, (numberIn(fieldsOf(update)['update_id']) ?? -1) + 1)
    parts.onAlive()
  }

  async function recover(error: CallFailed, stop: AbortSignal): Promise<void> {
    const { failure } = error
    if (failure.kind === 'stopped') return
    if (failure.kind === 'token') throw new FaultError([refusedToken])
    failures++
    if (lastKind !== failure.kind) log.warn({ reason: error.message }, troubleWith(failure))
    lastKind = failure.kind
    if (failure.kind === 'conflict' && /webhook/i.test(error.message)) await removeWebhook(call, log, stop)
    const ms = failure.kind === 'flood' ? failure.seconds * 1000 : backoff(failures, parts.random)
    await parts.wait(ms, stop)
  }

  return {
    async run(stop) {
      while (!stop.aborted) {
        try {
          await poll(stop)
        } catch (error) {
          if (error instanceof CallFailed) await recover(error, stop)
          // Not stored before the stop: not confirmed either, so the next start gets them again.
          else if (!stop.aborted) throw error
        }
      }
    },
    async confirm() {
      if (next === confirmed) return
      const payload = { offset: next, timeout: 0, limit: 1, allowed_updates: allowedUpdates }
      try {
        await call('getUpdates', payload, { deadlineMs: 800 })
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        log.debug({ reason: error.message }, 'the last updates were not confirmed')
      }
    },
  }
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
