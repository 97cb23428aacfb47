import type { CriterionScore, SheetContent } from '../server/domain/review.ts'
import { recordAct } from './audit.ts'
import type { Database } from './database.ts'
import { lockLog, writeToLog } from './log.ts'

/** An expert's pseudonym; undefined when the member is no expert of this campaign. */
export async function expertCode(db: Database, campaign: string, member: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('expert')
    .where('campaign', '=', campaign)
    .where('member', '=', member)
    .select('code')
    .executeTakeFirst()
  return row?.code
}

/** Every admitted nomination with this expert's own sheet where there is one, and its points: two queries. */
export async function ownSheets(db: Database, campaign: string, expert: string) {
  const rows = await db
    .selectFrom('nomination')
    .leftJoin('score_sheet', (join) =>
      join.onRef('score_sheet.nomination', '=', 'nomination.id').on('score_sheet.expert', '=', expert),
    )
    .where('nomination.campaign', '=', campaign)
    .where('nomination.state', '=', 'admitted')
    .orderBy('nomination.number')
    .select([
      'nomination.number',
      'nomination.name',
      'nomination.theme',
      'nomination.level',
      'score_sheet.id as sheet',
      'score_sheet.state',
      'score_sheet.updated_at',
      'score_sheet.submitted_at',
    ])
    .execute()
  const scores = await db
    .selectFrom('score')
    .innerJoin('score_sheet', 'score_sheet.id', 'score.sheet')
    .where('score_sheet.campaign', '=', campaign)
    .where('score_sheet.expert', '=', expert)
    .where('score.points', 'is not', null)
    .select(['score.sheet', 'score.criterion', 'score.points'])
    .execute()
  const points = new Map<string, Record<string, number>>()
  for (const score of scores) {
    if (score.points === null) continue
    const own = points.get(score.sheet) ?? {}
    own[score.criterion] = score.points
    points.set(score.sheet, own)
  }
  return rows.map(({ sheet, ...row }) => ({ ...row, points: (sheet === null ? undefined : points.get(sheet)) ?? {} }))
}

/** A nomination as an expert sees it, with files in order: never contact or phone. Undefined when there is no such number. */
export async function reviewedNomination(db: Database, campaign: string, number: number) {
  const row = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('number', '=', number)
    .select([
      'id',
      'number',
      'name',
      'level',
      'path',
      'theme',
      'connotation',
      'introduction',
      'mechanism',
      'cases',
      'publicity',
      'state',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const path: string[] = JSON.parse(row.path)
  return { ...row, path, files: await reviewedFiles(db, row.id) }
}

async function reviewedFiles(db: Database, nomination: string) {
  return db
    .selectFrom('nomination_file')
    .innerJoin('file', 'file.sha256', 'nomination_file.sha256')
    .where('nomination_file.nomination', '=', nomination)
    .orderBy('nomination_file.kind')
    .orderBy('nomination_file.ordinal')
    .select([
      'nomination_file.id',
      'nomination_file.kind',
      'nomination_file.title',
      'nomination_file.sha256',
      'nomination_file.small_sha256 as smallSha256',
      'nomination_file.width',
      'nomination_file.height',
      'file.bytes',
      'file.media_type as mediaType',
    ])
    .execute()
}

/** This expert's own sheet on one nomination, undefined before the first save. */
export async function readSheet(db: Database, campaign: string, expert: string, nomination: string) {
  const sheet = await db
    .selectFrom('score_sheet')
    .where('campaign', '=', campaign)
    .where('expert', '=', expert)
    .where('nomination', '=', nomination)
    .select(['id', 'state', 'version', 'comment', 'updated_at', 'submitted_at'])
    .executeTakeFirst()
  if (sheet === undefined) return undefined
  const rows = await db
    .selectFrom('score')
    .where('sheet', '=', sheet.id)
    .select(['criterion', 'points', 'comment'])
    .execute()
  const scores: Record<string, CriterionScore> = {}
  for (const { criterion, points, comment } of rows) scores[criterion] = { points, comment }
  return { ...sheet, scores }
}

/** Whose sheet on what, and at which version the writer saw it; 0 before the first save. */
export interface SheetWrite {
  campaign: string
  expert: string
  nomination: string
  version: number
  at: string
}

/**
 * Saves a draft: `content` replaces the sheet whole. Answers the new version, or null when the sheet is no longer the draft
 * that was seen; the unique index and the version in the `where` decide the race. In neither log: autosaves are no acts.
 */
export async function saveDraft(
  db: Database,
  id: string,
  write: SheetWrite,
  content: SheetContent,
): Promise<number | null> {
  return db.transaction().execute(async (trx) => {
    const sheet = write.version === 0 ? await firstDraft(trx, id, write, content) : await nextDraft(trx, write, content)
    if (sheet === undefined) return null
    const rows = Object.entries(content.scores).map(([criterion, score]) => ({ sheet: sheet.id, criterion, ...score }))
    if (rows.length > 0)
      await trx
        .insertInto('score')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['sheet', 'criterion']).doUpdateSet((eb) => ({
            points: eb.ref('excluded.points'),
            comment: eb.ref('excluded.comment'),
          })),
        )
        .execute()
    return sheet.version
  })
}

async function firstDraft(trx: Database, id: string, write: SheetWrite, content: SheetContent) {
  return trx
    .insertInto('score_sheet')
    .values({
      id,
      campaign: write.campaign,
      nomination: write.nomination,
      expert: write.expert,
      state: 'draft',
      version: 1,
      comment: content.comment,
      salt: null,
      updated_at: write.at,
      submitted_at: null,
    })
    .onConflict((conflict) => conflict.columns(['campaign', 'expert', 'nomination']).doNothing())
    .returning(['id', 'version'])
    .executeTakeFirst()
}

async function nextDraft(trx: Database, write: SheetWrite, content: SheetContent) {
  return trx
    .updateTable('score_sheet')
    .set({ version: write.version + 1, comment: content.comment, updated_at: write.at })
    .where('campaign', '=', write.campaign)
    .where('expert', '=', write.expert)
    .where('nomination', '=', write.nomination)
    .where('state', '=', 'draft')
    .where('version', '=', write.version)
    .returning(['id', 'version'])
    .executeTakeFirst()
}

/**
 * Submits a draft as it was seen: locks it, keeps the salt of its commitment, writes the public entry and the audit entry.
 * False, and nothing written, when the sheet is no longer the draft that was seen or the stage was closed meanwhile.
 */
export async function submitSheet(
  db: Database,
  write: SheetWrite,
  seal: { salt: string; commit: string; person: string; number: number; stage: string; entry: (at: string) => string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const place = await lockLog(trx, write.campaign, write.at)
    if (await isClosedByAct(trx, seal.stage)) return false
    const sheet = await trx
      .updateTable('score_sheet')
      .set({
        state: 'submitted',
        version: write.version + 1,
        salt: seal.salt,
        updated_at: write.at,
        submitted_at: write.at,
      })
      .where('campaign', '=', write.campaign)
      .where('expert', '=', write.expert)
      .where('nomination', '=', write.nomination)
      .where('state', '=', 'draft')
      .where('version', '=', write.version)
      .returning('id')
      .executeTakeFirst()
    if (sheet === undefined) return false
    await writeToLog(trx, write.campaign, place, [seal.entry(place.at)])
    await recordAct(trx, {
      campaign: write.campaign,
      actor: seal.person,
      at: write.at,
      act: 'score-submitted',
      subject: `sheet:${sheet.id}`,
      after: { nomination: seal.number, commit: seal.commit },
    })
    return true
  })
}

async function isClosedByAct(trx: Database, stage: string): Promise<boolean> {
  const row = await trx
    .selectFrom('stage')
    .where('id', '=', stage)
    .where('closed_at', 'is not', null)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Every expert that was not removed, with counts of own sheets on admitted nominations and the last save: one query, no score. */
export async function expertProgress(db: Database, campaign: string) {
  return db
    .selectFrom('member')
    .innerJoin('expert', 'expert.member', 'member.id')
    .leftJoin('score_sheet', 'score_sheet.expert', 'member.id')
    .leftJoin('nomination', (join) =>
      join.onRef('nomination.id', '=', 'score_sheet.nomination').on('nomination.state', '=', 'admitted'),
    )
    .where('member.campaign', '=', campaign)
    .where('member.role', '=', 'expert')
    .where('member.removed_at', 'is', null)
    .groupBy(['member.id', 'member.name', 'member.accepted_at', 'expert.code', 'expert.affiliation'])
    .select((eb) => [
      'member.id',
      'member.name',
      'member.accepted_at',
      'expert.code',
      'expert.affiliation',
      eb.fn.count('nomination.id').filterWhere('score_sheet.state', '=', 'submitted').as('submitted'),
      eb.fn.count('nomination.id').filterWhere('score_sheet.state', '=', 'draft').as('started'),
      eb.fn.max('score_sheet.updated_at').as('last_at'),
    ])
    .execute()
}

/** How many nominations every expert has to score. */
export async function countAdmitted(db: Database, campaign: string): Promise<number> {
  const row = await db
    .selectFrom('nomination')
    .where('campaign', '=', campaign)
    .where('state', '=', 'admitted')
    .select((eb) => eb.fn.countAll().as('admitted'))
    .executeTakeFirstOrThrow()
  return Number(row.admitted)
}
