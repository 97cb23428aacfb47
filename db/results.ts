import { grouped } from '../server/domain/grouped.ts'
import type { NominationFacts, ResultFacts, SheetFacts } from '../server/domain/results.ts'
import { readCampaign } from './campaigns.ts'
import type { Database } from './database.ts'

/** Everything the result of a campaign is made of: eight queries, whatever its size. Undefined: no such campaign. */
export async function readResultFacts(db: Database, id: string): Promise<ResultFacts | undefined> {
  const campaign = await readCampaign(db, id)
  if (campaign === undefined) return undefined
  return {
    campaign,
    nominations: await readNominations(db, id),
    sheets: await submittedSheets(db, id),
    votes: await countedVotes(db, id),
    tiers: await acceptedByTier(db, id),
  }
}

async function readNominations(db: Database, campaign: string): Promise<NominationFacts[]> {
  const rows = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .orderBy('number')
    .select(['number', 'name', 'path', 'level', 'unit', 'theme', 'state'])
    .execute()
  return rows.map((row) => {
    const path: string[] = JSON.parse(row.path)
    return { ...row, path }
  })
}

/** Submitted sheets by number and pseudonym: two queries. */
async function submittedSheets(db: Database, campaign: string): Promise<SheetFacts[]> {
  const sheets = await db
    .selectFrom('score_sheet')
    .innerJoin('nomination', 'nomination.id', 'score_sheet.nomination')
    .innerJoin('expert', 'expert.member', 'score_sheet.expert')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
    .orderBy('nomination.number')
    .orderBy('expert.code')
    .select(['score_sheet.id', 'nomination.number', 'nomination.name', 'expert.code', 'score_sheet.comment'])
    .execute()
  const scores = await db
    .selectFrom('score')
    .innerJoin('score_sheet', 'score_sheet.id', 'score.sheet')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
    .orderBy('score.criterion')
    .select(['score.sheet', 'score.criterion', 'score.points', 'score.comment'])
    .execute()
  const bySheet = grouped(scores, ({ sheet }) => sheet)
  return sheets.map(({ id, number, name, code, comment }) => ({
    nomination: number,
    name,
    expert: code,
    comment,
    scores: Object.fromEntries(
      (bySheet.get(id) ?? []).map(({ criterion, points, comment: said }) => [criterion, { points, comment: said }]),
    ),
  }))
}

async function countedVotes(db: Database, campaign: string): Promise<Record<number, number>> {
  const rows = await db
    .selectFrom('vote_count')
    .where('campaign', '=', campaign)
    .groupBy('candidate')
    .orderBy('candidate')
    .select((eb) => ['candidate', eb.fn.sum('votes').as('votes')])
    .execute()
  return Object.fromEntries(rows.map(({ candidate, votes }) => [candidate, Number(votes)]))
}

async function acceptedByTier(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('ballot_count')
    .where('campaign', '=', campaign)
    .groupBy('tier')
    .orderBy('tier')
    .select((eb) => ['tier', eb.fn.sum('ballots').as('accepted')])
    .execute()
  return rows.map(({ tier, accepted }) => ({ tier, accepted: Number(accepted) }))
}
