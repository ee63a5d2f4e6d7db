// What an announcement would reach, and what became of it: counted.
import type { Audience, ChatKind, Report } from '../../announcement/announcement.ts'
import type { Reach } from '../../announcement/newsroom.ts'
import { concerns, follows } from '../../announcement/subscription.ts'
import type { Db } from './tables.ts'

/** Subscriptions that want the same are few: they are counted together, and looked at once. */
export async function reach(db: Db, { topics, kinds }: Audience): Promise<Reach> {
  const rows = await db
    .selectFrom('subscriptions')
    .leftJoin('chats', 'chats.id', 'subscriptions.chat')
    .select(['subscriptions.topics', 'chats.type'])
    .select((eb) => eb.case().when('chat', '>', 0).then(1).else(0).end().as('person'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('chats.gone_at', 'is', null)
    .where('muted', '=', 0)
    .groupBy(['subscriptions.topics', 'chats.type', 'person'])
    .execute()
  const found = { private: 0, group: 0, channel: 0, beside: 0 }
  for (const row of rows) {
    const kind = kindOf(row.type, Number(row.person) === 1)
    const wanted = JSON.parse(row.topics) as readonly string[]
    if (!kinds.includes(kind)) continue
    if (concerns(wanted, topics)) found[kind] += Number(row.count)
    else if (follows(wanted, topics)) found.beside += Number(row.count)
  }
  return found
}

export function kindOf(type: string | null, isPerson: boolean): ChatKind {
  return isPerson ? 'private' : type === 'channel' ? 'channel' : 'group'
}

/** Counted where an index holds all that is asked: there may be a hundred thousand. */
export async function reportOf(db: Db, id: string, now: number): Promise<Report> {
  const states = await db
    .selectFrom('deliveries')
    .select('state')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('announcement', '=', id)
    .groupBy('state')
    .execute()
  const failed = await db
    .selectFrom('deliveries')
    .select('reason')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('announcement', '=', id)
    .where('state', '=', 'failed')
    .groupBy('reason')
    .execute()
  const { revision, enrolled, state } = await db
    .selectFrom('announcements')
    .select(['revision', 'enrolled', 'state'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const count = (...wanted: readonly string[]) =>
    states.filter((row) => wanted.includes(row.state)).reduce((sum, row) => sum + Number(row.count), 0)
  // Whom it goes to is not counted yet.
  const open = state === 'running' && enrolled === 0 ? 1 : 0
  return {
    sent: count('sent', 'retracted'),
    left: count('waiting', 'queued') + open,
    waitsUntil: open + count('queued') > 0 || count('waiting') === 0 ? null : await waitsUntil(db, id, now),
    failed: new Map(failed.map((row) => [row.reason ?? '', Number(row.count)])),
    doubtful: count('unknown'),
    cancelled: count('cancelled'),
    deleted: count('retracted'),
    ...(revision === 0
      ? { behind: 0, toldAnew: 0, uncorrected: 0 }
      : { behind: await behind(db, id, revision), ...(await beside(db, id, revision)) }),
  }
}

async function waitsUntil(db: Db, id: string, now: number): Promise<number | null> {
  const first = await db
    .selectFrom('deliveries')
    .select('due_at')
    .where('announcement', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  return first !== undefined && first.due_at > now ? first.due_at : null
}

/** What was sent and does not show the present revision, or is on its way to. */
async function behind(db: Db, id: string, revision: number): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('announcement', '=', id)
    .where('state', '=', 'sent')
    .where((eb) =>
      eb.or([
        eb('post', 'is not', null),
        eb.and([eb('revision', '<', revision), eb.or([eb('way', 'is', null), eb('way', '!=', 'none')])]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What was sent and shows the present revision only in another message, or not at all. */
async function beside(
  db: Db,
  id: string,
  revision: number,
): Promise<Pick<Report, 'toldAnew' | 'uncorrected'>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .select('way')
    .where('announcement', '=', id)
    .where('state', '=', 'sent')
    .where('post', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('way', '=', 'replied'), eb('revision', '=', revision)]),
        eb.and([eb('way', '=', 'none'), eb('revision', '<', revision)]),
      ]),
    )
    .groupBy('way')
    .execute()
  const count = (way: string) => Number(rows.find((row) => row.way === way)?.count ?? 0)
  return { toldAnew: count('replied'), uncorrected: count('none') }
}
