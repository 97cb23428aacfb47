import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pick')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('candidate', 'integer', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('ballot', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pick_key', ['campaign', 'voter', 'candidate', 'slot'])
    .execute()
  await db.schema.createIndex('pick_ballot').on('pick').columns(['campaign', 'ballot']).execute()
}
