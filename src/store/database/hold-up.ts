// What Telegram's refusals hold up: a chat, announcements, or the whole bot, for every process.
import type { Paces } from './pace.ts'
import { openRoutes, settle } from './routes.ts'
import type { Db, Work } from './tables.ts'

/** Once the whole bot was refused, it keeps for so long to the pace that Telegram documents. */
const carefulForMs = 60_000

/** Nothing of this pace goes before `until`. */
export async function pausePace(db: Db, key: 'all' | 'notices', until: number): Promise<void> {
  await db
    .updateTable('paces')
    .set({ paused_until: until })
    .where('key', '=', key)
    .where('paused_until', '<', until)
    .execute()
}

/** Nothing goes to the chat before `until`. */
export async function pauseChat(work: Work, paces: Paces, chat: number, until: number): Promise<void> {
  const { db } = work
  await openRoutes(db, [chat])
  await db
    .updateTable('routes')
    .set({ paused_until: until })
    .where('chat', '=', chat)
    .where('paused_until', '<', until)
    .execute()
  await settle(work, chat, paces, { free: false })
}

/**
 * A refusal does not say whether the chat or the bot was too fast: when a second chat is refused, by whichever process,
 * while the first still waits, it is the bot.
 */
export async function refused(work: Work, paces: Paces, chat: number, until: number): Promise<void> {
  const { db, shared, now } = work
  await pauseChat(work, paces, chat, until)
  await db
    .insertInto('paces')
    .values({ key: 'refused', tat: 0, paused_until: 0, recent: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const last = await db
    .selectFrom('paces')
    .selectAll()
    .where('key', '=', 'refused')
    .$if(shared, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  const isBot = last.paused_until > now && last.recent !== String(chat)
  await db
    .updateTable('paces')
    .set({
      recent: String(chat),
      paused_until: Math.max(until, last.paused_until),
      ...(isBot ? { tat: until + carefulForMs } : {}),
    })
    .where('key', '=', 'refused')
    .execute()
  if (isBot) await pausePace(db, 'all', until)
}
