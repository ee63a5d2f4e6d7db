// Effects → rows, inside the transaction in which their update becomes done. One function a kind.
import type { Effect } from '../../chat/effect.ts'
import { amend, keepAnnouncement, sendAgain, takeStep } from './announcements.ts'
import { audit } from './audit.ts'
import { endWish, keepWish } from './awaited.ts'
import { forget } from './forget.ts'
import { move } from './move.ts'
import type { Paces } from './pace.ts'
import { keepReceipt } from './receipts.ts'
import { openRoutes, settle, urgencies } from './routes.ts'
import { chatOf, personOf } from './speaker.ts'
import { subscribe, unsubscribe } from './subscriptions.ts'
import type { Tables, Work } from './tables.ts'

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

export interface Circumstances {
  /** The update that brings the effects about; null: none did. */
  readonly origin: number | null
  readonly paces: Paces
}

/** Carries out all effects, in their order. */
export async function carryOut(
  work: Work,
  effects: readonly Effect[],
  { origin, paces }: Circumstances,
): Promise<void> {
  const chats = new Set<number>()
  for (const effect of effects) {
    await carryOutOne(work, effect, { origin, paces })
    if (effect.kind === 'post') chats.add(effect.post.to.chat)
  }
  await openRoutes(work.db, [...chats])
  for (const chat of [...chats].sort((a, b) => a - b)) await settle(work, chat, paces, { free: false })
}

function carryOutOne(work: Work, effect: Effect, { origin, paces }: Circumstances): Promise<unknown> {
  switch (effect.kind) {
    case 'post':
      return post(work, effect, origin)
    case 'turn':
      return turn(work, effect)
    case 'chat':
      return chat(work, effect)
    case 'person':
      return person(work, effect)
    case 'vote':
      return vote(work, effect)
    case 'awaited':
      return keepWish(work, effect.wish)
    case 'unawaited':
      return endWish(work, effect.person, effect.id)
    case 'receipt':
      return keepReceipt(work, effect.receipt)
    case 'forget':
      return forget(work, effect.person, paces)
    case 'moved':
      return move(work, effect, paces)
    case 'subscribed':
      return subscribe(work, effect.subscription, paces)
    case 'unsubscribed':
      return unsubscribe(work, effect.chat, paces)
    case 'announced':
      return keepAnnouncement(work, effect.announcement)
    case 'announcement':
      return takeStep(work, effect, paces)
    case 'audited':
      return audit(work, effect)
    case 'corrected':
      return amend(work, effect.id, effect.correction)
    case 'retracted':
      return amend(work, effect.id, null)
    case 'again':
      return sendAgain(work, effect.id)
    case 'job':
      return job(work, effect)
    case 'missed':
      return missed(work, effect)
  }
}

async function job({ db, now }: Work, { job }: Of<'job'>): Promise<void> {
  const { person } = job
  const waiting = { owner: null, attempts: 0, progress: null, at: now }
  await db
    .insertInto('jobs')
    .values({ person, job: JSON.stringify(job), ...waiting })
    .execute()
}

async function missed({ db, now }: Work, { question, how }: Of<'missed'>): Promise<void> {
  await db.insertInto('missed').values({ question, how, at: now }).execute()
}

async function post({ db, now }: Work, effect: Of<'post'>, origin: number | null): Promise<void> {
  const { to, message, edits, answers, urgency, silent } = effect.post
  await db
    .insertInto('posts')
    .values({
      chat: to.chat,
      reply_to: to.replyTo,
      thread: to.thread,
      message: JSON.stringify(message),
      edits,
      answers,
      urgency: urgencies[urgency],
      silent: silent ? 1 : 0,
      origin,
      speaker: effect.speaker,
      question: effect.question,
      not_before: now,
      maybe_sent: 0,
    })
    .execute()
}

async function turn({ db }: Work, { speaker, turn, until }: Of<'turn'>): Promise<void> {
  const kept = { turn: JSON.stringify(turn), until }
  await db
    .insertInto('turns')
    .values({ speaker, chat: chatOf(speaker), person: personOf(speaker), ...kept })
    .onConflict((conflict) => conflict.column('speaker').doUpdateSet(kept))
    .execute()
}

async function chat({ db, now }: Work, { chat }: Of<'chat'>): Promise<void> {
  const fresh: Tables['chats'] = {
    id: chat.id,
    type: chat.id > 0 ? 'private' : 'group',
    title: null,
    gone_at: null,
    language: null,
    answers: 1,
    quiet: null,
    topics: '[]',
    told_privacy: 0,
  }
  const given: Partial<Tables['chats']> = {
    ...(chat.type === undefined ? {} : { type: chat.type }),
    ...(chat.title === undefined ? {} : { title: chat.title }),
    ...(chat.gone === undefined ? {} : { gone_at: chat.gone ? now : null }),
    ...(chat.language === undefined ? {} : { language: chat.language }),
    ...(chat.answers === undefined ? {} : { answers: chat.answers ? 1 : 0 }),
    ...(chat.quiet === undefined ? {} : { quiet: chat.quiet && JSON.stringify(chat.quiet) }),
    ...(chat.topics === undefined ? {} : { topics: JSON.stringify(chat.topics) }),
    ...(chat.toldPrivacy === undefined ? {} : { told_privacy: chat.toldPrivacy ? 1 : 0 }),
  }
  await db
    .insertInto('chats')
    .values({ ...fresh, ...given })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: chat.id, ...given }))
    .execute()
}

async function person({ db }: Work, { id, language }: Of<'person'>): Promise<void> {
  await db
    .insertInto('people')
    .values({ id, language })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ language }))
    .execute()
}

async function vote({ db, now }: Work, effect: Of<'vote'>): Promise<void> {
  const { chat, message, person, helpful, why } = effect
  const kept = { helpful: helpful ? 1 : 0, why, at: now }
  await db
    .insertInto('votes')
    .values({ chat, message, person, ...kept })
    .onConflict((conflict) => conflict.columns(['chat', 'message', 'person']).doUpdateSet(kept))
    .execute()
}
