import { randomBytes } from 'node:crypto'
import type { BallotTable, Database, NominationTable } from '../db/database.ts'
import type { Campaign } from '../server/domain/campaign.ts'
import { makeStage, storeCampaign, storeMember, storeNominations } from './make.ts'

const fresh = (): string => randomBytes(9).toString('base64url')

/** The instant from which results may be seen in a campaign of `storeScored`. */
export const afterClose = '2026-07-01T02:00:00.000Z'

/** Submitted sheets of one expert; points in hundredths in the order name, connotation, carrier. */
export async function storeSheet(
  db: Database,
  campaign: string,
  expert: string,
  nomination: string,
  points: readonly (number | null)[],
  state: 'draft' | 'submitted' = 'submitted',
) {
  const sheet = fresh()
  await db
    .insertInto('score_sheet')
    .values({
      id: sheet,
      campaign,
      nomination,
      expert,
      state,
      version: 1,
      comment: `=总评 ${sheet}`,
      salt: null,
      updated_at: '2026-06-10T00:00:00.000Z',
      submitted_at: state === 'submitted' ? '2026-06-10T00:00:00.000Z' : null,
    })
    .execute()
  await db
    .insertInto('score')
    .values(
      ['name', 'connotation', 'carrier'].map((criterion, at) => ({
        sheet,
        criterion,
        points: points[at] ?? null,
        comment: at === 0 ? '+名称好记' : '',
      })),
    )
    .execute()
  return sheet
}

type Said = 'id' | 'campaign' | 'voter' | 'tier' | 'at' | 'log_index' | 'choices'

/** A ballot as a row, without what only its receipt is made from. */
export function plainBallot(said: Pick<BallotTable, Said>): BallotTable {
  return {
    ...said,
    slot: 'once',
    request_sha256: '',
    salt_a: '',
    salt_b: '',
    commitment: '',
    nonce: null,
    tree_size: 0,
  }
}

/** Ballots of fresh voters, one a list of chosen numbers, with the counters that the door keeps. */
export async function storeVotes(
  db: Database,
  campaign: string,
  ballots: readonly (readonly number[])[],
  tier = 'device',
) {
  const votes = new Map<number, number>()
  for (const [index, choices] of ballots.entries()) {
    const [voter, ballot] = [fresh(), fresh()]
    await db
      .insertInto('ballot')
      .values(
        plainBallot({
          id: ballot,
          campaign,
          voter,
          tier,
          at: '2026-06-05T00:00:00.000Z',
          log_index: index,
          choices: JSON.stringify(choices),
        }),
      )
      .execute()
    for (const candidate of choices) {
      votes.set(candidate, (votes.get(candidate) ?? 0) + 1)
    }
  }
  if (votes.size === 0) return
  await db
    .insertInto('vote_count')
    .values([...votes].map(([candidate, count]) => ({ campaign, tier, candidate, votes: count })))
    .execute()
  await db
    .insertInto('ballot_count')
    .values({ campaign, tier, slice: '2026-06-05T00:00:00.000Z', ballots: ballots.length })
    .execute()
}

export interface Scored {
  campaign: Campaign
  nominations: NominationTable[]
  experts: { person: string; member: string }[]
}

/**
 * A campaign judged in June 2026: five candidates of whom number 5 withdrew, six experts, votes, three places, a public-notice
 * stage and a final one. Numbers 2 and 3 are equal in everything.
 */
export async function storeScored(db: Database, change: Partial<Campaign> = {}): Promise<Scored> {
  const stored = await storeCampaign(db, {
    stages: [
      makeStage('voting', 0),
      makeStage('scoring', 1),
      makeStage('public-notice', 2, { gate: 'organizer', opensAt: null, closesAt: '2026-07-10T00:00:00.000Z' }),
      makeStage('final', 3, { gate: 'organizer', opensAt: null, closesAt: null }),
    ],
    ...change,
  })
  const nominations = await storeNominations(db, stored.id, 5)
  const experts = []
  for (let at = 1; at <= 6; at += 1) experts.push(await storeMember(db, stored.id, 'expert', `专家甲${at}`))
  for (const { id, number } of nominations)
    for (const [at, expert] of experts.entries()) {
      const level = { 1: 9150, 2: 8840, 3: 8840, 4: 7725, 5: 9900 }[number] ?? 0
      await storeSheet(db, stored.id, expert.member, id, [level - at * 37, level + at * 11, level - at * 53])
    }
  await storeVotes(db, stored.id, [[1, 2, 3], [1, 2, 3], [1, 4], [2, 3, 5], [1], [1, 2, 3]])
  await db
    .updateTable('nomination')
    .set({ state: 'withdrawn', state_reason: '不该外传的理由' })
    .where('campaign', '=', stored.id)
    .where('number', '=', 5)
    .execute()
  return { campaign: stored, nominations, experts }
}
