// The desk's direct way to Telegram: progress that is shown at once, and files that editors sent.
import { get as getPlain, type IncomingMessage } from 'node:http'
import { get as getSecure } from 'node:https'
import type { Role } from '../chat/role.ts'
import type { Wire } from '../desk/circumstances.ts'
import type { Log } from '../log.ts'
import type { Message } from '../render/message.ts'
import { telegramHtml } from '../render/telegram-html.ts'
import { type Account, agentOf, type Call } from './client.ts'
import { CallFailed } from './failure.ts'
import { fieldsOf, numberIn, textIn } from './fields.ts'
import { keyboardFor } from './keyboard.ts'
import { setMenuOf } from './menu.ts'

/** What the Bot API gives a bot at most, and a little: more than that is no file of its. */
const mostBytes = 21 * 1024 * 1024
const deadlineMs = 60_000

/** `signal` ends what is under way. */
export function createWire(call: Call, account: Account, log: Log, signal: AbortSignal): Wire {
  const agent = agentOf(account)
  const payload = (chat: number, message: Message) => {
    const keyboard = keyboardFor(message)
    return {
      ...{ chat_id: chat, text: telegramHtml(message), parse_mode: 'HTML' },
      link_preview_options: { is_disabled: true },
      ...(keyboard === null ? {} : { reply_markup: keyboard }),
    }
  }
  const trying = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      log.info({ reason: error.message }, 'progress was not shown')
      return null
    }
  }
  return {
    async send(chat, message) {
      const sent = await trying(() => call('sendMessage', payload(chat, message), { signal }))
      return numberIn(fieldsOf(sent)['message_id'])
    },
    async edit(chat, number, message) {
      await trying(() =>
        call('editMessageText', { ...payload(chat, message), message_id: number }, { signal }),
      )
    },
    async download(file) {
      try {
        const { file_path: path } = fieldsOf(await call('getFile', { file_id: file }, { signal }))
        const found = textIn(path)
        if (found === null) return { reason: 'getFile' }
        const root = account.apiRoot.replace(/\/$/, '')
        const parts = found.split('/').map(encodeURIComponent).join('/')
        return await bytesAt(new URL(`${root}/file/bot${account.token}/${parts}`), agent, signal)
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        return { reason: error.message }
      }
    },
    menu: (person: number, role: Role | null) => setMenuOf(call, log, person, role, signal),
  }
}

type Fetched = Awaited<ReturnType<Wire['download']>>

/** Never rejects; the address, which holds the token, is in no reason. */
async function bytesAt(url: URL, agent: ReturnType<typeof agentOf>, signal: AbortSignal): Promise<Fetched> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
  const get = url.protocol === 'https:' ? getSecure : getPlain
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { signal: limit, ...(url.protocol === 'https:' ? { agent } : {}) }
      get(url, options, resolve).on('error', reject)
    })
    if (response.statusCode !== 200) {
      response.destroy()
      return { reason: `HTTP ${response.statusCode}` }
    }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response) {
      size += (chunk as Buffer).length
      if (size > mostBytes) {
        response.destroy()
        return { reason: '> 20 MB' }
      }
      chunks.push(chunk as Buffer)
    }
    return { bytes: Buffer.concat(chunks) }
  } catch (error) {
    return { reason: String((error as { code?: unknown }).code ?? 'aborted') }
  }
}
