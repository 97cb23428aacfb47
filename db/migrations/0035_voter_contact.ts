import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('voter_contact')
    .addColumn('campaign', 'text', (column) => column.primaryKey().notNull().references('campaign.id'))
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
}
