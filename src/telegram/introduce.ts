// Who the bot is, asked of Telegram for as long as it takes; and the webhook, set or removed.
import { type Fault, FaultError } from '../fault.ts'
import type { Log } from '../log.ts'
import type { Call } from './client.ts'
import { CallFailed, type Failure } from './failure.ts'
import { fieldsOf, textIn } from './fields.ts'
import { allowedUpdates, type Me } from './incoming.ts'
import { backoff, wait } from './wait.ts'

/** What is wrong when Telegram does not know the token. */
export const refusedToken: Fault = {
  code: 'token-refused',
  where: 'BOT_TOKEN',
  what: 'is refused by Telegram',
  mend: 'copy the token that @BotFather shows for this bot, whole, into BOT_TOKEN',
}

/** Calls again and again while Telegram is out of reach; null when stopped meanwhile. Throws FaultError: no such bot. */
export async function persistently<T>(
  method: string,
  payload: Readonly<Record<string, unknown>>,
  { call, log, stop }: { readonly call: Call; readonly log: Log; readonly stop: AbortSignal },
): Promise<T | null> {
  let said = ''
  for (let attempt = 1; !stop.aborted; attempt++) {
    try {
      return await call<T>(method, payload, { signal: stop, deadlineMs: 10_000 })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      const { failure } = error
      if (failure.kind === 'token') throw new FaultError([refusedToken])
      if (failure.kind === 'stopped') return null
      if (said !== error.message) log.warn({ reason: error.message }, troubleWith(failure, method))
      said = error.message
      await wait(failure.kind === 'flood' ? failure.seconds * 1000 : backoff(attempt, Math.random), stop)
    }
  }
  return null
}

function troubleWith({ kind }: Failure, method: string): string {
  return kind === 'unreachable'
    ? 'Telegram does not answer: trying until it does (where it is blocked, set HTTPS_PROXY or TELEGRAM_API_ROOT)'
    : `Telegram refuses ${method}: trying again`
}

/** How Telegram reaches the bot. */
export interface WebhookAddress {
  readonly url: string
  readonly secret: string
}

/** The call that makes Telegram send updates to this address. */
export function webhookCall({ url, secret }: WebhookAddress): Readonly<Record<string, unknown>> {
  return { url, secret_token: secret, allowed_updates: allowedUpdates, max_connections: 40 }
}

/** With a webhook set, Telegram hands over nothing to a poller. What fails is logged. */
export async function removeWebhook(call: Call, log: Log, stop: AbortSignal): Promise<void> {
  try {
    await call('deleteWebhook', { drop_pending_updates: false }, { signal: stop })
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.failure.kind !== 'stopped')
      log.warn({ reason: error.message }, 'a webhook, if there is one, was not removed')
  }
}

const watchMs = 60_000

/** Looks every minute whether Telegram still knows the webhook, and sets it again where it does not. */
export async function watchWebhook(
  address: WebhookAddress,
  parts: { readonly call: Call; readonly log: Log; readonly stop: AbortSignal; readonly onAlive: () => void },
): Promise<void> {
  const { call, log, stop, onAlive } = parts
  for (await wait(watchMs, stop); !stop.aborted; await wait(watchMs, stop)) {
    try {
      const info = fieldsOf(await call('getWebhookInfo', {}, { signal: stop }))
      onAlive()
      const trouble = textIn(info['last_error_message'])
      if (trouble !== null) log.warn({ reason: trouble }, 'Telegram could not deliver to the webhook lately')
      if (info['url'] === address.url) continue
      log.warn('the webhook was taken away: it is set again')
      await call('setWebhook', webhookCall(address), { signal: stop })
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (error.failure.kind === 'token') throw new FaultError([refusedToken])
      if (error.failure.kind !== 'stopped')
        log.warn({ reason: error.message }, 'the webhook was not looked at')
    }
  }
}

/** Who the bot is; null when stopped before Telegram said it. */
export async function introduce(parts: {
  readonly call: Call
  readonly log: Log
  readonly stop: AbortSignal
}): Promise<(Me & { readonly hearsAll: boolean }) | null> {
  const answer = await persistently<unknown>('getMe', {}, parts)
  if (answer === null) return null
  const me = fieldsOf(answer)
  return {
    id: Number(me['id']),
    username: textIn(me['username']) ?? '',
    hearsAll: me['can_read_all_group_messages'] === true,
  }
}
