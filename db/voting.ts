import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Ballots of a stretch of time that begins at `at` (RFC 3339 UTC). */
export interface Stretch {
  at: string
  accepted: number
  refused: number
}

/** Accepted and refused ballots of each slice of five minutes from `since` on, those without any left out. Two queries. */
export async function ballotsBySlice(db: Database, campaign: string, since: string): Promise<Stretch[]> {
  const accepted = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .where('slice', '>=', since)
    .groupBy('slice')
    .select((eb) => ['slice as at', eb.fn.sum('ballots').as('count')])
    .execute()
  const refused = await db
    .selectFrom('refusal_count')
    .where('campaign', '=', campaign)
    .where('slice', '>=', since)
    .groupBy('slice')
    .select((eb) => ['slice as at', eb.fn.sum('refusals').as('count')])
    .execute()
  return merged(accepted, refused)
}

/** The same by the hour, over the whole vote. Two queries. */
export async function ballotsByHour(db: Database, campaign: string): Promise<Stretch[]> {
  const hour = sql<string>`substr(slice, 1, 13)`
  const accepted = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .groupBy(hour)
    .select((eb) => [hour.as('at'), eb.fn.sum('ballots').as('count')])
    .execute()
  const refused = await db
    .selectFrom('refusal_count')
    .where('campaign', '=', campaign)
    .groupBy(hour)
    .select((eb) => [hour.as('at'), eb.fn.sum('refusals').as('count')])
    .execute()
  return merged(accepted, refused).map((one) => ({ ...one, at: `${one.at}:00:00.000Z` }))
}

type Counted = { at: string; count: string | number | bigint }

function merged(accepted: readonly Counted[], refused: readonly Counted[]): Stretch[] {
  const stretches = new Map<string, Stretch>()
  const at = (start: string) => {
    const known = stretches.get(start) ?? { at: start, accepted: 0, refused: 0 }
    stretches.set(start, known)
    return known
  }
  for (const row of accepted) at(row.at).accepted = Number(row.count)
  for (const row of refused) at(row.at).refused = Number(row.count)
  return [...stretches.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** How often a ballot was turned away, by the code of the refusal, most first; `recent` since an instant. */
export async function refusalsByCode(db: Database, campaign: string, since: string) {
  const rows = await db
    .selectFrom('refusal_count')
    .where('campaign', '=', campaign)
    .groupBy('code')
    .select((eb) => [
      'code',
      eb.fn.sum('refusals').as('refusals'),
      eb.fn.sum('refusals').filterWhere('slice', '>=', since).as('recent'),
    ])
    .execute()
  return rows
    .map(({ code, refusals, recent }) => ({ code, refusals: Number(refusals), recent: Number(recent ?? 0) }))
    .sort((a, b) => b.refusals - a.refusals || (a.code < b.code ? -1 : 1))
}

/** Ballots turned away, to be added to what is counted already. */
export interface RefusedBallots {
  campaign: string
  slice: string
  code: string
  refusals: number
}

/** Adds refusals to their counters; those of a campaign that does not exist are dropped. Several nodes may add at once. */
export async function addRefusals(db: Database, rows: readonly RefusedBallots[]): Promise<void> {
  for (const { campaign, slice, code, refusals } of rows)
    await db
      .insertInto('refusal_count')
      .columns(['campaign', 'slice', 'code', 'refusals'])
      .expression((eb) =>
        eb
          .selectFrom('campaign')
          .where('id', '=', campaign)
          .select(['id', text(slice).as('slice'), text(code).as('code'), whole(refusals).as('refusals')]),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['campaign', 'slice', 'code'])
          .doUpdateSet((eb) => ({ refusals: eb('refusal_count.refusals', '+', eb.ref('excluded.refusals')) })),
      )
      .execute()
}

function text(value: string) {
  return sql<string>`cast(${value} as text)`
}

function whole(value: number) {
  return sql<number>`cast(${value} as integer)`
}

/** Codes and rows of the roll that were given out: so many identities of the tier there can be. Two queries. */
export async function identitiesIssued(db: Database, campaign: string): Promise<Record<string, number>> {
  const codes = await db
    .selectFrom('voter_code')
    .where('campaign', '=', campaign)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('voter_roll')
    .where('campaign', '=', campaign)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return { code: Number(codes.count), roll: Number(rows.count) }
}

/** How far the public log is, how far it is signed, and whether it may be written. Two queries. */
export async function logStanding(db: Database, campaign: string) {
  const head = await db
    .selectFrom('log_head')
    .where('campaign', '=', campaign)
    .select(['size', 'tree_size', 'state'])
    .executeTakeFirstOrThrow()
  const signed = await db
    .selectFrom('checkpoint')
    .where('campaign', '=', campaign)
    .orderBy('size', 'desc')
    .limit(1)
    .select('at')
    .executeTakeFirst()
  return { entries: head.size, signed: head.tree_size, signedAt: signed?.at ?? null, state: head.state }
}
