// What became of a post → what is written in the deliveries that it carried (several, where it told them together).
//
//   waiting ─▶ queued ─▶ sent ─▶ retracted          a correction of what was sent: an edit, else a reply;
//      └──────────┴──▶ failed · unknown · cancelled  a retraction: deleting, else an edit, else a reply
import type { Selectable } from 'kysely'
import type { Tables, Work } from './tables.ts'

type Post = Selectable<Tables['posts']>

/** What is tried when a correction could not be made this way; `none`: nothing more. A reply that was made: `replied`. */
const nextWay: Readonly<Record<string, string>> = { delete: 'edit', edit: 'reply', reply: 'none' }

/** The post stands in its chat, as this message. */
export async function delivered({ db, now }: Work, post: Post, message: number | null): Promise<void> {
  const held = db.updateTable('deliveries').where('post', '=', post.id)
  if (post.deletes === 1) {
    await held.set({ state: 'retracted', post: null, at: now }).execute()
    return
  }
  const fresh = held.where('state', '=', 'queued').set({ state: 'sent', post: null, reason: null, at: now })
  await fresh.where('chat', '=', post.chat).set({ message }).execute()
  // Its group has a new id since it was handed over, and the message another number there.
  await fresh.where('chat', '!=', post.chat).set({ message: null, way: 'reply' }).execute()
  const told = post.edits === null ? { way: 'replied' } : {}
  await held.set({ ...told, post: null, at: now }).execute()
}

/** The post will not be taken; `gone`: nor anything else in its chat. */
export async function undelivered(
  { db, now }: Work,
  post: Post,
  reason: string,
  gone: boolean,
): Promise<void> {
  if (gone) {
    const here = db.updateTable('deliveries').where('chat', '=', post.chat)
    await here
      .where('state', 'in', ['waiting', 'queued'])
      .set({ state: 'failed', reason, post: null, at: now })
      .execute()
    await here.where('state', '=', 'sent').set({ way: 'none', reason, post: null, at: now }).execute()
    return
  }
  const held = db.updateTable('deliveries').where('post', '=', post.id)
  await held.where('state', '=', 'queued').set({ state: 'failed', reason, post: null, at: now }).execute()
  const tried = post.deletes === 1 ? 'delete' : post.edits === null ? 'reply' : 'edit'
  await held
    .where('state', '=', 'sent')
    .set((eb) => ({
      way: nextWay[tried] ?? 'none',
      revision: eb('revision', '-', 1),
      reason,
      post: null,
      at: now,
    }))
    .execute()
}

/** Nobody knows whether the post was sent. */
export async function doubted({ db, now }: Work, post: Post, reason: string): Promise<void> {
  const held = db.updateTable('deliveries').where('post', '=', post.id)
  await held.where('state', '=', 'queued').set({ state: 'unknown', reason, post: null, at: now }).execute()
  // A correction that was told in a reply: once, perhaps.
  await held.set({ reason, post: null, at: now }).execute()
}
