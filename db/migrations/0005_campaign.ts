import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('campaign')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('name_en', 'text')
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('host_en', 'text')
    .addColumn('template', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('rules', 'text')
    .addColumn('rules_sha256', 'text')
    .addColumn('frozen_at', 'text')
    .addColumn('voting_closed_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
}
