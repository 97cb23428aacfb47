import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ballot')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('tier', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('request_sha256', 'text', (column) => column.notNull())
    .addColumn('salt_a', 'text', (column) => column.notNull())
    .addColumn('salt_b', 'text', (column) => column.notNull())
    .addColumn('commitment', 'text', (column) => column.notNull())
    .addColumn('log_index', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('ballot_key', ['campaign', 'id'])
    .execute()
  await db.schema.createIndex('ballot_slot').on('ballot').columns(['campaign', 'voter', 'slot']).unique().execute()
}
