import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitation')
    .addColumn('token_sha256', 'text', (column) => column.primaryKey().notNull())
    .addColumn('member', 'text', (column) => column.references('member.id'))
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await db.schema.createIndex('invitation_member').on('invitation').columns(['member']).execute()
}
