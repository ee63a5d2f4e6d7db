// The desk's work outlasts kill -9: the whole program as its own process, killed while it reads a document.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type BotApiDouble, startBotApi, type Trouble } from '../support/bot-api-double.ts'
import { talkOf } from '../support/talk.ts'
import { laterRelease, wanted } from './later-release.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const editorId = 42
let folder = ''
let api: BotApiDouble
const running: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuanwen-killed-'))
  cpSync(join(root, 'knowledge'), join(folder, 'knowledge'), { recursive: true })
  api = await startBotApi()
})
afterEach(async () => {
  for (const child of running.splice(0)) await ended(child)
  await api.close()
  rmSync(folder, { recursive: true })
})

function program(): ChildProcess {
  const env = {
    ...{ PATH: process.env['PATH'], BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.apiRoot },
    ...{ KNOWLEDGE_DIR: join(folder, 'knowledge'), DATA_DIR: join(folder, 'data') },
    ...{ ADMIN_IDS: String(editorId), DATABASE_URL: '', WEBHOOK_URL: '', LOG_LEVEL: 'error' },
  }
  const child = spawn(process.execPath, ['src/yuanwen.js'], { cwd: root, env, stdio: 'ignore' })
  running.push(child)
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const document = readFileSync(join(root, 'tests/fixtures/documents/release.txt'), 'utf8')
  .replaceAll('云栖市', '涿州市')
  .replace('3月18日', '2025年3月18日')
  .replace('“民生实事看得见”', '')

it('begins again what was killed, in the same message, and publishes it once', {
  timeout: 180_000,
}, async () => {
  const editor = talkOf(api, editorId, { patienceMs: 90_000 })
  const first = program()
  const preview = editor.sends('民生.txt', Buffer.from(document))
  expect((await api.next('sendMessage', 90_000)).visible).toBe('① 下载文件…')
  expect((await api.next('editMessageText', 90_000)).visible).toBe('② 读取、修复…')
  await ended(first)
  program()
  expect(await preview).toMatch(/^预览：《涿州市2024年度民生实事办理情况》/)
  expect(api.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  expect(await editor.taps('✅ 发布')).toMatch(/^已发布：第 2 版/)
  expect(await editor.says('全市新建了多少所公办幼儿园？')).toMatch(/^17所/)
  const log = await editor.says('/log')
  expect(log.match(/发来文件/g)).toHaveLength(1)
  expect(log.match(/· 发布 ·/g)).toHaveLength(1)
  expect(api.complaints).toEqual([])
})

it('tells what somebody waits for once, killed between publishing and sending, and in mid-send', {
  timeout: 180_000,
}, async () => {
  const patience = { patienceMs: 90_000 }
  const [editor, asker] = [talkOf(api, editorId, patience), talkOf(api, 45, patience)]
  const toAsker = (trouble: Trouble) => {
    api.misfortune = (method, { chat_id: chat }) =>
      method === 'sendMessage' && chat === asker.id ? trouble : null
  }
  const stopped = async () => {
    const before = api.failed('sendMessage')
    while (api.failed('sendMessage') === before) await new Promise((resolve) => setTimeout(resolve, 10))
    await ended(running.at(-1) as ChildProcess)
  }
  program()
  expect(await asker.says(wanted)).not.toContain('2511')
  asker.presses('🔔')
  await api.next('answerCallbackQuery', 90_000)
  toAsker({ status: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })
  await editor.sends('later.txt', laterRelease({ wheelchairs: 2511 }))
  expect(await editor.taps('✅ 发布')).toContain('再确认一次')
  const published = editor.taps('⚠️')
  await stopped()
  toAsker('hang')
  program()
  await published
  await stopped()
  api.misfortune = null
  program()
  expect(await asker.hears()).toMatch(/^您等的有了[\s\S]*2511名/u)
  expect(await asker.says('/waiting')).toContain('没有在等什么')
  const news = api.calls.filter(({ visible }) => visible.startsWith('您等的有了'))
  expect(news).toHaveLength(1)
  expect(api.complaints).toEqual([])
})
