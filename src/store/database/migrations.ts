// Every step from an empty database to the present tables, for both databases. A step that has gone out is never
// changed: what it made is held in tests/store/schema/. A new one goes to the end.
import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely'
import { announcements } from './migration-announcements.ts'
import { trust } from './migration-trust.ts'

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
const required: Column = (column) => column.notNull()
const key: Column = (column) => column.notNull().primaryKey()

/** Steps by name, in order of name. `shared`: PostgreSQL. */
export function migrationsFor(shared: boolean): Readonly<Record<string, Migration>> {
  /** A key that counts by itself and is never used again. */
  const counted: Column = (column) =>
    shared ? column.generatedByDefaultAsIdentity().primaryKey() : column.primaryKey().autoIncrement()
  const countedType = shared ? 'bigint' : 'integer'

  return {
    '0001-chat': {
      async up(db: Kysely<unknown>) {
        const { schema } = db
        const integerKey = shared ? 'bigint' : 'integer'
        await schema
          .createTable('seen')
          .addColumn('id', integerKey, key)
          .addColumn('at', 'bigint', required)
          .execute()
        await schema.createIndex('seen_at').on('seen').column('at').execute()
        await schema
          .createTable('updates')
          .addColumn('id', integerKey, key)
          .addColumn('lane', 'text', required)
          .addColumn('body', 'text', required)
          .addColumn('attempts', 'integer', required)
          .addColumn('not_before', 'bigint', required)
          .addColumn('claimed', 'integer', required)
          .execute()
        await schema.createIndex('updates_lane').on('updates').columns(['lane', 'id']).execute()
        await schema
          .createTable('lanes')
          .addColumn('lane', 'text', key)
          .addColumn('ready_at', 'bigint')
          .addColumn('owner', 'text')
          .addColumn('ticket', 'text')
          .execute()
        await schema.createIndex('lanes_ready').on('lanes').columns(['ready_at']).execute()
        await schema
          .createTable('posts')
          .addColumn('id', countedType, counted)
          .addColumn('chat', 'bigint', required)
          .addColumn('reply_to', 'bigint')
          .addColumn('thread', 'bigint')
          .addColumn('message', 'text', required)
          .addColumn('edits', 'bigint')
          .addColumn('answers', 'bigint')
          .addColumn('urgency', 'integer', required)
          .addColumn('silent', 'integer', required)
          .addColumn('origin', 'bigint')
          .addColumn('speaker', 'text')
          .addColumn('question', 'text')
          .addColumn('not_before', 'bigint', required)
          .addColumn('maybe_sent', 'integer', required)
          .execute()
        await schema.createIndex('posts_chat').on('posts').columns(['chat', 'urgency', 'id']).execute()
        await schema
          .createTable('routes')
          .addColumn('chat', integerKey, key)
          .addColumn('head', 'bigint')
          .addColumn('urgency', 'integer', required)
          .addColumn('due_at', 'bigint')
          .addColumn('tat', 'double precision', required)
          .addColumn('paused_until', 'bigint', required)
          .addColumn('owner', 'text')
          .addColumn('ticket', 'text')
          .execute()
        await schema.createIndex('routes_due').on('routes').columns(['urgency', 'due_at']).execute()
        await schema
          .createTable('paces')
          .addColumn('key', 'text', key)
          .addColumn('tat', 'double precision', required)
          .addColumn('paused_until', 'bigint', required)
          .execute()
        await sql`insert into paces values ('all', 0, 0)`.execute(db)
        await schema
          .createTable('turns')
          .addColumn('speaker', 'text', key)
          .addColumn('chat', 'bigint', required)
          .addColumn('person', 'bigint', required)
          .addColumn('turn', 'text', required)
          .addColumn('until', 'bigint', required)
          .execute()
        await schema.createIndex('turns_person').on('turns').column('person').execute()
        await schema.createIndex('turns_chat').on('turns').column('chat').execute()
        await schema.createIndex('turns_until').on('turns').column('until').execute()
        await schema
          .createTable('chats')
          .addColumn('id', integerKey, key)
          .addColumn('type', 'text', required)
          .addColumn('title', 'text')
          .addColumn('gone_at', 'bigint')
          .addColumn('language', 'text')
          .addColumn('answers', 'integer', required)
          .addColumn('quiet', 'text')
          .addColumn('topics', 'text', required)
          .addColumn('told_privacy', 'integer', required)
          .execute()
        await schema
          .createTable('people')
          .addColumn('id', integerKey, key)
          .addColumn('language', 'text')
          .execute()
        await schema
          .createTable('answers')
          .addColumn('chat', 'bigint', required)
          .addColumn('message', 'bigint', required)
          .addColumn('answers', 'bigint')
          .addColumn('question', 'text')
          .addColumn('speaker', 'text', required)
          .addColumn('person', 'bigint', required)
          .addColumn('sent_at', 'bigint', required)
          .addPrimaryKeyConstraint('answers_key', ['chat', 'message'])
          .execute()
        await schema.createIndex('answers_to').on('answers').columns(['chat', 'answers']).execute()
        await schema.createIndex('answers_person').on('answers').column('person').execute()
        await schema.createIndex('answers_sent').on('answers').column('sent_at').execute()
        await schema
          .createTable('votes')
          .addColumn('chat', 'bigint', required)
          .addColumn('message', 'bigint', required)
          .addColumn('person', 'bigint', required)
          .addColumn('helpful', 'integer', required)
          .addColumn('why', 'text')
          .addColumn('at', 'bigint', required)
          .addPrimaryKeyConstraint('votes_key', ['chat', 'message', 'person'])
          .execute()
        await schema.createIndex('votes_person').on('votes').column('person').execute()
        await schema
          .createTable('mishaps')
          .addColumn('id', countedType, counted)
          .addColumn('chat', 'bigint', required)
          .addColumn('kind', 'text', required)
          .addColumn('reason', 'text', required)
          .addColumn('at', 'bigint', required)
          .execute()
        await schema
          .createTable('processes')
          .addColumn('id', 'text', key)
          .addColumn('lease_until', 'bigint', required)
          .execute()
      },
    },
    '0003-knowledge': {
      async up(db: Kysely<unknown>) {
        const { schema } = db
        await schema
          .createTable('texts')
          .addColumn('hash', 'text', key)
          .addColumn('text', 'text', required)
          .execute()
        await schema
          .createTable('versions')
          .addColumn('id', countedType, counted)
          .addColumn('knowledge', 'text', required)
          .addColumn('day', 'text', required)
          .addColumn('at', 'bigint', required)
          .addColumn('way', 'text', required)
          .addColumn('by', 'bigint')
          .addColumn('note', 'text', required)
          .addColumn('changes', 'text', required)
          .addColumn('in_folder', 'integer', required)
          .addColumn('files', 'text', required)
          .execute()
        await schema.createIndex('versions_knowledge').on('versions').columns(['knowledge', 'id']).execute()
      },
    },
    '0004-desk': {
      async up(db: Kysely<unknown>) {
        const { schema } = db
        const integerKey = shared ? 'bigint' : 'integer'
        await schema
          .createTable('jobs')
          .addColumn('id', countedType, counted)
          .addColumn('person', 'bigint', required)
          .addColumn('job', 'text', required)
          .addColumn('attempts', 'integer', required)
          .addColumn('owner', 'text')
          .addColumn('progress', 'bigint')
          .addColumn('at', 'bigint', required)
          .execute()
        await schema
          .createTable('editors')
          .addColumn('person', integerKey, key)
          .addColumn('role', 'text', required)
          .addColumn('by', 'bigint', required)
          .addColumn('at', 'bigint', required)
          .execute()
        await schema
          .createTable('drafts')
          .addColumn('id', countedType, counted)
          .addColumn('person', 'bigint', required)
          .addColumn('base', 'bigint', required)
          .addColumn('way', 'text', required)
          .addColumn('note', 'text', required)
          .addColumn('changes', 'text', required)
          .addColumn('source', 'text')
          .addColumn('settles', 'text', required)
          .addColumn('state', 'text', required)
          .addColumn('at', 'bigint', required)
          .execute()
        await schema
          .createTable('prompts')
          .addColumn('person', 'bigint', required)
          .addColumn('message', 'bigint', required)
          .addColumn('prompt', 'text', required)
          .addColumn('at', 'bigint', required)
          .addPrimaryKeyConstraint('prompts_key', ['person', 'message'])
          .execute()
        await schema
          .createTable('missed')
          .addColumn('id', countedType, counted)
          .addColumn('question', 'text', required)
          .addColumn('how', 'text', required)
          .addColumn('at', 'bigint', required)
          .execute()
        await schema.createIndex('missed_at').on('missed').column('at').execute()
        await schema
          .createTable('audit')
          .addColumn('id', countedType, counted)
          .addColumn('at', 'bigint', required)
          .addColumn('person', 'bigint', required)
          .addColumn('action', 'text', required)
          .addColumn('details', 'text', required)
          .execute()
        await schema
          .createTable('switches')
          .addColumn('key', 'text', key)
          .addColumn('value', 'text', required)
          .execute()
      },
    },
    '0005-trust': trust(shared),
    '0006-announcements': announcements(shared),
    '0007-held-texts': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .alterTable('texts')
          .addColumn('held_by', 'bigint', (column) => column.notNull().defaultTo(0))
          .execute()
        // Nobody knows which version it is: the newest one is on the safe side.
        await sql`update texts set held_by = (select coalesce(max(id), 0) from versions)`.execute(db)
        await db.schema.createIndex('texts_held_by').on('texts').column('held_by').execute()
      },
    },
    '0009-unsent': {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable('routes').addColumn('unsent', 'text').execute()
      },
    },
  }
}
