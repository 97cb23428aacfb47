import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('nomination_file')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('nomination', 'text', (column) => column.notNull().references('nomination.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull().references('file.sha256'))
    .addColumn('small_sha256', 'text', (column) => column.references('file.sha256'))
    .addColumn('width', 'integer')
    .addColumn('height', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('nomination_file_order')
    .on('nomination_file')
    .columns(['nomination', 'kind', 'ordinal'])
    .unique()
    .execute()
  await db.schema.createIndex('nomination_file_sha256').on('nomination_file').columns(['sha256']).execute()
  await db.schema.createIndex('nomination_file_small_sha256').on('nomination_file').columns(['small_sha256']).execute()
}
