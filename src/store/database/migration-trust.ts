// The step to receipts, and to what people wait to be told.
import type { ColumnDefinitionBuilder, Kysely, Migration } from 'kysely'

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
const required: Column = (column) => column.notNull()
const key: Column = (column) => column.notNull().primaryKey()

/** `shared`: PostgreSQL. */
export function trust(shared: boolean): Migration {
  const counted: Column = (column) =>
    shared ? column.generatedAlwaysAsIdentity().primaryKey() : column.primaryKey().autoIncrement()
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db
      await schema
        .createTable('receipts')
        .addColumn('id', 'text', key)
        .addColumn('knowledge', 'text', required)
        .addColumn('question', 'text', required)
        .addColumn('context', 'text')
        .addColumn('language', 'text', required)
        .addColumn('tapped', 'integer', required)
        .addColumn('digest', 'text', required)
        .addColumn('speaker', 'text')
        .addColumn('person', 'bigint')
        .addColumn('at', 'bigint', required)
        .execute()
      await schema.createIndex('receipts_person').on('receipts').column('person').execute()
      await schema.createIndex('receipts_at').on('receipts').column('at').execute()
      await schema
        .createTable('awaited')
        .addColumn('id', shared ? 'bigint' : 'integer', counted)
        .addColumn('person', 'bigint', required)
        .addColumn('question', 'text', required)
        .addColumn('context', 'text')
        .addColumn('language', 'text', required)
        .addColumn('looked', 'bigint', required)
        .addColumn('at', 'bigint', required)
        .addUniqueConstraint('awaited_once', ['person', 'question'])
        .execute()
      await schema.createIndex('awaited_looked').on('awaited').column('looked').execute()
    },
  }
}
