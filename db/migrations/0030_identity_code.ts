import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('identity_code')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('identity_code_key', ['campaign', 'device', 'voter'])
    .execute()
  await db.schema.createIndex('identity_code_expires').on('identity_code').columns(['expires_at']).execute()
}
