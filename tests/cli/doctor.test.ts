// `yuanwen doctor` against the Bot API on loopback: a line for each thing, 1 when one is wrong, never the token.

import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { testIo } from '../support/test-io.ts'

const token = '123456789:AAtest-0123456789abcdefghijklmnopqr'

let dataDir: string
let answers: Record<string, { status?: number; body: unknown }>
let date: Date | null
let close: () => void
let apiRoot: string

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-doctor-'))
  date = null
  const me = {
    id: 1,
    username: 'yuanwen_test_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
  }
  answers = {
    getMe: { body: { ok: true, result: me } },
    getWebhookInfo: { body: { ok: true, result: { url: '', pending_update_count: 2 } } },
  }
  const server = createServer((request, response) => {
    const [, bot, method = ''] = (request.url ?? '').split('/')
    const { status = 200, body } = answers[bot === `bot${token}` ? method : ''] ?? { status: 404, body: {} }
    response.writeHead(status, { date: (date ?? new Date()).toUTCString() }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => server.close()
})
afterEach(() => {
  close()
  rmSync(dataDir, { recursive: true })
})

async function doctor(over: Record<string, string> = {}) {
  const env = { BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, DATA_DIR: dataDir, ...over }
  const io = testIo('', { env })
  const status = await main(['doctor'], io)
  const said = io.out() + io.err()
  expect(said).not.toContain(token.slice(token.indexOf(':') + 1))
  const wrong = said.split('\n').filter((line) => line.startsWith('wrong'))
  return { status, said, wrong }
}

it('says that all is well', async () => {
  const { status, said } = await doctor()
  expect(said.split('\n').map((line) => line.split(':')[0])).toEqual([
    'ok     token',
    'ok     rights',
    'ok     webhook',
    'ok     clock',
    'ok     store',
    'ok     knowledge',
    '',
  ])
  expect(said).toMatch('@yuanwen_test_bot, id 1')
  expect(said).toMatch('privacy mode is on')
  expect(status).toBe(0)
})

it.each([
  [{ BOT_TOKEN: '' }, 'BOT_TOKEN: is not set → send /newbot to @BotFather'],
  [{ BOT_TOKEN: `${token}x` }, 'BOT_TOKEN: is refused (404) → take the token anew'],
  [{ TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }, 'cannot be reached (ECONNREFUSED) → check the network'],
  [{ WEBHOOK_URL: 'https://bot.example.org/x' }, 'is not what Telegram has (none) → start the bot'],
  [{ DATABASE_URL: 'postgres://127.0.0.1:1/none' }, 'cannot be reached (ECONNREFUSED) → start the database'],
  [{ KNOWLEDGE_DIR: '/nowhere' }, '/nowhere'],
  [{ PORT: 'x' }, 'PORT: should be a port number'],
])('names what is wrong with %j', async (over, line) => {
  const { status, wrong } = await doctor(over as unknown as Record<string, string>)
  expect(wrong).toEqual([expect.stringContaining(line)])
  expect(status).toBe(1)
})

it('names a webhook that does not work, and one that is in the way', async () => {
  const url = 'https://bot.example.org/x'
  const result = {
    url,
    pending_update_count: 7,
    last_error_message: 'Connection refused',
    last_error_date: 1_790_000_000,
  }
  answers['getWebhookInfo'] = { body: { ok: true, result } }
  const broken = await doctor({ WEBHOOK_URL: url })
  expect(broken.wrong).toEqual([expect.stringMatching(/Connection refused .*7 wait.* → make this address/)])
  expect((await doctor()).wrong).toEqual([expect.stringContaining('Telegram has a webhook set')])
})

it('names a clock that is wrong', async () => {
  date = new Date(Date.now() - 3_600_000)
  expect((await doctor()).wrong).toEqual([
    expect.stringMatching(/clock: the system clock: is 3\d{3} s ahead/),
  ])
})

it('names a store that is damaged', async () => {
  writeFileSync(
    join(dataDir, 'yuanwen.db'),
    'this is no database at all, though it is long enough. '.repeat(50),
  )
  expect((await doctor()).wrong).toEqual([expect.stringMatching(/yuanwen.db: is damaged .* → stop the bot/)])
})
