import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('wechat_state')
    .addColumn('state_sha256', 'text', (column) => column.primaryKey().notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('notice_sha256', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('wechat_state_expires').on('wechat_state').columns(['expires_at']).execute()
}
