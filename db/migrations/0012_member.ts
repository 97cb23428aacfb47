import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.references('person.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'text')
    .addColumn('removed_at', 'text')
    .execute()
  await db.schema.createIndex('member_once').on('member').columns(['campaign', 'person', 'role']).unique().execute()
  await db.schema.createIndex('member_person').on('member').columns(['person']).execute()
}
