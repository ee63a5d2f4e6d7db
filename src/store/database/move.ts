// A group with a new id: what was kept under the old one, and what waits for it, goes to the new one.
import { makeReady } from './lanes.ts'
import type { Paces } from './pace.ts'
import { openRoutes, settle, urgencies } from './routes.ts'
import type { Work } from './tables.ts'

export async function move(
  work: Work,
  { from, to }: { readonly from: number; readonly to: number },
  paces: Paces,
): Promise<void> {
  await moveSettings(work, from, to)
  await moveConversations(work, from, to)
  await moveAnswers(work, from, to)
  await moveSubscription(work, from, to)
  await movePosts(work, from, to, paces)
  await moveLane(work, from, to)
}

async function moveSettings({ db }: Work, from: number, to: number): Promise<void> {
  const old = await db.selectFrom('chats').select('id').where('id', '=', from).executeTakeFirst()
  if (!old) return
  // What the administrators set counts more than what the new group began with.
  await db.deleteFrom('chats').where('id', '=', to).execute()
  await db
    .updateTable('chats')
    .set({ id: to, type: 'supergroup', gone_at: null })
    .where('id', '=', from)
    .execute()
}

async function moveConversations({ db }: Work, from: number, to: number): Promise<void> {
  const turns = await db.selectFrom('turns').select(['speaker', 'person']).where('chat', '=', from).execute()
  for (const { speaker, person } of turns) {
    const moved = `${to}:${person}`
    await db.deleteFrom('turns').where('speaker', '=', moved).execute()
    await db.updateTable('turns').set({ speaker: moved, chat: to }).where('speaker', '=', speaker).execute()
  }
}

/** Messages are numbered anew in the new group: where two have one number, the new group's own stays. */
async function moveAnswers({ db }: Work, from: number, to: number): Promise<void> {
  for (const table of ['answers', 'votes'] as const) {
    await db
      .deleteFrom(table)
      .where('chat', '=', from)
      .where('message', 'in', (eb) => eb.selectFrom(table).select('message').where('chat', '=', to))
      .execute()
    await db.updateTable(table).set({ chat: to }).where('chat', '=', from).execute()
  }
}

/** What both have keeps what the new group has: nothing is told there twice. */
async function moveSubscription({ db }: Work, from: number, to: number): Promise<void> {
  const there = await db.selectFrom('subscriptions').select('chat').where('chat', '=', to).executeTakeFirst()
  if (there) await db.deleteFrom('subscriptions').where('chat', '=', from).execute()
  else await db.updateTable('subscriptions').set({ chat: to }).where('chat', '=', from).execute()
  const doubled = await db
    .deleteFrom('deliveries')
    .where('chat', '=', from)
    .where('announcement', 'in', (eb) =>
      eb.selectFrom('deliveries').select('announcement').where('chat', '=', to),
    )
    .returning('post')
    .execute()
  const posts = doubled.flatMap(({ post }) => post ?? [])
  if (posts.length > 0) await db.deleteFrom('posts').where('id', 'in', posts).execute()
  // Messages have other numbers now: a correction can only be told.
  await db
    .updateTable('deliveries')
    .set((eb) => ({
      chat: to,
      message: null,
      way: eb
        .case()
        .when(eb.or([eb('message', 'is', null), eb('way', '=', 'replied')]))
        .then(eb.ref('way'))
        .else('reply')
        .end(),
    }))
    .where('chat', '=', from)
    .execute()
}

async function movePosts(work: Work, from: number, to: number, paces: Paces): Promise<void> {
  const { db } = work
  await openRoutes(db, [from, to])
  const route = await db
    .selectFrom('routes')
    .select(['head', 'owner'])
    .where('chat', '=', from)
    .executeTakeFirstOrThrow()
  // What is under way ends where it began.
  const underWay = route.owner === null ? -1 : (route.head ?? -1)
  // Messages have other numbers now, and one with the old number may be another: nothing is edited by it, nor replied to.
  const amending = await db
    .deleteFrom('posts')
    .where('chat', '=', from)
    .where('id', '!=', underWay)
    .where('urgency', '=', urgencies.notice)
    .where('edits', 'is not', null)
    .returning('id')
    .execute()
  if (amending.length > 0)
    await db
      .updateTable('deliveries')
      .set((eb) => ({ post: null, revision: eb('revision', '-', 1) }))
      .where(
        'post',
        'in',
        amending.map(({ id }) => id),
      )
      .execute()
  await db
    .updateTable('posts')
    .set({ chat: to, reply_to: null, edits: null })
    .where('chat', '=', from)
    .where('id', '!=', underWay)
    .execute()
  await settle(work, from, paces, { free: false })
  await settle(work, to, paces, { free: false })
}

/** Lanes are named by the chat's id. */
async function moveLane({ db, now }: Work, from: number, to: number): Promise<void> {
  const [old, lane] = [String(from), String(to)]
  const moved = await db
    .updateTable('updates')
    .set({ lane })
    .where('lane', '=', old)
    .where('claimed', '=', 0)
    .returning('id')
    .execute()
  if (moved.length === 0) return
  await makeReady(db, [lane], now)
  // An empty lane that nobody works in is not ready; one that somebody works in is looked at when they are done.
  await db
    .updateTable('lanes')
    .set({ ready_at: null })
    .where('lane', '=', old)
    .where('owner', 'is', null)
    .execute()
}
