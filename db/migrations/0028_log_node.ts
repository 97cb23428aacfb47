import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_node')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('level', 'integer', (column) => column.notNull())
    .addColumn('index', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_node_key', ['campaign', 'level', 'index'])
    .execute()
}
