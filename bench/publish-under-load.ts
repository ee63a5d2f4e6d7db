// What citizens notice of the editors' desk at work: questions come in at an even pace while an editor sends a release
// and publishes it, a Word document of 20 MB, a file that is not what it says, and goes back to the version before. Says
// how long replies took meanwhile, how long the bot's main thread was held up at most and this bench itself, how much
// memory and processor time the bot took with the processes that work beside it, and of which knowledge version each
// answer was: it is made again from both, and compared to the letter.
//   node bench/publish-under-load.ts [releases, 1] [questions a second, 200] [city: some are asked far oftener than others]
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serialiseRelease } from '../src/release/serialise.ts'
import { knowledgeFolder } from '../src/store/folder-files.ts'
import { loadEngine } from '../src/store/knowledge.ts'
import { loadReleases } from '../src/store/knowledge-folder.ts'
import {
  type BotApiDouble,
  citizen,
  type RecordedCall,
  startBotApi,
} from '../tests/support/bot-api-double.ts'
import { talkOf } from '../tests/support/talk.ts'
import { visibleOf } from '../tests/support/telegram-markup.ts'
import type { HeldUp } from './held-up.ts'
import { asCity, inTurn, loadQuestions } from './load.ts'
import { onlyIn, picture, release, wordDocument } from './made-documents.ts'
import { madeReleases } from './made-releases.ts'
import { megabytes, table } from './table.ts'
import { type FirstMessage, whichVersion } from './which-version.ts'

const [count = 1, rate = 200] = process.argv.slice(2, 4).map(Number)
const isCity = process.argv[4] === 'city'
const editorId = 42
const mostMinutes = 30
const everyMs = 5
/** Asked again and again: nothing answers it before the release is published, and one figure after. */
const everyMarker = 25

interface Question extends FirstMessage {
  readonly at: number
}
interface Phase {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly said: string
  /** Seconds of processor time: holds where other programs take the processor. */
  readonly processor: number
}
/** What the bot's process said of its main thread, how late this one was, and memory in bytes. */
interface Sample extends HeldUp {
  readonly at: number
  readonly own: number
  readonly memory: number
}

const folder = mkdtempSync(join(tmpdir(), 'yuanwen-publish-'))
const knowledge = join(folder, 'knowledge')
const api = await startBotApi()
const replies = new Map<number, { readonly at: number; readonly html: string }>()
const editorsCalls: RecordedCall[] = []
// Written down by hand: a list of every call is long, and this process shares its cores with the bot.
api.remembers = false
let called = () => {}
const introduced = new Promise<void>((resolve) => {
  called = resolve
})
api.heard = (method, payload, messageId) => {
  if (method === 'getMe') called()
  const at = performance.now()
  const html = String(payload['text'] ?? '')
  if (payload['chat_id'] === editorId)
    editorsCalls.push({ method, payload, visible: visibleOf(html), messageId, at })
  const to = (payload['reply_parameters'] as { message_id?: number } | undefined)?.message_id
  if (to !== undefined && !replies.has(to)) replies.set(to, { at, html })
}

// Made before anybody asks: making them would hold up those who ask, and hear the replies.
const documents = {
  word: wordDocument(release, 19.9),
  picture: picture(),
  text: Buffer.from('民生实事。\n'.repeat(1_290_000)),
}
await makeKnowledge()
const samples: Sample[] = []
const bot = startBot(api)
process.on('exit', () => bot.kill('SIGKILL'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
setTimeout(() => stopped(`not done after ${mostMinutes} minutes`), mostMinutes * 60_000).unref()
bot.once('exit', (code) => stopped(`the bot ended by itself (${code})`))
let isOver = false
function stopped(why: string): void {
  if (isOver) return
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

await introduced
await sleep(8000)
const asked: Question[] = []
const phases: Phase[] = []
const asking = new AbortController()
const pouring = ask(asking.signal)
const editor = talkOf({ ...api, calls: editorsCalls }, editorId, { patienceMs: 400_000 })
await phase('warming up', () => sleep(5000))
await phase('nothing else', () => sleep(15_000))
const before = await knowledgeFolder(knowledge).read()
await phase('a release: report and preview', () => editor.sends('民生.txt', Buffer.from(release)))
await phase('published', () => editor.taps('✅ 发布'))
const after = await knowledgeFolder(knowledge).read()
await phase('nothing else again', () => sleep(10_000))
await phase('a Word document of 20 MB', () => editor.sends('大.docx', documents.word))
await phase('a picture named .docx', () => editor.sends('假.docx', documents.picture))
await phase('20 MB of text', () => editor.sends('长.txt', documents.text))
await phase('back: preview', () => editor.says('/rollback 1'))
await phase('back: published', () => editor.taps('✅ 发布'))
await phase('at last', () => sleep(5000))
asking.abort()
await pouring
for (const end = Date.now() + 30_000; Date.now() < end && replies.size < asked.length; ) await sleep(200)
const most = Math.max(...samples.map(({ memory }) => memory))
const mostAlone = inStatus('VmHWM', bot.pid)
isOver = true
bot.kill('SIGTERM')
await once(bot, 'exit')
await api.close()
process.stdout.write(`${await report()}\n`)
rmSync(folder, { recursive: true })
process.exit()

async function makeKnowledge(): Promise<void> {
  const { releases: shipped } = await loadReleases('knowledge')
  const [first] = shipped
  if (first === undefined) throw new Error('no release to make others from')
  mkdirSync(join(knowledge, 'releases'), { recursive: true })
  for (const one of madeReleases(first, count))
    writeFileSync(join(knowledge, 'releases', `${one.id}.md`), serialiseRelease(one))
  for (const part of ['vocabulary', 'precedents'])
    cpSync(join('knowledge', part), join(knowledge, part), { recursive: true })
}

function startBot({ token, apiRoot }: BotApiDouble): ChildProcess {
  const watch = fileURLToPath(new URL('held-up.ts', import.meta.url))
  const started = spawn(process.execPath, ['--max-semi-space-size=32', '--import', watch, 'src/yuanwen.js'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: {
      ...{ PATH: process.env['PATH'], BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, LOG_LEVEL: 'warn' },
      ...{ KNOWLEDGE_DIR: knowledge, DATA_DIR: join(folder, 'data'), ADMIN_IDS: String(editorId) },
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  let [late, looked] = [0, performance.now()]
  setInterval(() => {
    const now = performance.now()
    late = Math.max(late, now - looked - everyMs)
    looked = now
  }, everyMs).unref()
  started.on('message', (heldUp: HeldUp) => {
    samples.push({ ...heldUp, own: late, at: performance.now(), memory: memoryOf(started) })
    late = 0
  })
  return started
}

/** Of the bot, and of the processes that it has started and that work now. */
function memoryOf({ pid }: ChildProcess): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  const started = threads.flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' '))
  return [pid, ...started].reduce<number>((sum, one) => sum + inStatus('VmRSS', one), 0)
}

/** Seconds, with those of processes that it started and that have ended. */
function processorOf({ pid }: ChildProcess): number {
  // Behind the name in brackets: user, system, and both of ended children, in hundredths.
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
}

function inStatus(name: 'VmRSS' | 'VmHWM', of: number | string | undefined): number {
  const status = read(`/proc/${of}/status`)
  return 1024 * Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
}

/** Nothing of a process or thread that has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Each question from a person of its own, who never said anything before. */
async function ask(stop: AbortSignal): Promise<void> {
  const next = (isCity ? asCity : inTurn)(loadQuestions())
  const start = performance.now()
  for (let i = 0; !stop.aborted; i++) {
    const ms = start + (i * 1000) / rate - performance.now()
    if (ms > 1) await sleep(ms)
    const person = 1000 + i
    const from = { ...citizen, id: person }
    const text = i % everyMarker === 0 ? onlyIn : next(i)
    const message = api.say(text, { chat: { id: person, type: 'private' }, from })
    asked.push({ person, message, text, from, at: performance.now() })
  }
}

async function phase(name: string, work: () => Promise<unknown>): Promise<void> {
  const [from, worked] = [performance.now(), processorOf(bot)]
  const done = (async () => work())()
  const said = String((await done.catch((error: Error) => `FAILED: ${error.message}`)) ?? '')
  const processor = processorOf(bot) - worked
  phases.push({ name, from, to: performance.now(), said: said.split('\n')[0] ?? '', processor })
}

async function report(): Promise<string> {
  const rows = phases.map(({ name, from, to, said, processor }) => {
    const took = asked
      .filter(({ at }) => at >= from && at < to)
      .map(({ message, at }) => (replies.get(message)?.at ?? Number.POSITIVE_INFINITY) - at)
      .sort((a, b) => a - b)
    const ms = (share: number) =>
      took.length === 0 ? '–' : `${Math.round(took[Math.floor((took.length - 1) * share)] ?? Number.NaN)} ms`
    const meanwhile = samples.filter(({ at }) => at >= from && at < to)
    const held = (of: 'waited' | 'worked' | 'own') =>
      `${Math.round(Math.max(0, ...meanwhile.map((one) => one[of])))} ms`
    const memory = Math.max(0, ...meanwhile.map((one) => one.memory))
    const seconds = `${((to - from) / 1000).toFixed(1)} s`
    return [
      ...[name, seconds, String(took.length), ms(0.5), ms(0.95), ms(0.99), ms(1)],
      ...[held('waited'), held('worked'), held('own'), megabytes(memory)],
      ...[`${processor.toFixed(1)} s`, said.slice(0, 24)],
    ]
  })
  const titles = [
    'meanwhile',
    'for',
    'asked',
    'p50',
    'p95',
    'p99',
    'longest',
    'held up',
    'working',
    'bench late',
    'memory',
    'processor',
    'editor read',
  ]
  return [
    `${count} releases, ${rate} questions a second, ${isCity ? 'as a city asks' : 'all in turn'}, each from a chat of its own`,
    ...table(titles, rows),
    ...(await versionsOfReplies()),
    `memory at most ${megabytes(most)} with the processes that work beside the bot; the bot alone ${megabytes(mostAlone)}`,
  ].join('\n')
}

async function versionsOfReplies(): Promise<string[]> {
  const [old, other] = [
    await loadEngine(knowledge, { files: before }),
    await loadEngine(knowledge, { files: after }),
  ]
  const of = whichVersion([old, other])
  const published = phases.find(({ name }) => name === 'published')
  const back = phases.find(({ name }) => name === 'back: published')
  const counts = { old: 0, other: 0, both: 0, neither: 0, early: 0, late: 0, without: 0 }
  const strange: string[] = []
  for (const question of asked) {
    const reply = replies.get(question.message)
    if (reply === undefined) {
      counts.without += 1
      continue
    }
    const found = of(question, reply.html)
    if (found.length === 2) counts.both += 1
    else if (found[0] === undefined) {
      counts.neither += 1
      strange.push(`${question.text} → ${visibleOf(reply.html)}`)
    } else counts[found[0] === old ? 'old' : 'other'] += 1
    // Published when the editor has read so, and not before they asked for it.
    const isNew = found.length === 1 && found[0] === other
    const isOld = found.length === 1 && found[0] === old
    if (isNew && (reply.at < (published?.from ?? 0) || question.at > (back?.to ?? 0))) counts.early += 1
    if (isOld && question.at > (published?.to ?? 0) && question.at < (back?.from ?? 0)) counts.late += 1
  }
  return [
    `answers: ${counts.old} of the version before, ${counts.other} of the one that was published, ${counts.both} that both give, ` +
      `${counts.neither} of neither; ${counts.without} without a reply; ` +
      `${counts.early} new ones too early, ${counts.late} old ones too late`,
    ...strange.slice(0, 3),
  ]
}
