import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * Figures of a campaign that never tell a total or a rank. Ballots are counted up to `until`, those of the last day from `since`;
 * both begin a slice of five minutes.
 */
export async function campaignFigures(
  db: Database,
  campaign: string,
  { since, until }: { since: string; until: string },
) {
  const nominations = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .orderBy('number')
    .select(['number', 'state'])
    .execute()
  const members = await db
    .selectFrom('member')
    .where('campaign', '=', campaign)
    .where('removed_at', 'is', null)
    .select(['role', 'accepted_at'])
    .execute()
  const sheets = await db
    .selectFrom('score_sheet')
    .innerJoin('nomination', 'nomination.id', 'score_sheet.nomination')
    .innerJoin('member', 'member.id', 'score_sheet.expert')
    .where('score_sheet.campaign', '=', campaign)
    .where('nomination.state', '=', 'admitted')
    .where('member.removed_at', 'is', null)
    .where('score_sheet.state', '=', 'submitted')
    .select((eb) => [eb.fn.countAll().as('submitted'), eb.fn.min('submitted_at').as('first')])
    .executeTakeFirstOrThrow()
  const ballots = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .where('slice', '<', until)
    .select((eb) => [
      eb.fn.sum('ballots').as('all'),
      eb.fn.sum('ballots').filterWhere('slice', '>=', since).as('recent'),
    ])
    .executeTakeFirstOrThrow()
  const experts = members.filter(({ role }) => role === 'expert')
  const accepted = (rows: typeof members) => rows.filter(({ accepted_at }) => accepted_at !== null).length
  return {
    candidates: nominations.flatMap(({ number, state }) => (state === 'admitted' ? [number] : [])),
    withdrawn: nominations.filter(({ state }) => state !== 'admitted').length,
    experts: experts.length,
    acceptedExperts: accepted(experts),
    confirmers: members.filter(({ role }) => role !== 'expert').length,
    sheets: Number(sheets.submitted),
    firstSheetAt: sheets.first,
    ballots: Number(ballots.all ?? 0),
    recentBallots: Number(ballots.recent ?? 0),
  }
}

/** Accepted ballots of each hour before `until` (which begins a slice of five minutes), oldest first; `hour` is RFC 3339 UTC. Hours without a ballot are left out. */
export async function ballotsPerHour(db: Database, campaign: string, until: string) {
  const hour = sql<string>`substr(slice, 1, 13)`
  const rows = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .where('slice', '<', until)
    .groupBy(hour)
    .orderBy(hour)
    .select((eb) => [hour.as('hour'), eb.fn.sum('ballots').as('ballots')])
    .execute()
  return rows.map(({ hour: start, ballots }) => ({ hour: `${start}:00:00.000Z`, ballots: Number(ballots) }))
}

/** The newest publication of a campaign and the newest confirmed one of each kind: what was proposed and what was published. */
export async function publicationState(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('publication')
    .where('campaign', '=', campaign)
    .orderBy('revision', 'desc')
    .select(['kind', 'proposed_by', 'confirmed_at'])
    .execute()
  const [newest] = rows
  return {
    proposed:
      newest === undefined || newest.confirmed_at !== null ? null : { kind: newest.kind, by: newest.proposed_by },
    published: rows.flatMap(({ kind, confirmed_at }) => (confirmed_at === null ? [] : [kind])),
  }
}
