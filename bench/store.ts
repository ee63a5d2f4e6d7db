// Questions a second through the store alone: taken in, claimed, finished with their reply, claimed for sending, sent;
// each step on disk before the next. `npm run bench:store`, with `-- --postgres URL` on a PostgreSQL (emptied!).
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Effect } from '../src/chat/effect.ts'
import { linesOnly, say } from '../src/render/message.ts'
import { openStore } from '../src/store/store.ts'

const [flag, url] = process.argv.slice(2)
const databaseUrl = flag === '--postgres' && url !== undefined ? url : null
const dataDir = mkdtempSync(join(tmpdir(), 'yuanwen-bench-'))
const pace = { everyMs: 0.001, burst: 1000 }
const notices = { everyMs: 0.001, aheadMs: 0 }
const paces = { all: pace, careful: pace, notices, private: pace, group: pace }
const { inbox, outbox, close } = await openStore({ dataDir, databaseUrl, now: Date.now, paces })

const questions = 2000
const chats = 500
/** Of the webhook: each brings one update at a time, and the next when it was stored. */
const connections = 8
const body = JSON.stringify({ message: { text: '今年有多少残疾人配上了轮椅？'.repeat(10) } })
const takenAt = new Map<number, number>()
const latencies: number[] = []

function reply(id: number, chat: number): readonly Effect[] {
  const message = linesOnly([say('为2343名残疾人适配轮椅、拐杖、助听器、盲杖等3类19种基本型辅助器具。')])
  const to = { chat, replyTo: id, thread: null }
  const post = { to, message, edits: null, answers: id, urgency: 'reply', silent: false } as const
  const speaker = `${chat}:${chat}`
  const turn = { context: { turn: 1, last: null }, choices: [], language: 'zh-Hans' } as const
  return [
    { kind: 'post', post, speaker, question: '多少' },
    { kind: 'turn', speaker, turn, until: Date.now() + 1_800_000 },
  ]
}

async function takeIn(): Promise<void> {
  for (let first = 1; first <= questions; first += connections)
    await Promise.all(
      Array.from({ length: connections }, (_, i) => {
        const id = first + i
        takenAt.set(id, performance.now())
        return inbox.take([{ id, lane: String(1 + (id % chats)), body }])
      }),
    )
}

async function workOff(): Promise<void> {
  for (let done = 0; done < questions; ) {
    const claimed = await inbox.claim(32)
    await Promise.all(claimed.map(({ id, lane }) => inbox.finish(id, reply(id, Number(lane)))))
    done += claimed.length
  }
}

async function send(): Promise<void> {
  while (latencies.length < questions) {
    const posts = await outbox.claim(32, Date.now())
    await Promise.all(
      posts.map(async ({ id, answers }) => {
        await outbox.sent(id, id)
        latencies.push(performance.now() - (takenAt.get(answers ?? 0) ?? 0))
      }),
    )
  }
}

const began = performance.now()
await Promise.all([takeIn(), workOff(), send()])
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage()
latencies.sort((a, b) => a - b)
const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1)
console.log(
  `${databaseUrl === null ? 'SQLite' : 'PostgreSQL'}: ${questions} questions in ${seconds.toFixed(2)} s = ` +
    `${Math.round(questions / seconds)} a second; ${((user + system) / 1000 / questions).toFixed(2)} ms of CPU each; ` +
    `through the store in ${at(0.5)} ms (median), ${at(0.99)} ms (99th percentile)`,
)
await close()
rmSync(dataDir, { recursive: true })
