// How soon a version that one bot publishes answers in another: two bots in processes of their own, on one PostgreSQL
// and one account, each with a folder of its own. A question that only the new version answers is put ten times a second;
// whoever takes it answers it.
//   node bench/follow.ts [releases, 1]
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serialiseRelease } from '../src/release/serialise.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import { citizen, startBotApi } from '../tests/support/bot-api-double.ts'
import { noPostgres, startServer } from '../tests/support/postgres.ts'
import { talkOf } from '../tests/support/talk.ts'
import { onlyIn, release } from './made-documents.ts'
import { madeReleases } from './made-releases.ts'

if (noPostgres !== null) throw new Error(noPostgres)
const count = Number(process.argv[2] ?? 1)
const editorId = 42
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'yuanwen-follow-'))
const server = await startServer()
const databaseUrl = await server.newDatabase()
const api = await startBotApi()
const bots: ChildProcess[] = []
process.on('exit', () => {
  for (const bot of bots) bot.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
setTimeout(() => process.exit(1), 15 * 60_000).unref()

try {
  for (const name of ['one', 'other']) bots.push(await startBot(name))
  await sleep(10_000)
  const asked: { readonly message: number; readonly at: number }[] = []
  const asking = new AbortController()
  const pouring = ask(asked, asking.signal)
  await sleep(2000)
  const editor = talkOf(api, editorId, { patienceMs: 400_000 })
  await editor.sends('民生.txt', Buffer.from(release))
  const said = await editor.taps('✅ 发布')
  const published = performance.now()
  await sleep(15_000)
  asking.abort()
  await pouring
  await sleep(2000)
  const replies = new Map(
    api.calls.map(({ payload, visible }) => [
      (payload['reply_parameters'] as { message_id?: number } | undefined)?.message_id,
      visible.split('\n')[0] ?? '',
    ]),
  )
  const answers = asked.map(({ message, at }) => ({ at, text: replies.get(message) ?? '' }))
  const kinds = [...new Set(answers.map(({ text }) => text))]
  const last = answers.findLast(({ text }) => text === answers[0]?.text)
  process.stdout.write(
    `${[
      `${count} releases, two bots on one PostgreSQL: ${said.split('\n')[0]}`,
      `${answers.length} asked, ${kinds.length} different answers: ${kinds.join(' | ')}`,
      `the last old answer was to a question ${Math.round((last?.at ?? 0) - published)} ms after the editor read that it is published`,
    ].join('\n')}\n`,
  )
} finally {
  for (const bot of bots) {
    bot.kill('SIGTERM')
    await once(bot, 'exit')
  }
  await api.close()
  await server.dispose()
  rmSync(folder, { recursive: true })
}
process.exit()

async function startBot(name: string): Promise<ChildProcess> {
  const knowledge = join(folder, name, 'knowledge')
  const [first] = (await loadReleases('knowledge')).releases
  if (first === undefined) throw new Error('no release to make others from')
  mkdirSync(join(knowledge, 'releases'), { recursive: true })
  for (const one of madeReleases(first, count))
    writeFileSync(join(knowledge, 'releases', `${one.id}.md`), serialiseRelease(one))
  cpSync('knowledge/vocabulary', join(knowledge, 'vocabulary'), { recursive: true })
  const bot = spawn(process.execPath, ['--max-semi-space-size=32', 'src/yuanwen.js'], {
    cwd: root,
    env: {
      ...{
        PATH: process.env['PATH'],
        BOT_TOKEN: api.token,
        TELEGRAM_API_ROOT: api.apiRoot,
        LOG_LEVEL: 'warn',
      },
      ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, name, 'data'), DATABASE_URL: databaseUrl },
      ADMIN_IDS: String(editorId),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await api.next('getMe', 300_000)
  return bot
}

/** Each time by somebody else. */
async function ask(asked: { message: number; at: number }[], stop: AbortSignal): Promise<void> {
  for (let person = 1000; !stop.aborted; person++) {
    const message = api.say(onlyIn, {
      chat: { id: person, type: 'private' },
      from: { ...citizen, id: person },
    })
    asked.push({ message, at: performance.now() })
    await sleep(100)
  }
}
