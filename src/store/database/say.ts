// A message that no event brought about → a post, in the caller's transaction.
import type { Message } from '../../render/message.ts'
import type { Paces } from './pace.ts'
import { openRoutes, settle, urgencies } from './routes.ts'
import type { Work } from './tables.ts'

/** Says `message` in a chat; with `edits`, in place of that message and of whatever else waits to take its place. */
export async function sayIn(
  work: Work,
  chat: number,
  message: Message,
  edits: number | null,
  paces: Paces,
): Promise<void> {
  const { db, now } = work
  if (edits !== null)
    await db
      .deleteFrom('posts')
      .where('chat', '=', chat)
      .where('edits', '=', edits)
      .where('id', 'not in', (eb) =>
        eb
          .selectFrom('routes')
          .select((route) => route.ref('head').$notNull().as('head'))
          .where('owner', 'is not', null)
          .where('head', 'is not', null),
      )
      .execute()
  await db
    .insertInto('posts')
    .values({
      ...{ chat, reply_to: null, thread: null, message: JSON.stringify(message), edits, answers: null },
      ...{
        urgency: urgencies.reply,
        silent: edits === null ? 0 : 1,
        origin: null,
        speaker: null,
        question: null,
      },
      ...{ not_before: now, maybe_sent: 0 },
    })
    .execute()
  await openRoutes(db, [chat])
  await settle(work, chat, paces, { free: false })
}
