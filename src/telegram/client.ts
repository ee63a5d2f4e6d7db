// Calls to the Bot API through Telegraf's client: with a deadline each, and errors that say what they mean.
import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import { Telegraf } from 'telegraf'
import { CallFailed, failureOf } from './failure.ts'

/** One call of a Bot API method. Throws CallFailed, always within `deadlineMs` (15 s unless told). */
export type Call = <T>(
  method: string,
  payload: Readonly<Record<string, unknown>>,
  options?: { readonly signal?: AbortSignal; readonly deadlineMs?: number },
) => Promise<T>

export interface Account {
  readonly token: string
  readonly apiRoot: string
  /** HTTPS_PROXY and NO_PROXY are obeyed. */
  readonly proxyEnv: Readonly<Record<string, string | undefined>>
}

/** The connections of this account's calls. */
export function agentOf({ proxyEnv }: Account): Agent {
  return new Agent({ keepAlive: true, proxyEnv })
}

/** Telegraf for this account. Opens no connection and starts no timer. */
export function createTelegraf(account: Account): Telegraf {
  const { token, apiRoot } = account
  const telegraf = new Telegraf(token, {
    // Each call has its own deadline; a second one here could only run a chat's next job beside a waiting one.
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      // Without the last slash a path in the address would be cut off.
      apiRoot: apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`,
      agent: agentOf(account),
      webhookReply: false,
    },
  })
  if (apiRoot.startsWith('http:')) keepConnections(telegraf)
  return telegraf
}

/** Telegraf takes the agent away from a server without TLS, and would open a connection for each call. */
function keepConnections({ telegram }: Telegraf): void {
  const { options } = telegram as unknown as { readonly options: { agent: unknown } }
  options.agent = new PlainAgent({ keepAlive: true })
}

/** The calls of `telegraf`'s own client, for every method, whether its types know it or not. */
export function callerOf({ telegram }: Telegraf): Call {
  type AnyCall = (method: string, payload: object, options: { signal: AbortSignal }) => Promise<unknown>
  const callApi = telegram.callApi.bind(telegram) as unknown as AnyCall
  return async <T>(
    method: string,
    payload: Readonly<Record<string, unknown>>,
    { signal, deadlineMs = 15_000 }: { readonly signal?: AbortSignal; readonly deadlineMs?: number } = {},
  ): Promise<T> => {
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      const all = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
      return (await callApi(method, payload, { signal: all })) as T
    } catch (error) {
      throw new CallFailed(method, failureOf(error, signal?.aborted === true), error)
    }
  }
}
