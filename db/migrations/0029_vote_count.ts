import { type Kysely, sql } from 'kysely'

/** Votes of a candidate by identity tier, kept with each ballot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('vote_count')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('tier', 'text', (column) => column.notNull())
    .addColumn('candidate', 'integer', (column) => column.notNull())
    .addColumn('votes', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_count_key', ['campaign', 'tier', 'candidate'])
    .execute()
  await sql`insert into vote_count (campaign, tier, candidate, votes)
    select ballot.campaign, ballot.tier, pick.candidate, count(*) from pick
    join ballot on ballot.campaign = pick.campaign and ballot.id = pick.ballot
    group by ballot.campaign, ballot.tier, pick.candidate`.execute(db)
}
