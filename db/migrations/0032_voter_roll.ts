import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('voter_roll')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull().unique())
    .addColumn('has_phone', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('voter_roll_key', ['campaign', 'voter'])
    .execute()
}
