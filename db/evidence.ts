import { grouped } from '../server/domain/grouped.ts'
import type { NominationFacts } from '../server/domain/results.ts'
import type { Database } from './database.ts'

/** Every candidate as a bundle's roster prints it, by number. */
export async function rosterCandidates(db: Database, campaign: string): Promise<NominationFacts[]> {
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

/** A submitted sheet with what opens its commitment; `salt` is null where it was submitted without one. */
export interface EvidenceSheet {
  sheet: string
  expert: string
  nomination: number
  salt: string | null
  scores: Record<string, number | null>
}

/** Submitted sheets in the order in which a result lists them: two queries. */
export async function evidenceSheets(db: Database, campaign: string): Promise<EvidenceSheet[]> {
  const sheets = await db
    .selectFrom('score_sheet')
    .innerJoin('nomination', 'nomination.id', 'score_sheet.nomination')
    .innerJoin('expert', 'expert.member', 'score_sheet.expert')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
    .orderBy('nomination.number')
    .orderBy('expert.code')
    .select(['score_sheet.id as sheet', 'expert.code as expert', 'nomination.number as nomination', 'score_sheet.salt'])
    .execute()
  const scores = await db
    .selectFrom('score')
    .innerJoin('score_sheet', 'score_sheet.id', 'score.sheet')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.state', '=', 'submitted')
    .select(['score.sheet', 'score.criterion', 'score.points'])
    .execute()
  const bySheet = grouped(scores, ({ sheet }) => sheet)
  return sheets.map((one) => ({
    ...one,
    scores: Object.fromEntries((bySheet.get(one.sheet) ?? []).map(({ criterion, points }) => [criterion, points])),
  }))
}

/** The newest published list, the bytes whose hash the log carries; undefined before the first. */
export async function newestPublished(db: Database, campaign: string) {
  return db
    .selectFrom('publication')
    .where('campaign', '=', campaign)
    .where('confirmed_at', 'is not', null)
    .orderBy('revision', 'desc')
    .select(['result', 'kind'])
    .executeTakeFirst()
}
