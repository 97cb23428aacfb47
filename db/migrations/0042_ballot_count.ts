import { type Kysely, sql } from 'kysely'

/** Accepted ballots by identity tier and slice of five minutes (its start, RFC 3339 UTC), kept with each ballot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ballot_count')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('tier', 'text', (column) => column.notNull())
    .addColumn('slice', 'text', (column) => column.notNull())
    .addColumn('ballots', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('ballot_count_key', ['campaign', 'tier', 'slice'])
    .execute()
  await sql`insert into ballot_count (campaign, tier, slice, ballots)
    select campaign, tier, sliced, count(*) from (
      select campaign, tier,
        substr(at, 1, 15) || case when substr(at, 16, 1) < '5' then '0' else '5' end || ':00.000Z' as sliced
      from ballot) as told
    group by campaign, tier, sliced`.execute(db)
}
