import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('voter_identity')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('tier', 'text', (column) => column.notNull())
    .addColumn('notice_sha256', 'text', (column) => column.notNull())
    .addColumn('proven_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('voter_identity_key', ['campaign', 'voter', 'tier'])
    .execute()
}
