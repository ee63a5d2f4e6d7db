// Work that nobody works on any more → waiting again. Rows are locked before they are looked at twice.
import type { ExpressionBuilder } from 'kysely'
import { handedOver } from './routes.ts'
import type { Tables, Work } from './tables.ts'

type Means = Pick<Work, 'db' | 'shared'>

/** Updates claimed under these tickets, or (null) by processes that are gone. */
export async function giveBackUpdates(
  { db, shared }: Means,
  tickets: readonly string[] | null,
): Promise<void> {
  const lanes = await db
    .selectFrom('lanes')
    .select('lane')
    .where((eb) => (tickets === null ? ofTheGone(eb) : eb('ticket', 'in', tickets)))
    .orderBy('lane')
    .$if(shared, (query) => query.forUpdate())
    .execute()
  const names = lanes.map(({ lane }) => lane)
  if (names.length === 0) return
  await db.updateTable('updates').set({ claimed: 0 }).where('lane', 'in', names).execute()
  await db.updateTable('lanes').set({ owner: null, ticket: null }).where('lane', 'in', names).execute()
}

/**
 * Posts claimed under these tickets, which were never handed out; or (null) by processes that are gone, which may
 * have sent those that are not marked as unsent.
 */
export async function giveBackPosts({ db, shared }: Means, tickets: readonly string[] | null): Promise<void> {
  const routes = await db
    .selectFrom('routes')
    .select(['chat', 'head', 'owner', 'ticket', 'unsent'])
    .where((eb) => (tickets === null ? ofTheGone(eb) : eb('ticket', 'in', tickets)))
    .orderBy('chat')
    .$if(shared, (query) => query.forUpdate())
    .execute()
  if (routes.length === 0) return
  const perhaps = tickets === null ? routes.flatMap((route) => handedOver(route) ?? []) : []
  if (perhaps.length > 0)
    await db.updateTable('posts').set({ maybe_sent: 1 }).where('id', 'in', perhaps).execute()
  await db
    .updateTable('routes')
    .set({ owner: null, ticket: null })
    .where(
      'chat',
      'in',
      routes.map(({ chat }) => chat),
    )
    .execute()
}

function ofTheGone(eb: ExpressionBuilder<Tables, 'lanes' | 'routes'>) {
  return eb.and([
    eb('owner', 'is not', null),
    eb('owner', 'not in', eb.selectFrom('processes').select('processes.id')),
  ])
}
