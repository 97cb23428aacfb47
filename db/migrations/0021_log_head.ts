import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_head')
    .addColumn('campaign', 'text', (column) => column.primaryKey().notNull().references('campaign.id'))
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .execute()
}
