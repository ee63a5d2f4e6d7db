// The few read-only calls of the Bot API that `yuanwen doctor` makes, by Node alone and through the operator's proxy.
import { Agent as HttpAgent, get as httpGet, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, get as httpsGet } from 'node:https'
import { text } from 'node:stream/consumers'
import type { Io } from './io.ts'

/** What came back. `date`: the server's clock, ms since 1970; null when it told none. */
export interface Answered {
  readonly status: number
  readonly description: string | null
  readonly result: Readonly<Record<string, unknown>>
  readonly date: number | null
}

export interface Address {
  readonly apiRoot: string
  readonly token: string
  /** HTTPS_PROXY, HTTP_PROXY and NO_PROXY are obeyed. */
  readonly env: Io['env']
}

const deadlineMs = 10_000

/** Calls a method without parameters. Throws an Error whose message holds no token where no answer came. */
export async function ask({ apiRoot, token, env }: Address, method: string): Promise<Answered> {
  const url = new URL(`${apiRoot.replace(/\/$/, '')}/bot${token}/${method}`)
  try {
    const response = await fetched(url, env)
    const body = JSON.parse(await text(response)) as { description?: unknown; result?: unknown }
    const date = Date.parse(response.headers.date ?? '')
    return {
      status: response.statusCode ?? 0,
      description: typeof body.description === 'string' ? body.description : null,
      result: (body.result ?? {}) as Answered['result'],
      date: Number.isNaN(date) ? null : date,
    }
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error('what answers there is no Bot API')
    throw new Error(String((error as NodeJS.ErrnoException).code ?? (error as Error).name))
  }
}

function fetched(url: URL, proxyEnv: Io['env']): Promise<IncomingMessage> {
  const signal = AbortSignal.timeout(deadlineMs)
  return new Promise((resolve, reject) => {
    const request =
      url.protocol === 'http:'
        ? httpGet(url, { signal, agent: new HttpAgent({ proxyEnv }) }, resolve)
        : httpsGet(url, { signal, agent: new HttpsAgent({ proxyEnv }) }, resolve)
    request.on('error', reject)
  })
}
