// The step to announcements: who subscribed, what was announced, and one row a chat for what became of it there.
import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely'

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
const required: Column = (column) => column.notNull()
const key: Column = (column) => column.notNull().primaryKey()

/** `shared`: PostgreSQL. */
export function announcements(shared: boolean): Migration {
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db
      await schema
        .createTable('subscriptions')
        .addColumn('chat', shared ? 'bigint' : 'integer', key)
        .addColumn('thread', 'bigint')
        .addColumn('topics', 'text', required)
        .addColumn('digest', 'text', required)
        .addColumn('silent', 'integer', required)
        .addColumn('muted', 'integer', required)
        .addColumn('quiet', 'text')
        .addColumn('time_zone', 'text', required)
        .addColumn('language', 'text', required)
        .addColumn('since', 'bigint', required)
        .execute()
      await schema
        .createTable('announcements')
        .addColumn('id', 'text', key)
        .addColumn('content', 'text', required)
        .addColumn('topics', 'text', required)
        .addColumn('kinds', 'text', required)
        .addColumn('silent', 'integer', required)
        .addColumn('state', 'text', required)
        .addColumn('at', 'bigint')
        .addColumn('author', 'bigint')
        .addColumn('origin', 'text', required)
        .addColumn('consent', 'bigint')
        .addColumn('corrections', 'text', required)
        .addColumn('retracted', 'integer', required)
        .addColumn('revision', 'integer', required)
        .addColumn('panel_chat', 'bigint')
        .addColumn('panel_message', 'bigint')
        .addColumn('panel_language', 'text')
        .addColumn('created_at', 'bigint', required)
        .addColumn('enrolled_to', 'bigint')
        .addColumn('enrolled', 'integer', required)
        .addColumn('told_at', 'bigint', required)
        .addColumn('told', 'text')
        .addColumn('offered', 'text')
        .execute()
      await schema.createIndex('announcements_state').on('announcements').columns(['state', 'at']).execute()
      await schema
        .createTable('deliveries')
        .addColumn('announcement', 'text', required)
        .addColumn('chat', 'bigint', required)
        .addColumn('thread', 'bigint')
        .addColumn('language', 'text', required)
        .addColumn('silent', 'integer', required)
        .addColumn('together', 'integer', required)
        .addColumn('due_at', 'bigint', required)
        .addColumn('state', 'text', required)
        .addColumn('post', 'bigint')
        .addColumn('message', 'bigint')
        .addColumn('reason', 'text')
        .addColumn('revision', 'integer', required)
        .addColumn('way', 'text')
        .addColumn('at', 'bigint', required)
        .addPrimaryKeyConstraint('deliveries_key', ['announcement', 'chat'])
        .execute()
      await sql`create index deliveries_due on deliveries (due_at, chat) where state = 'waiting'`.execute(db)
      await sql`create index deliveries_post on deliveries (post) where post is not null`.execute(db)
      await schema
        .createIndex('deliveries_behind')
        .on('deliveries')
        .columns(['announcement', 'state', 'revision'])
        .execute()
      await schema.createIndex('deliveries_chat').on('deliveries').columns(['chat', 'message']).execute()
      await schema
        .alterTable('posts')
        .addColumn('deletes', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await schema.alterTable('paces').addColumn('recent', 'text').execute()
      await sql`insert into paces values ('notices', 0, 0, null)`.execute(db)
      // Of a hundred thousand chats few have something that may be claimed.
      await schema.dropIndex('routes_due').execute()
      await sql`
        create index routes_due on routes (urgency, due_at, head)
        where owner is null and due_at is not null`.execute(db)
    },
  }
}
