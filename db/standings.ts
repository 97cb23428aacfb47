import { sql } from 'kysely'
import type { Stage } from '../server/domain/stage.ts'
import type { Counts, SliceRow, StandingCandidate } from '../server/domain/standings.ts'
import { recounted, recounting, votesIn } from '../server/domain/standings.ts'
import { settingsOf, stageOf } from './campaigns.ts'
import type { Database } from './database.ts'
import { isPostgres } from './migrations/dialect.ts'

/** Votes and ballots of a campaign, all of them or those cast before an instant. */
export interface CountedVotes {
  ballots: number
  /** Candidate number -> votes. */
  votes: Map<number, number>
}

/** An opened campaign as its standings need it; undefined when it is unknown or not opened. Three queries. */
export async function standingsCampaign(db: Database, id: string) {
  const row = await db
    .selectFrom('campaign')
    .where('id', '=', id)
    .where('frozen_at', 'is not', null)
    .select((eb) => [
      'id',
      'zone',
      'settings',
      eb
        .exists(
          eb
            .selectFrom('publication')
            .where('publication.campaign', '=', id)
            .where('publication.confirmed_at', 'is not', null)
            .select('publication.revision'),
        )
        .as('published'),
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const stages = await db.selectFrom('stage').selectAll().where('campaign', '=', id).orderBy('ordinal').execute()
  return {
    id: row.id,
    zone: row.zone,
    rules: settingsOf(row.settings).vote,
    published: Boolean(row.published),
    stages: stages.map((stage): Stage => stageOf(stage)),
  }
}

export type StandingsCampaign = NonNullable<Awaited<ReturnType<typeof standingsCampaign>>>

/** Who stands, by number. */
export async function standingCandidates(db: Database, campaign: string): Promise<StandingCandidate[]> {
  const rows = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('state', '=', 'admitted')
    .orderBy('number')
    .select(['number', 'name', 'path'])
    .execute()
  return rows.map(({ number, name, path }) => {
    const units: string[] = JSON.parse(path)
    return { number, name, path: units }
  })
}

/** Accepted ballots by tier, from the counters. */
export async function ballotsByTier(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .groupBy('tier')
    .orderBy('tier')
    .select((eb) => ['tier', eb.fn.sum('ballots').as('ballots')])
    .execute()
  return rows.map(({ tier, ballots }) => ({ tier, ballots: Number(ballots) }))
}

/** Votes by tier and candidate, from the counters. */
export async function votesByTier(db: Database, campaign: string) {
  return db
    .selectFrom('vote_count')
    .where('campaign', '=', campaign)
    .orderBy('tier')
    .orderBy('candidate')
    .select(['tier', 'candidate', 'votes'])
    .execute()
}

/** Every ballot accepted so far, from the counters: two queries, whatever the number of ballots. */
export async function countedSoFar(db: Database, campaign: string): Promise<CountedVotes> {
  const tiers = await ballotsByTier(db, campaign)
  const votes = new Map<number, number>()
  for (const row of await votesByTier(db, campaign))
    votes.set(row.candidate, (votes.get(row.candidate) ?? 0) + row.votes)
  return { ballots: tiers.reduce((sum, { ballots }) => sum + ballots, 0), votes }
}

/** All the counters as they are kept: two queries. */
export async function keptCounts(db: Database, campaign: string): Promise<Counts> {
  const rows = await votesByTier(db, campaign)
  const votes = new Map<number, number>()
  for (const row of rows) votes.set(row.candidate, (votes.get(row.candidate) ?? 0) + row.votes)
  const slices = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .select(['tier', 'slice', 'ballots'])
    .execute()
  return {
    ballots: slices.reduce((sum, { ballots }) => sum + ballots, 0),
    votes,
    tierVotes: new Map(rows.map(({ tier, candidate, votes: count }) => [`${tier} ${candidate}`, count])),
    slices: new Map(slices.map(({ tier, slice, ballots }) => [`${tier} ${slice}`, ballots])),
  }
}

/** Rows of the table that a recount reads at a time. */
const stride = 20_000

/**
 * The counters made anew from the choices of every ballot: one pass over the table, about a second for a million. SQLite is read
 * page by page in the order of its rows, because in the order of an index each row would be a jump, and all at once they would
 * fill the memory.
 */
export async function recountBallots(db: Database, campaign: string): Promise<Counts> {
  if (isPostgres(db)) {
    const { rows } = await sql<SliceRow>`
      select tier, ${slice} as slice, count(*) as ballots, string_agg(choices, '') as choices
      from ballot where campaign = ${campaign} group by 1, 2`.execute(db)
    return recounted(rows)
  }
  const { rows: ends } = await sql<{ last: number | null }>`select max(rowid) as last from ballot`.execute(db)
  const recount = recounting()
  for (let from = 0; from < (ends[0]?.last ?? 0); from += stride) {
    const { rows } = await sql<SliceRow>`
      select tier, ${slice} as slice, count(*) as ballots, string_agg(choices, '') as choices
      from ballot where rowid > ${from} and rowid <= ${from + stride} and +campaign = ${campaign} group by 1, 2`.execute(
      db,
    )
    recount.add(rows)
  }
  return recount.counts()
}

const slice = sql<string>`substr(at, 1, 15) || case when substr(at, 16, 1) < '5' then '0' else '5' end || ':00.000Z'`

/** The counters and the recount at one and the same instant, also while ballots come in. */
export async function countBoth(db: Database, campaign: string): Promise<{ kept: Counts; counted: Counts }> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => ({
      kept: await keptCounts(trx, campaign),
      counted: await recountBallots(trx, campaign),
    }))
}

/** The votes as they stood at a refresh: every ballot cast before `before`. Undefined while nobody has kept them. */
export async function keptStanding(db: Database, campaign: string, before: string): Promise<CountedVotes | undefined> {
  const row = await db
    .selectFrom('standing_snapshot')
    .where('campaign', '=', campaign)
    .where('before', '=', before)
    .select(['ballots', 'votes'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const votes: [number, number][] = JSON.parse(row.votes)
  return { ballots: row.ballots, votes: new Map(votes) }
}

/**
 * Keeps the votes as they stood at `before` (an instant that is past): the counters without the ballots cast since, under the
 * lock of the log, whose clock cannot go back behind `before` after this. So they hold exactly the ballots cast before it,
 * whoever keeps them and whenever.
 */
export async function keepStanding(trx: Database, campaign: string, before: string): Promise<CountedVotes> {
  await trx
    .updateTable('log_head')
    .set((eb) => ({
      last_at: eb.case().when('last_at', '<', before).then(before).else(eb.ref('last_at')).end(),
    }))
    .where('campaign', '=', campaign)
    .execute()
  const earlier = await keptStanding(trx, campaign, before)
  if (earlier !== undefined) return earlier
  const counted = await countedSoFar(trx, campaign)
  for (const choices of await choicesSince(trx, campaign, before)) {
    const late = new Map<number, number>()
    votesIn(choices, late)
    counted.ballots -= 1
    for (const [candidate, count] of late) counted.votes.set(candidate, (counted.votes.get(candidate) ?? 0) - count)
  }
  await trx.deleteFrom('standing_snapshot').where('campaign', '=', campaign).where('before', '<', before).execute()
  await trx
    .insertInto('standing_snapshot')
    .values({ campaign, before, ballots: counted.ballots, votes: JSON.stringify([...counted.votes]) })
    .execute()
  return counted
}

const entriesAtOnce = 500

/** The choices of every ballot cast at or after an instant: the log is walked back from its end, for times only rise in it. */
async function choicesSince(trx: Database, campaign: string, since: string): Promise<string[]> {
  const found: string[] = []
  let end = 2 ** 31 - 1
  for (;;) {
    const entries = await trx
      .selectFrom('log_entry')
      .where('campaign', '=', campaign)
      .where('index', '<', end)
      .orderBy('index', 'desc')
      .limit(entriesAtOnce)
      .select(['index', 'entry'])
      .execute()
    const read = entries.map(({ entry }): { ballot?: string; type: string } => JSON.parse(entry))
    const ids = read.flatMap(({ type, ballot }) => (type === 'ballot_cast' && ballot !== undefined ? [ballot] : []))
    const ballots = await trx
      .selectFrom('ballot')
      .where('campaign', '=', campaign)
      .where('id', 'in', ids.length === 0 ? [''] : ids)
      .select(['at', 'choices'])
      .execute()
    const late = ballots.filter(({ at }) => at >= since)
    found.push(...late.map(({ choices }) => choices))
    const oldest = entries.at(-1)
    if (oldest === undefined || late.length < ballots.length) return found
    end = oldest.index
  }
}

/** Opened campaigns that refresh their votes every so many minutes while the vote is not closed, with the newest kept refresh. */
export async function refreshedVotes(db: Database) {
  const rows = await db
    .selectFrom('campaign')
    .where('frozen_at', 'is not', null)
    .where('voting_closed_at', 'is', null)
    .select((eb) => [
      'id',
      'settings',
      eb
        .selectFrom('standing_snapshot')
        .whereRef('standing_snapshot.campaign', '=', 'campaign.id')
        .select((inner) => inner.fn.max('before').as('newest'))
        .as('newest'),
    ])
    .execute()
  return rows.flatMap(({ id, settings, newest }) => {
    const shown = settingsOf(settings).vote.results_while_voting
    return shown.mode === 'refreshed' ? [{ id, minutes: shown.minutes, newest }] : []
  })
}
