import { grouped } from '../server/domain/grouped.ts'
import type { Database } from './database.ts'
import { submittedScores, submittedSheets } from './results.ts'

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
  const sheets = await submittedSheets(db, campaign)
    .select(['score_sheet.id as sheet', 'expert.code as expert', 'nomination.number as nomination', 'score_sheet.salt'])
    .execute()
  const scores = await submittedScores(db, campaign)
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
