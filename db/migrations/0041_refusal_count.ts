import type { Kysely } from 'kysely'

/** Ballots turned away, by slice of five minutes (its start, RFC 3339 UTC) and by reason. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refusal_count')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('slice', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('refusals', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('refusal_count_key', ['campaign', 'slice', 'code'])
    .execute()
}
