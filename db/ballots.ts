import type { BallotFacts, VoteRules } from '../server/domain/ballot.ts'
import type { Settings } from '../server/domain/campaign.ts'
import type { Stage } from '../server/domain/stage.ts'
import { stageOf } from './campaigns.ts'
import type { BallotTable, Database } from './database.ts'

/** What stays the same for every ballot of an opened campaign: rules, zone and the key of its voter tags. */
export interface VotingCampaign {
  id: string
  rules: VoteRules
  zone: string
  voterKey: string
}

/** An opened campaign as its ballots need it; undefined when it is unknown or not opened yet. */
export async function votingCampaign(db: Database, id: string): Promise<VotingCampaign | undefined> {
  const row = await db
    .selectFrom('campaign')
    .innerJoin('campaign_key', 'campaign_key.campaign', 'campaign.id')
    .where('campaign.id', '=', id)
    .where('campaign.frozen_at', 'is not', null)
    .select(['campaign.settings', 'campaign.zone', 'campaign_key.voter_key'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const settings: Settings = JSON.parse(row.settings)
  return { id, rules: settings.vote, zone: row.zone, voterKey: row.voter_key }
}

/** The voting stages of a campaign in order. */
export async function votingStages(db: Database, campaign: string): Promise<Stage[]> {
  const rows = await db
    .selectFrom('stage')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('kind', '=', 'voting')
    .orderBy('ordinal')
    .execute()
  return rows.map(stageOf)
}

/** One ballot of a campaign by its id. */
export async function findBallot(db: Database, campaign: string, id: string): Promise<BallotTable | undefined> {
  return db.selectFrom('ballot').selectAll().where('campaign', '=', campaign).where('id', '=', id).executeTakeFirst()
}

/** What decides over a voter's ballot: stages, the candidates it names, and the voter's earlier ballots. Four queries. */
export async function ballotFacts(
  trx: Database,
  campaign: string,
  voter: string,
  choices: readonly number[],
): Promise<Pick<BallotFacts, 'stages' | 'candidates' | 'slots' | 'chosen'>> {
  const stages = await votingStages(trx, campaign)
  const named = await trx
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('number', 'in', choices.length === 0 ? [0] : [...choices])
    .select(['number', 'state'])
    .execute()
  const ballots = await trx
    .selectFrom('ballot')
    .where('campaign', '=', campaign)
    .where('voter', '=', voter)
    .select('slot')
    .execute()
  const picks = await picksOf(trx, campaign, voter)
  return {
    stages,
    candidates: new Map(named.map(({ number, state }) => [number, state])),
    slots: ballots.map(({ slot }) => slot),
    chosen: new Set(picks.map(({ candidate }) => candidate)),
  }
}

async function picksOf(db: Database, campaign: string, voter: string) {
  return db
    .selectFrom('pick')
    .where('campaign', '=', campaign)
    .where('voter', '=', voter)
    .select(['ballot', 'candidate'])
    .execute()
}

/**
 * Stores a ballot, its picks and their counters. A pick stands under `pickSlot`: the ballot's own slot, or `once` where a
 * candidate may be chosen only once in the campaign, so that the unique index refuses a second one. Violations are thrown.
 */
export async function insertBallot(
  trx: Database,
  ballot: BallotTable,
  choices: readonly number[],
  pickSlot: string,
): Promise<void> {
  const { campaign, voter, id } = ballot
  await trx.insertInto('ballot').values(ballot).execute()
  await trx
    .insertInto('pick')
    .values(choices.map((candidate) => ({ campaign, voter, candidate, slot: pickSlot, ballot: id })))
    .execute()
  await trx
    .insertInto('candidate_count')
    .values(choices.map((candidate) => ({ campaign, candidate, votes: 1 })))
    .onConflict((conflict) =>
      conflict.columns(['campaign', 'candidate']).doUpdateSet((eb) => ({ votes: eb('candidate_count.votes', '+', 1) })),
    )
    .execute()
}

/** A voter's own ballots, oldest first, with how many choices each holds (never which). Two queries. */
export async function ballotsOf(db: Database, campaign: string, voter: string) {
  const ballots = await db
    .selectFrom('ballot')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('voter', '=', voter)
    .orderBy('log_index')
    .execute()
  const picks = await picksOf(db, campaign, voter)
  return ballots.map((ballot) => ({ ...ballot, chosen: picks.filter((pick) => pick.ballot === ballot.id).length }))
}
