import type { Campaign } from '../campaign.ts'
import { canonicalJson } from '../canonical.ts'
import { type Criterion, leaves } from '../rubric.ts'
import { type Stage, stageState } from '../stage.ts'

/** `untouched`: nothing typed yet. `submitted` is locked. */
export type SheetState = 'untouched' | 'draft' | 'submitted'

/** Points in integer hundredths, 0 to 10000; null is "not yet" and never zero. */
export interface CriterionScore {
  points: number | null
  comment: string
}

/** What the expert typed: a score for each leaf criterion by key, and one comment on the whole. */
export interface SheetContent {
  scores: Readonly<Record<string, CriterionScore>>
  comment: string
}

const mostPoints = 10_000

/** A sheet with every leaf criterion present and nothing scored; `given` fills in what is known. */
export function blankSheet(criteria: readonly Criterion[], given?: SheetContent): SheetContent {
  const scores: Record<string, CriterionScore> = {}
  for (const { key } of leaves(criteria)) scores[key] = given?.scores[key] ?? { points: null, comment: '' }
  return { scores, comment: given?.comment ?? '' }
}

/** The leaf criteria that have no points yet, in the order of the rubric. */
export function missing(sheet: SheetContent, criteria: readonly Criterion[]): Criterion[] {
  return leaves(criteria).filter(({ key }) => (sheet.scores[key]?.points ?? null) === null)
}

/** The first thing wrong with what was sent: a key that is no leaf criterion, or points outside 0.00 to 100.00. */
export function faultOf(
  sheet: SheetContent,
  criteria: readonly Criterion[],
): { code: 'unknown-criterion' | 'score-out-of-range'; field: string; values: { criterion: string } } | null {
  const known = new Map(leaves(criteria).map(({ key, label }) => [key, label]))
  for (const [key, { points }] of Object.entries(sheet.scores)) {
    const label = known.get(key)
    if (label === undefined) return { code: 'unknown-criterion', field: `scores.${key}`, values: { criterion: key } }
    if (points !== null && (!Number.isInteger(points) || points < 0 || points > mostPoints))
      return { code: 'score-out-of-range', field: `scores.${key}.points`, values: { criterion: label } }
  }
  return null
}

/** The scoring stage that is open at `now`; null before the rules are frozen, before it opens and after it closed. */
export function openScoring(campaign: Pick<Campaign, 'frozenAt' | 'stages'>, now: string): Stage | null {
  if (campaign.frozenAt === null) return null
  return campaign.stages.find((stage) => stage.kind === 'scoring' && stageState(stage, now) === 'open') ?? null
}

/** The scoring stage to speak of at `now`: the open one, else the next planned, else the last that closed. */
export function scoringStage(campaign: Pick<Campaign, 'frozenAt' | 'stages'>, now: string): Stage | null {
  const scoring = campaign.stages.filter((stage) => stage.kind === 'scoring')
  const planned = scoring.find((stage) => stageState(stage, now) === 'planned')
  return openScoring(campaign, now) ?? planned ?? scoring.at(-1) ?? null
}

/**
 * Why a sheet cannot be written, or null when it can: the nomination left the selection, the sheet is submitted, scoring is
 * not open, or another tab saved in between (`version` is the one that the writer had seen).
 */
export function refusalToWrite(facts: {
  nomination: 'admitted' | 'withdrawn' | 'disqualified'
  sheet: { state: SheetState; version: number }
  scoring: Stage | null
  version: number
}): 'nomination-withdrawn' | 'sheet-locked' | 'scoring-closed' | 'sheet-changed' | null {
  if (facts.nomination !== 'admitted') return 'nomination-withdrawn'
  if (facts.sheet.state === 'submitted') return 'sheet-locked'
  if (facts.scoring === null) return 'scoring-closed'
  if (facts.sheet.version !== facts.version) return 'sheet-changed'
  return null
}

/** What a submitted sheet commits to (log.md "Entries"): the canonical JSON that is hashed after `sheet/v1\n` and the salt. */
export function sheetOpening(opening: {
  campaign: string
  /** The pseudonym, e1, e2 … */
  expert: string
  nomination: number
  sheet: string
  scores: SheetContent['scores']
}): string {
  const { campaign, expert, nomination, sheet } = opening
  const scores = Object.fromEntries(Object.entries(opening.scores).map(([key, { points }]) => [key, points]))
  return canonicalJson({ campaign, expert, nomination, scores, sheet, v: 1 })
}
