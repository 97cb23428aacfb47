import type { Kysely } from 'kysely'

/** Votes as they stood at the last refresh, where the rules refresh them every so many minutes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('standing_snapshot')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('ballots', 'integer', (column) => column.notNull())
    .addColumn('votes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('standing_snapshot_key', ['campaign', 'before'])
    .execute()
}
