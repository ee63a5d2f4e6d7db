// A process that works at a store until it is killed: takes updates in, answers each with one post, sends the posts,
// and says on standard output, before and after, what it does. Run by tests as `node worker.ts '{…}'`.
import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { openStore, type StoreOptions } from '../../src/store/store.ts'
import { answer, postTo, textOf } from '../contracts/examples.ts'
import { unpaced } from './databases.ts'

export interface WorkerOptions extends Pick<StoreOptions, 'dataDir' | 'databaseUrl'> {
  /** Takes in this many updates, numbered from here on; null: works off what others take. */
  readonly from: number | null
  readonly count: number
  readonly lanes: number
  readonly lease: { readonly leaseMs: number; readonly renewMs: number }
}

const { from, count, lanes, ...options } = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions
// In one write, so that a kill cannot lose half a line.
const say = (...words: readonly unknown[]) => writeSync(1, `${words.join(' ')}\n`)
const { inbox, outbox } = await openStore({ ...options, now: Date.now, paces: unpaced })
say('open')

async function takeIn(): Promise<void> {
  if (from === null) return
  for (let next = from; next < from + count; next += 5) {
    const ids = Array.from({ length: 5 }, (_, i) => next + i)
    const batch = ids.map((id) => ({ id, lane: String(1 + (id % lanes)), body: '{}' }))
    await inbox.take(batch)
    for (const id of ids) say('taken', id)
    await wait(1)
  }
}

async function workOff(): Promise<void> {
  for (;;) {
    const claimed = await inbox.claim(4)
    await Promise.all(
      claimed.map(({ id, lane }) => inbox.finish(id, [answer(postTo(Number(lane), `${id}`))])),
    )
    if (claimed.length === 0) await wait(2)
  }
}

async function send(): Promise<void> {
  for (;;) {
    const posts = await outbox.claim(4, Date.now())
    await Promise.all(
      posts.map(async (post) => {
        say('sending', textOf(post), post.to.chat, post.maybeSent)
        await outbox.sent(post.id, Number(textOf(post)))
      }),
    )
    if (posts.length === 0) await wait(2)
  }
}

await Promise.all([takeIn(), workOff(), send()])
