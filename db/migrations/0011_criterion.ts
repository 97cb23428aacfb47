import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('criterion')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('parent', 'text')
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('label_en', 'text')
    .addColumn('hint', 'text', (column) => column.notNull())
    .addColumn('hint_en', 'text')
    .addColumn('weight', 'integer', (column) => column.notNull())
    .addColumn('bands', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('criterion_key', ['campaign', 'key'])
    .execute()
}
