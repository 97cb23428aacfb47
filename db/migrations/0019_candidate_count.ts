import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('candidate_count')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('candidate', 'integer', (column) => column.notNull())
    .addColumn('votes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('candidate_count_key', ['campaign', 'candidate'])
    .execute()
}
