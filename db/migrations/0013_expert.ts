import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('expert')
    .addColumn('member', 'text', (column) => column.primaryKey().notNull().references('member.id'))
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('affiliation', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('expert_code').on('expert').columns(['campaign', 'code']).unique().execute()
}
