import { grouped } from '../server/domain/grouped.ts'
import type { NominationFacts, ResultFacts, SheetFacts } from '../server/domain/results.ts'
import { readCampaign } from './campaigns.ts'
import type { Database } from './database.ts'
import { ballotsByTier, votesByTier } from './standings.ts'

/** Everything the result of a campaign is made of: eight queries, whatever its size. Undefined: no such campaign. */
export async function readResultFacts(db: Database, id: string): Promise<ResultFacts | undefined> {
  const campaign = await readCampaign(db, id)
  if (campaign === undefined) return undefined
  return {
    campaign,
    nominations: await readNominations(db, id),
    sheets: await readSheets(db, id),
    ...(await countedByTier(db, id)),
  }
}

/** Every candidate as a result or a bundle's roster prints it, by number. */
export async function readNominations(db: Database, campaign: string): Promise<NominationFacts[]> {
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

/** A query of the submitted sheets by number and pseudonym, with the candidate and the expert of each. */
export function submittedSheets(db: Database, campaign: string) {
  return db
    .selectFrom('score_sheet')
    .innerJoin('nomination', 'nomination.id', 'score_sheet.nomination')
    .innerJoin('expert', 'expert.member', 'score_sheet.expert')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
    .orderBy('nomination.number')
    .orderBy('expert.code')
}

/** A query of the scores on the submitted sheets, in no order. */
export function submittedScores(db: Database, campaign: string) {
  return db
    .selectFrom('score')
    .innerJoin('score_sheet', 'score_sheet.id', 'score.sheet')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
}

/** Submitted sheets by number and pseudonym: two queries. */
async function readSheets(db: Database, campaign: string): Promise<SheetFacts[]> {
  const sheets = await submittedSheets(db, campaign)
    .select(['score_sheet.id', 'nomination.number', 'nomination.name', 'expert.code', 'score_sheet.comment'])
    .execute()
  const scores = await submittedScores(db, campaign)
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

/** Votes by candidate, and each tier's ballots and votes, from the counters: two queries. */
async function countedByTier(db: Database, campaign: string): Promise<Pick<ResultFacts, 'votes' | 'tiers'>> {
  const accepted = await ballotsByTier(db, campaign)
  const rows = await votesByTier(db, campaign)
  const votes: Record<number, number> = {}
  const given = new Map<string, number>()
  for (const row of rows) {
    votes[row.candidate] = (votes[row.candidate] ?? 0) + row.votes
    given.set(row.tier, (given.get(row.tier) ?? 0) + row.votes)
  }
  return {
    votes,
    tiers: accepted.map(({ tier, ballots }) => ({ tier, accepted: ballots, votes: given.get(tier) ?? 0 })),
  }
}
