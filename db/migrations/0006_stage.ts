import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stage')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('first_number', 'integer')
    .addColumn('last_number', 'integer')
    .addColumn('gate', 'text', (column) => column.notNull())
    .addColumn('opens_at', 'text')
    .addColumn('closes_at', 'text')
    .addColumn('opened_at', 'text')
    .addColumn('closed_at', 'text')
    .execute()
  await db.schema.createIndex('stage_order').on('stage').columns(['campaign', 'ordinal']).unique().execute()
}
