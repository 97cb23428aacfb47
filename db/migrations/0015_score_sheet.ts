import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('score_sheet')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('nomination', 'text', (column) => column.notNull().references('nomination.id'))
    .addColumn('expert', 'text', (column) => column.notNull().references('expert.member'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('salt', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('submitted_at', 'text')
    .execute()
  await db.schema
    .createIndex('score_sheet_once')
    .on('score_sheet')
    .columns(['campaign', 'expert', 'nomination'])
    .unique()
    .execute()
}
