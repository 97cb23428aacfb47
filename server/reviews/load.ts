import type { Context } from 'hono'
import { readCampaign } from '../../db/campaigns.ts'
import type { Database } from '../../db/database.ts'
import { expertCode, readSheet, reviewedNomination } from '../../db/reviews.ts'
import type { Campaign } from '../domain/campaign.ts'
import { blankSheet, openScoring, type SheetContent, type SheetState, scoringStage } from '../domain/review.ts'
import { stageState } from '../domain/stage.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { type Member, memberWith } from '../session.ts'
import { rfc3339 } from '../time.ts'

/** The signed-in expert's place in the campaign, with everything its handlers ask first. */
export interface Desk {
  db: Database
  member: Member
  code: string
  campaign: Campaign
  now: string
}

/** Finds the expert's desk in this campaign, or refuses: not signed in, no expert here, no such campaign. */
export async function deskOf(c: Context<Env>, id: string): Promise<Desk | { refusal: Refusal }> {
  const asking = await memberWith(c, id, 'expert')
  if ('refusal' in asking) return asking
  const { db, now } = c.var.deps
  const code = await expertCode(db, id, asking.member.id)
  if (code === undefined) return { refusal: { code: 'forbidden' } }
  const campaign = await readCampaign(db, id)
  if (campaign === undefined) return { refusal: { code: 'not-found' } }
  return { db, member: asking.member, code, campaign, now: rfc3339(now()) }
}

/** The expert's own sheet as the API tells it; untouched and version 0 before the first save. */
export interface OwnSheet extends SheetContent {
  state: SheetState
  version: number
  savedAt: string | null
  submittedAt: string | null
}

/** One nomination and this expert's sheet on it, or the refusal: no such number. */
export async function sheetOn(desk: Desk, number: number) {
  const nomination = await reviewedNomination(desk.db, desk.campaign.id, number)
  if (nomination === undefined) return { refusal: { code: 'not-found' } as const }
  const stored = await readSheet(desk.db, desk.campaign.id, desk.member.id, nomination.id)
  const sheet: OwnSheet = {
    ...blankSheet(desk.campaign.criteria, stored),
    state: stored?.state ?? 'untouched',
    version: stored?.version ?? 0,
    savedAt: stored?.updated_at ?? null,
    submittedAt: stored?.submitted_at ?? null,
  }
  return { nomination, sheetId: stored?.id ?? null, sheet }
}

/** The scoring stage that is open now, or null. */
export function scoringOf(desk: Desk) {
  return openScoring(desk.campaign, desk.now)
}

/** The scoring window as pages print it. */
export function scoringWindow(campaign: Campaign, now: string) {
  const stage = scoringStage(campaign, now)
  if (stage === null) return null
  const state = campaign.frozenAt === null ? ('planned' as const) : stageState(stage, now)
  return { state, opensAt: stage.openedAt ?? stage.opensAt, closesAt: stage.closedAt ?? stage.closesAt }
}
