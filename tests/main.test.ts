// The whole program, as its own process, over real HTTP.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BotApiDouble, citizen, startBotApi, testToken } from './support/bot-api-double.ts'
import { freePort } from './support/free-port.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
let dataDir = ''
const children: ChildProcessWithoutNullStreams[] = []
let api: BotApiDouble | null = null

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-main-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  }
  await api?.close()
  api = null
  rmSync(dataDir, { recursive: true })
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts the program, with nothing of this machine's environment but the path. */
function program(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  node: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...node, 'src/yuanwen.js', ...args], {
    cwd: root,
    // Empty variables win over a developer's .env.
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: '',
      ADMIN_IDS: '',
      DATABASE_URL: '',
      WEBHOOK_URL: '',
      DATA_DIR: dataDir,
      ...env,
    },
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => ({ code, out, err }))
  return { child, ended }
}

async function botOn(double: BotApiDouble) {
  const started = program([], { BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot })
  await double.next('setMyCommands', 30_000)
  return started
}

const stackTrace = /\n\s+at /

describe('the bot', { timeout: 60_000 }, () => {
  it('greets, answers, admits what it does not know, and stops when asked', async () => {
    api = await startBotApi()
    const { child, ended } = await botOn(api)

    api.say('/start')
    const greeting = await api.next('sendMessage')
    expect(greeting.visible).toContain('您好')
    expect(JSON.stringify(greeting.payload['reply_markup']).match(/"callback_data":"q:/g)).toHaveLength(3)

    const asked = api.say('今年为多少名残疾人适配了轮椅等辅助器具？')
    const reply = await api.next('sendMessage')
    expect(reply.payload['text']).toMatch(
      /^<b>2343名<\/b>[\s\S]*<blockquote>[\s\S]*2343名[\s\S]*<\/blockquote>\n.*2024-12-24/,
    )
    expect(reply.payload['reply_parameters']).toMatchObject({ message_id: asked })

    api.say('今天月球背面的火锅店几点关门？')
    expect((await api.next('sendMessage')).visible).toMatch(/没有|没看懂/)

    api.push({
      message: { message_id: 90, chat: { id: citizen.id, type: 'private' }, from: citizen, photo: [] },
    })
    expect((await api.next('sendMessage')).visible).toContain('文字')

    api.say('<b>&'.repeat(1024))
    expect((await api.next('sendMessage')).visible).not.toBe('')

    child.kill('SIGTERM')
    const { code, out, err } = await ended
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).not.toContain(testToken.slice(-20))
    expect(err).not.toContain('轮椅')
    expect(api.complaints).toEqual([])
    expect(api.pending()).toEqual([])
  })

  it('answers what is posted to its webhook with the secret, and refuses it without', async () => {
    api = await startBotApi()
    const port = await freePort()
    const address = `http://127.0.0.1:${port}/telegram`
    const secret = 'webhook_secret-0123456789'
    const account = { BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot }
    const webhook = { WEBHOOK_URL: address, WEBHOOK_SECRET: secret, PORT: String(port) }
    const { child, ended } = program([], { ...account, ...webhook })
    expect((await api.next('setWebhook', 30_000)).payload).toMatchObject({
      url: address,
      secret_token: secret,
    })

    const chat = { id: citizen.id, type: 'private' }
    const post = async (id: number, text: string, token: string) => {
      const message = { message_id: id, date: 1, chat, from: citizen, text }
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': token }
      const body = JSON.stringify({ update_id: id, message })
      return (await fetch(address, { method: 'POST', headers, body })).status
    }
    expect(await post(1, '/start', `${secret}x`)).toBe(401)
    expect(await post(2, '今年为多少名残疾人适配了轮椅等辅助器具？', secret)).toBe(200)
    const reply = await api.next('sendMessage')
    expect(reply.payload).toMatchObject({ chat_id: chat.id, reply_parameters: { message_id: 2 } })
    expect(reply.visible).toMatch(/^2343名\n/)

    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, out: '', err: expect.not.stringContaining(secret) })
    const methods = api.calls.map(({ method }) => method)
    expect(methods).not.toContain('getUpdates')
    expect(methods.filter((method) => method === 'sendMessage')).toHaveLength(1)
    expect(api.complaints).toEqual([])
  })

  it('says in one line that the token is refused', async () => {
    api = await startBotApi()
    const token = `${testToken.slice(0, -1)}X`
    const { code, err } = await program([], { BOT_TOKEN: token, TELEGRAM_API_ROOT: api.apiRoot }).ended
    expect(code).toBe(1)
    expect(err).toMatch(/^BOT_TOKEN: is refused by Telegram → .+$/m)
    expect(err).not.toMatch(stackTrace)
    expect(err).not.toContain(token.slice(-20))
  })

  it('waits for Telegram when it cannot be reached, says so once, and stops when asked', async () => {
    api = await startBotApi()
    const { apiRoot } = api
    await api.close()
    api = null
    const { child, ended } = program([], { BOT_TOKEN: testToken, TELEGRAM_API_ROOT: apiRoot })
    await once(child.stderr, 'data')
    child.kill('SIGTERM')
    const { code, err } = await ended
    expect(code).toBe(0)
    expect(err.match(/Telegram does not answer/g)).toHaveLength(1)
    expect(err).not.toContain(testToken.slice(-20))
  })

  it('is healthy once Telegram has answered', async () => {
    api = await startBotApi()
    const { child, ended } = await botOn(api)
    api.say('/help')
    await api.next('sendMessage')
    child.kill('SIGTERM')
    await ended
    expect((await program(['health']).ended).code).toBe(0)
    const elsewhere = await program(['health', '--data', join(dataDir, 'none')]).ended
    expect(elsewhere.code).toBe(1)
    expect(elsewhere.err).toContain('the bot does not run')
  })
})

describe('a start that cannot be', { timeout: 60_000 }, () => {
  it.each([[[]], [['chat']], [['ask', '轮椅']]])('without a knowledge folder: %j', async (args) => {
    const knowledge = join(dataDir, 'no-such-knowledge')
    const { code, out, err } = await program(args, { KNOWLEDGE_DIR: knowledge, BOT_TOKEN: testToken }).ended
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('no-such-knowledge')
    expect(err).not.toMatch(stackTrace)
  })

  it('names every faulty variable', async () => {
    const { code, err } = await program([], { BOT_TOKEN: 'your-token', ADMIN_IDS: '@joe' }).ended
    expect(code).toBe(1)
    expect(err.split('\n').map((line) => line.split(':')[0])).toEqual(['BOT_TOKEN', 'ADMIN_IDS', ''])
  })

  it('says which Node it needs', async () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.1.0"}})'
    const { code, err } = await program([], {}, ['--import', old]).ended
    expect(code).toBe(1)
    expect(err).toMatch(/needs Node 24[\s\S]*20\.1\.0[\s\S]*npm ci/)
  })
})

describe('the command line', { timeout: 60_000 }, () => {
  it('talks in the terminal without a token, and says how to get one', async () => {
    const { child, ended } = program([])
    child.stdin.end('今年为多少名残疾人适配了轮椅等辅助器具？\n')
    const { code, out, err } = await ended
    expect(code).toBe(0)
    expect(out).toMatch(/^2343名/)
    expect(out).not.toContain('\u001b')
    expect(err).toContain('@BotFather')
  })

  it('answers one question as JSON', async () => {
    const { code, out } = await program(['ask', '--json', '今年为多少名残疾人适配了轮椅等辅助器具？']).ended
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ outcome: 'answered', figures: ['2343名'] })
  })

  it('answers a batch line while its input is still open', async () => {
    const { child, ended } = program(['ask', '--batch', '-'])
    child.stdin.write('{"text":"你好"}\n')
    await once(child.stdout, 'data')
    child.stdin.end()
    expect((await ended).code).toBe(0)
  })

  it.each([[['nosuch']], [['ask', '--nosuch', 'x']], [['ask']], [['--nosuch']]])(
    'refuses %j',
    async (args) => {
      const { code, out, err } = await program(args).ended
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(/^error: /)
    },
  )

  it('lists every command', async () => {
    const { code, out } = await program(['--help']).ended
    expect(code).toBe(0)
    for (const name of ['start', 'chat', 'ask', 'search', 'import', 'passages', 'check', 'eval', 'health']) {
      expect(out).toMatch(new RegExp(`^ +${name}\\b`, 'm'))
    }
  })
})
