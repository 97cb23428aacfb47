import { sql } from 'kysely'
import { voteRulesOf } from '../server/domain/ballot/parse.ts'
import type { VoteRules } from '../server/domain/ballot.ts'
import type { Settings } from '../server/domain/campaign.ts'
import type { Stage } from '../server/domain/stage.ts'
import { stageOf } from './campaigns.ts'
import type { BallotTable, Database } from './database.ts'
import { insertRows } from './insertRows.ts'
import { isPostgres } from './migrations/dialect.ts'

/** What stays the same for every ballot of an opened campaign: rules, zone and the key of its voter tags. */
export interface VotingCampaign {
  id: string
  rules: VoteRules
  zone: string
  voterKey: Uint8Array
}

/** Opened campaigns that were asked for on a connection: what this holds of them is frozen, so it is read once. */
const opened = new WeakMap<Database, Map<string, VotingCampaign>>()

/** An opened campaign as its ballots need it; undefined when it is unknown or not opened yet. */
export async function votingCampaign(db: Database, id: string): Promise<VotingCampaign | undefined> {
  const known = opened.get(db) ?? new Map<string, VotingCampaign>()
  opened.set(db, known)
  const found = known.get(id) ?? (await readVotingCampaign(db, id))
  if (found !== undefined) known.set(id, found)
  return found
}

async function readVotingCampaign(db: Database, id: string): Promise<VotingCampaign | undefined> {
  const row = await db
    .selectFrom('campaign')
    .innerJoin('campaign_key', 'campaign_key.campaign', 'campaign.id')
    .where('campaign.id', '=', id)
    .where('campaign.frozen_at', 'is not', null)
    .select(['campaign.settings', 'campaign.zone', 'campaign_key.voter_key'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const settings: Settings = JSON.parse(row.settings)
  return { id, rules: voteRulesOf(settings.vote), zone: row.zone, voterKey: Buffer.from(row.voter_key, 'base64url') }
}

/** The voting stages of a campaign in order. */
export async function votingStages(db: Database, campaign: string): Promise<Stage[]> {
  const rows = await db
    .selectFrom('stage')
    .selectAll('stage')
    .where('campaign', '=', campaign)
    .where('kind', '=', 'voting')
    .orderBy('ordinal')
    .execute()
  return rows.map(stageOf)
}

/** When the clock wrote `voting_closed`; null while it has not. */
export async function votingClosedAt(db: Database, campaign: string): Promise<string | null> {
  const row = await db.selectFrom('campaign').where('id', '=', campaign).select('voting_closed_at').executeTakeFirst()
  return row?.voting_closed_at ?? null
}

/** Every candidate's standing and category. */
export async function candidateStandings(db: Database, campaign: string) {
  return db.selectFrom('nomination').where('campaign', '=', campaign).select(['number', 'state', 'theme']).execute()
}

/** The ballots among these ids that are there already. */
export async function ballotsById(db: Database, campaign: string, ids: readonly string[]): Promise<BallotTable[]> {
  return db
    .selectFrom('ballot')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', 'in', among(db, ids))
    .execute()
}

/** The accepted ballots of these voters, in log order. */
export async function ballotsOfVoters(db: Database, campaign: string, voters: readonly string[]) {
  const rows = await db
    .selectFrom('ballot')
    .where('campaign', '=', campaign)
    .where('voter', 'in', among(db, voters))
    .orderBy('log_index')
    .select(['voter', 'slot', 'at', 'choices'])
    .execute()
  return rows.map(({ voter, slot, at, choices }) => ({ voter, slot, at, choices: readChoices(choices) }))
}

/** Which of these one-time nonces are used up. */
export async function spentNonces(db: Database, campaign: string, nonces: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('ballot')
    .where('campaign', '=', campaign)
    .where('nonce', 'in', among(db, nonces))
    .select('nonce')
    .execute()
  return rows.flatMap(({ nonce }) => nonce ?? [])
}

/** A list of texts as one parameter, so that a statement has one text whatever their number. */
function among(db: Database, values: readonly string[]) {
  return isPostgres(db)
    ? sql<string>`(select unnest(${[...values]}::text[]))`
    : sql<string>`(select value from json_each(${JSON.stringify(values)}))`
}

/** A ballot with the guards of the rules about one candidate. */
export interface Accepted {
  row: BallotTable
  choices: readonly number[]
  picks: readonly { candidate: number; slot: string }[]
}

const ballotColumns = [
  'id',
  'campaign',
  'voter',
  'slot',
  'tier',
  'at',
  'request_sha256',
  'salt_a',
  'salt_b',
  'commitment',
  'log_index',
  'choices',
  'nonce',
  'tree_size',
] as const satisfies readonly (keyof BallotTable)[]

/** Stores ballots with their guards and counters. Violations of the unique indexes, the last guard, are thrown. */
export async function insertBallots(trx: Database, campaign: string, ballots: readonly Accepted[]): Promise<void> {
  await insertRows(
    trx,
    'ballot',
    ballotColumns,
    ballots.map(({ row }) => ballotColumns.map((column) => row[column])),
  )
  await insertRows(
    trx,
    'pick',
    ['campaign', 'voter', 'candidate', 'slot', 'ballot'],
    ballots.flatMap(({ row, picks }) =>
      picks.map(({ candidate, slot }) => [campaign, row.voter, candidate, slot, row.id]),
    ),
  )
  await countBallots(trx, campaign, ballots)
}

async function countBallots(trx: Database, campaign: string, ballots: readonly Accepted[]): Promise<void> {
  const votes = new Map<string, { campaign: string; tier: string; candidate: number; votes: number }>()
  const accepted = new Map<string, { campaign: string; tier: string; slice: string; ballots: number }>()
  for (const { row, choices } of ballots) {
    const { tier } = row
    const slice = sliceOf(row.at)
    const counted = accepted.get(`${tier} ${slice}`)
    if (counted === undefined) accepted.set(`${tier} ${slice}`, { campaign, tier, slice, ballots: 1 })
    else counted.ballots += 1
    for (const candidate of choices) {
      const known = votes.get(`${tier} ${candidate}`)
      if (known === undefined) votes.set(`${tier} ${candidate}`, { campaign, tier, candidate, votes: 1 })
      else known.votes += 1
    }
  }
  if (votes.size > 0)
    await trx
      .insertInto('vote_count')
      .values([...votes.values()])
      .onConflict((conflict) =>
        conflict
          .columns(['campaign', 'tier', 'candidate'])
          .doUpdateSet((eb) => ({ votes: eb('vote_count.votes', '+', eb.ref('excluded.votes')) })),
      )
      .execute()
  await trx
    .insertInto('ballot_count')
    .values([...accepted.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['campaign', 'tier', 'slice'])
        .doUpdateSet((eb) => ({ ballots: eb('ballot_count.ballots', '+', eb.ref('excluded.ballots')) })),
    )
    .execute()
}

/** The start of the five minutes in which an instant lies: `2026-06-03T12:05:00.000Z`. */
export function sliceOf(at: string): string {
  return `${at.slice(0, 15)}${at.charAt(15) < '5' ? '0' : '5'}:00.000Z`
}

/** The numbers of a kept ballot. */
export function readChoices(choices: string): number[] {
  return JSON.parse(choices)
}

/** A voter's own ballots, oldest first. */
export async function ballotsOf(db: Database, campaign: string, voter: string): Promise<BallotTable[]> {
  return db
    .selectFrom('ballot')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('voter', '=', voter)
    .orderBy('log_index')
    .execute()
}
