// The ports inbox, outbox and memory without a database, for tests of the edge alone. It can be put out of reach, and
// ended in the middle of everything and opened again, as a crash would.
import type { Effect } from '../../src/chat/effect.ts'
import type { Claimed, Inbox, Taken } from '../../src/chat/inbox.ts'
import type { ChatRecord, Memory, PersonRecord, SentAnswer, Turn } from '../../src/chat/memory.ts'
import type { ClaimedPost, Outbox, Post } from '../../src/chat/outbox.ts'
import { StoreUnavailable } from '../../src/chat/unavailable.ts'

interface Update extends Taken {
  attempts: number
  notBefore: number
  state: 'waiting' | 'under way' | 'done'
}

interface Waiting extends Post {
  readonly id: number
  readonly speaker: string | null
  readonly question: string | null
  maybeSent: boolean
  notBefore: number
  state: 'waiting' | 'under way' | 'sent' | 'failed'
  reason: string | null
}

export interface MemoryStore {
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly memory: Memory
  readonly updates: readonly Update[]
  readonly posts: readonly Waiting[]
  readonly chats: ReadonlyMap<number, ChatRecord>
  /** While true, every call rejects. */
  away: boolean
  /** Gives back what was under way, as a restart does. */
  reopen(): void
}

const freshChat = (id: number): ChatRecord => ({
  ...{ id, type: 'private', title: null, gone: false, language: null, answers: true },
  ...{ quiet: null, topics: [], toldPrivacy: false },
})

export function memoryStore(): MemoryStore {
  const updates: Update[] = []
  const posts: Waiting[] = []
  const chats = new Map<number, ChatRecord>()
  const people = new Map<number, PersonRecord>()
  const turns = new Map<string, { readonly turn: Turn; readonly until: number }>()
  const answers: SentAnswer[] = []
  const votes = new Map<string, Extract<Effect, { kind: 'vote' }>>()
  const paused = new Map<number | null, number>()

  /** Calls are answered in a later turn of the event loop, as a database's are. */
  async function reached(): Promise<void> {
    await Promise.resolve()
    if (store.away) throw new StoreUnavailable('away', null)
  }

  function happen(effect: Effect): void {
    switch (effect.kind) {
      case 'post': {
        const { post, speaker, question } = effect
        const fresh = { maybeSent: false, notBefore: 0, state: 'waiting', reason: null } as const
        posts.push({ ...post, id: posts.length + 1, speaker, question, ...fresh })
        return
      }
      case 'turn':
        return void turns.set(effect.speaker, effect)
      case 'chat': {
        const before = chats.get(effect.chat.id) ?? freshChat(effect.chat.id)
        return void chats.set(effect.chat.id, { ...before, ...effect.chat })
      }
      case 'person':
        return void people.set(effect.id, effect)
      case 'vote':
        return void votes.set(`${effect.chat} ${effect.message} ${effect.person}`, effect)
      case 'forget':
        return void people.delete(effect.person)
      case 'moved': {
        const record = chats.get(effect.from)
        if (record !== undefined) chats.set(effect.to, { ...record, id: effect.to, type: 'supergroup' })
        chats.delete(effect.from)
        return
      }
    }
  }

  const inbox: Inbox = {
    async take(taken) {
      await reached()
      const fresh = taken.filter(({ id }) => !updates.some((update) => update.id === id))
      for (const one of fresh) updates.push({ ...one, attempts: 0, notBefore: 0, state: 'waiting' })
      return fresh.length
    },
    async claim(limit) {
      await reached()
      const claimed: Claimed[] = []
      const lanes = new Set(updates.filter(({ state }) => state === 'under way').map(({ lane }) => lane))
      for (const update of updates) {
        if (update.state !== 'waiting' || lanes.has(update.lane) || claimed.length >= limit) continue
        lanes.add(update.lane)
        if (update.notBefore > Date.now()) continue
        update.state = 'under way'
        claimed.push({ ...update })
        update.attempts++
      }
      return claimed
    },
    async finish(id, effects) {
      await reached()
      const update = updates.find((one) => one.id === id && one.state === 'under way')
      if (update === undefined) return
      update.state = 'done'
      for (const effect of effects) happen(effect)
    },
    async release(id, notBefore) {
      await reached()
      const update = updates.find((one) => one.id === id)
      if (update !== undefined) Object.assign(update, { state: 'waiting', notBefore })
    },
    async waiting() {
      await reached()
      return updates.filter(({ state }) => state !== 'done').length
    },
  }

  const settle = async (id: number, change: Partial<Waiting>) => {
    await reached()
    const post = posts.find((one) => one.id === id)
    if (post !== undefined) Object.assign(post, change)
    return post
  }
  const clearOf = (post: Waiting, now: number) =>
    Math.max(post.notBefore, paused.get(null) ?? 0, paused.get(post.to.chat) ?? 0) <= now

  const outbox: Outbox = {
    async claim(limit, now) {
      await reached()
      const claimed: ClaimedPost[] = []
      const busy = new Set(posts.filter(({ state }) => state === 'under way').map(({ to }) => to.chat))
      for (const post of posts) {
        if (post.state !== 'waiting' || busy.has(post.to.chat) || claimed.length >= limit) continue
        busy.add(post.to.chat)
        if (!clearOf(post, now)) continue
        post.state = 'under way'
        claimed.push({ ...post })
      }
      return claimed
    },
    async sent(id, message) {
      const post = await settle(id, { state: 'sent' })
      if (post === undefined || message === null || post.speaker === null) return
      const { question, answers: answered, speaker, to } = post
      answers.push({ chat: to.chat, message, answers: answered, question, speaker, sentAt: 0 })
    },
    async failed(id, reason, gone) {
      const post = await settle(id, { state: 'failed', reason })
      if (post !== undefined && gone) happen({ kind: 'chat', chat: { id: post.to.chat, gone } })
    },
    async later(id, notBefore, maybeSent) {
      await settle(id, { state: 'waiting', notBefore, maybeSent })
    },
    async moved(id, to) {
      const post = await settle(id, { state: 'waiting' })
      if (post === undefined) return
      const from = post.to.chat
      happen({ kind: 'moved', from, to })
      for (const one of posts) {
        if (one.to.chat === from) Object.assign(one, { to: { ...one.to, chat: to, replyTo: null } })
      }
    },
    async pause(chat, until) {
      await reached()
      paused.set(chat, Math.max(until, paused.get(chat) ?? 0))
    },
    async next() {
      await reached()
      const waiting = posts.filter(({ state }) => state === 'waiting')
      const times = waiting.map((post) =>
        Math.max(post.notBefore, paused.get(null) ?? 0, paused.get(post.to.chat) ?? 0),
      )
      return times.length === 0 ? null : Math.min(...times)
    },
  }

  const memory: Memory = {
    async turn(speaker, now) {
      await reached()
      const kept = turns.get(speaker)
      return kept === undefined || kept.until < now ? null : kept.turn
    },
    async chat(id) {
      await reached()
      return chats.get(id) ?? null
    },
    async person(id) {
      await reached()
      return people.get(id) ?? null
    },
    async answerIn(chat, message) {
      await reached()
      return answers.find((answer) => answer.chat === chat && answer.message === message) ?? null
    },
    async answerTo(chat, message) {
      await reached()
      return answers.findLast((answer) => answer.chat === chat && answer.answers === message) ?? null
    },
    async keptAbout() {
      await reached()
      return { turns: turns.size, answers: answers.length, votes: votes.size }
    },
  }

  const store: MemoryStore = {
    ...{ inbox, outbox, memory, updates, posts, chats, away: false },
    reopen() {
      for (const update of updates) if (update.state === 'under way') update.state = 'waiting'
      for (const post of posts) {
        if (post.state === 'under way') Object.assign(post, { state: 'waiting', maybeSent: true })
      }
    },
  }
  return store
}
