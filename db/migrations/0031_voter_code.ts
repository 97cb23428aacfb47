import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('voter_code')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('serial', 'integer', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addColumn('revoked_at', 'text')
    .addPrimaryKeyConstraint('voter_code_key', ['campaign', 'serial'])
    .execute()
}
