// The memory over both databases: reading. Writing is in effects.ts.

import type { Selectable } from 'kysely'
import type { ChatRecord, Memory, SentAnswer, Turn } from '../../chat/memory.ts'
import { awaitedBy } from './awaited.ts'
import { receiptIn } from './receipts.ts'
import type { Session } from './session.ts'
import type { Db, Tables } from './tables.ts'

export function createMemory({ read }: Session): Memory {
  return {
    turn: (speaker, now) =>
      read(async (db) => {
        const row = await db
          .selectFrom('turns')
          .select('turn')
          .where('speaker', '=', speaker)
          .where('until', '>', now)
          .executeTakeFirst()
        return row ? (JSON.parse(row.turn) as Turn) : null
      }),
    chat: (id) =>
      read(async (db) => {
        const row = await db.selectFrom('chats').selectAll().where('id', '=', id).executeTakeFirst()
        return row ? chatRecord(row) : null
      }),
    person: (id) =>
      read(async (db) => {
        const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
        return row ? { id: row.id, language: row.language as ChatRecord['language'] } : null
      }),
    answerIn: (chat, message) =>
      read(async (db) => {
        const row = await answersIn(db, chat).where('message', '=', message).executeTakeFirst()
        return row ? sentAnswer(row) : null
      }),
    answerTo: (chat, message) =>
      read(async (db) => {
        const newest = answersIn(db, chat).where('answers', '=', message).orderBy('message', 'desc').limit(1)
        const row = await newest.executeTakeFirst()
        return row ? sentAnswer(row) : null
      }),
    isPrompt: (chat, message) =>
      read(async (db) => {
        const found = db.selectFrom('prompts').select('message').where('person', '=', chat)
        return (await found.where('message', '=', message).executeTakeFirst()) !== undefined
      }),
    awaited: (person) => read((db) => awaitedBy(db, person)),
    receipt: (id) => read((db) => receiptIn(db, id)),
    keptAbout: (person) =>
      read(async (db) => ({
        turns: await countAbout(db, 'turns', person),
        answers: await countAbout(db, 'answers', person),
        votes: await countAbout(db, 'votes', person),
        receipts: await countAbout(db, 'receipts', person),
      })),
  }
}

function answersIn(db: Db, chat: number) {
  return db.selectFrom('answers').selectAll().where('chat', '=', chat)
}

async function countAbout(
  db: Db,
  table: 'turns' | 'answers' | 'votes' | 'receipts',
  person: number,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person', '=', person)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function chatRecord(row: Selectable<Tables['chats']>): ChatRecord {
  return {
    id: row.id,
    type: row.type as ChatRecord['type'],
    title: row.title,
    gone: row.gone_at !== null,
    language: row.language as ChatRecord['language'],
    answers: row.answers === 1,
    quiet: row.quiet === null ? null : (JSON.parse(row.quiet) as ChatRecord['quiet']),
    topics: JSON.parse(row.topics) as ChatRecord['topics'],
    toldPrivacy: row.told_privacy === 1,
  }
}

function sentAnswer(row: Selectable<Tables['answers']>): SentAnswer {
  const { chat, message, answers, question, speaker, sent_at: sentAt } = row
  return { chat, message, answers, question, speaker, sentAt }
}
