import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('campaign_key')
    .addColumn('campaign', 'text', (column) => column.primaryKey().notNull().references('campaign.id'))
    .addColumn('voter_key', 'text', (column) => column.notNull())
    .execute()
}
