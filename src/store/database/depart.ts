// A notice that was claimed → may it be sent now? Said in the same breath: from now on it may have been sent. So who is
// killed leaves in doubt only what was really on its way, and what is cancelled before is not sent.
import type { Departure, Outbox } from '../../chat/outbox.ts'
import { handedOver } from './routes.ts'
import type { Db, Work } from './tables.ts'

type Claimed = Parameters<Outbox['depart']>[0]

export async function depart({ db }: Work, post: Claimed, now: number): Promise<Departure> {
  // One statement, so that a pause that is written at the same time is seen as late as possible.
  const marked = await db
    .updateTable('routes')
    .set({ unsent: null })
    .where('chat', '=', post.to.chat)
    .where('head', '=', post.id)
    .where('ticket', '=', post.ticket)
    .where((eb) => eb.not(eb.exists(pauses(db).select('key').where('paused_until', '>', now))))
    .returning('chat')
    .execute()
  if (marked.length > 0) return { kind: 'goes' }
  const route = await db
    .selectFrom('routes')
    .select(['head', 'owner', 'ticket', 'unsent'])
    .where('chat', '=', post.to.chat)
    .executeTakeFirst()
  if (route?.head !== post.id || route.ticket !== post.ticket) return { kind: 'dropped' }
  const paused = await pauses(db).select('paused_until').execute()
  const until = Math.max(...paused.map((row) => row.paused_until))
  // Marked before: the answer to an earlier call was lost.
  return handedOver(route) === post.id && until <= now ? { kind: 'goes' } : { kind: 'held', until }
}

function pauses(db: Db) {
  return db.selectFrom('paces').where('key', 'in', ['all', 'notices'])
}
