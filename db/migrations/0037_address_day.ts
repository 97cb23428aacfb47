import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('address_day')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('ballots', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('address_day_key', ['campaign', 'day', 'address'])
    .execute()
}
