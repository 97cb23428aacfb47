import { covers } from './ballot.ts'
import { type Stage, stageState } from './stage.ts'

/** What a move of a stage depends on, besides the stage itself. */
export interface MoveFacts {
  frozenAt: string | null
  now: string
  /** Numbers of the admitted nominations. */
  candidates: readonly number[]
  acceptedExperts: number
}

export type StageMove = 'open' | 'close'

export type MoveRefusal = {
  code:
    | 'rules-not-frozen'
    | 'stage-closed'
    | 'stage-already-open'
    | 'stage-not-open'
    | 'stage-by-publication'
    | 'stage-needs-candidates'
    | 'stage-needs-experts'
}

/**
 * Opens or closes a stage now, by an act of the organizer. A closed stage never opens again; public notice and final list
 * open by publishing alone, and a notice lasts as long as its window says. Answers the stage after the move.
 */
export function stageMove(
  stage: Stage,
  move: StageMove,
  facts: MoveFacts,
): { stage: Stage } | { refusal: MoveRefusal } {
  const { now } = facts
  if (facts.frozenAt === null) return { refusal: { code: 'rules-not-frozen' } }
  const state = stageState(stage, now)
  if (state === 'closed') return { refusal: { code: 'stage-closed' } }
  if (isPublished(stage)) return { refusal: { code: 'stage-by-publication' } }
  if (move === 'close') {
    if (state !== 'open') return { refusal: { code: 'stage-not-open' } }
    return { stage: { ...stage, closedAt: now } }
  }
  if (state === 'open') return { refusal: { code: 'stage-already-open' } }
  const lacking = lackOf(stage, facts)
  if (lacking !== null) return { refusal: { code: lacking } }
  return { stage: { ...stage, openedAt: now } }
}

/** Public notice and final list stand for a published result: only publishing opens them. */
export function isPublished(stage: Pick<Stage, 'kind'>): boolean {
  return stage.kind === 'public-notice' || stage.kind === 'final'
}

function lackOf(stage: Stage, facts: MoveFacts): 'stage-needs-candidates' | 'stage-needs-experts' | null {
  if (stage.kind !== 'voting' && stage.kind !== 'scoring') return null
  if (!facts.candidates.some((number) => covers(stage, number))) return 'stage-needs-candidates'
  return stage.kind === 'scoring' && facts.acceptedExperts === 0 ? 'stage-needs-experts' : null
}

/** Why a window of a running campaign was changed: an enumeration, because free text in the public log could name people. */
export const windowReasons = [
  'technical-fault',
  'force-majeure',
  'low-participation',
  'other-authority',
  'correction',
] as const

export type WindowReason = (typeof windowReasons)[number] | 'opened-early' | 'closed-early'

/**
 * The window of a stage as the public log writes it: the stage's place in the frozen list, then an interval of ISO 8601 with
 * `..` for an end that is not set: `2:2026-06-08T00:00:00.000Z/2026-06-22T09:00:00.000Z`.
 */
export function windowText(stage: Pick<Stage, 'ordinal' | 'opensAt' | 'closesAt'>): string {
  return `${stage.ordinal}:${stage.opensAt ?? '..'}/${stage.closesAt ?? '..'}`
}

export interface Window {
  opensAt: string | null
  closesAt: string | null
}

/**
 * Gives a stage of a running campaign another window. Refused once it is closed; the opening of an open stage stays, and a
 * closing must lie after both the opening and now. Answers the stage after the change.
 */
export function windowMove(
  stage: Stage,
  window: Window,
  now: string,
): { stage: Stage } | { refusal: { code: 'stage-closed' | 'stage-already-open' | 'window-reversed' | 'window-past' } } {
  const state = stageState(stage, now)
  if (state === 'closed') return { refusal: { code: 'stage-closed' } }
  if (state === 'open' && window.opensAt !== stage.opensAt) return { refusal: { code: 'stage-already-open' } }
  if (isReversed(window)) return { refusal: { code: 'window-reversed' } }
  if (window.closesAt !== null && window.closesAt <= now) return { refusal: { code: 'window-past' } }
  if (state === 'planned' && stage.gate === 'clock' && window.opensAt !== null && window.opensAt < now)
    return { refusal: { code: 'window-past' } }
  return { stage: { ...stage, ...window } }
}

/** Whether a window ends before it begins. */
export function isReversed({ opensAt, closesAt }: Window): boolean {
  return opensAt !== null && closesAt !== null && closesAt <= opensAt
}

/** Seconds added to an instant, RFC 3339 UTC in and out. */
export function later(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}

/**
 * Whether the public vote of a campaign is over for good: it has voting stages, all are closed, and the seconds of grace after
 * the last closing have passed (log.md "Commit path" 5).
 */
export function isVotingOver(stages: readonly Stage[], graceSeconds: number, now: string): boolean {
  const voting = stages.filter(({ kind }) => kind === 'voting')
  return voting.length > 0 && voting.every((stage) => isEntered(stage, graceSeconds, now))
}

/**
 * Whether every ballot that a voting stage may still take has been entered: it is closed, and so are its seconds of grace. Grace
 * belongs to a window that ends by the clock; an organizer who closes a vote closes it at once.
 */
export function isEntered(stage: Stage, graceSeconds: number, now: string): boolean {
  const told = stage.closedAt !== null && now >= stage.closedAt
  return stageState(stage, told ? now : later(now, -graceSeconds)) === 'closed'
}
