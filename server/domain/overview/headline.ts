import { dateIn } from '../calendar.ts'
import type { Campaign } from '../campaign.ts'
import { type Stage, type StageKind, stageState } from '../stage.ts'
import { isPublished } from '../stageMove.ts'

/** The sentence at the head of the overview: which case, and its figures. */
export type Headline =
  | { code: 'preparing'; count: number }
  | { code: 'ready' }
  | { code: 'running'; stages: RunningStage[] }
  | { code: 'between'; next: Moment }
  | { code: 'awaiting-result' }
  | { code: 'published'; kind: 'public-notice' | 'final' }

/** An open stage, on its n-th day in the campaign's zone. */
export interface RunningStage {
  kind: StageKind
  day: number
}

/** The next time that a stage opens or closes by its window. */
export interface Moment {
  kind: StageKind
  ordinal: number
  move: 'open' | 'close'
  at: string
}

export interface HeadlineFacts {
  /** How many issues still keep the campaign closed. */
  missing: number
  now: string
  /** Kinds of lists that were published. */
  published: readonly ('public-notice' | 'final')[]
}

/** Where the campaign stands, in one case. */
export function headline(campaign: Campaign, { missing, now, published }: HeadlineFacts): Headline {
  if (campaign.frozenAt === null) return missing > 0 ? { code: 'preparing', count: missing } : { code: 'ready' }
  if (published.includes('final')) return { code: 'published', kind: 'final' }
  const open = campaign.stages.filter((stage) => !isPublished(stage) && stageState(stage, now) === 'open')
  if (open.length > 0)
    return {
      code: 'running',
      stages: open.map((stage) => ({ kind: stage.kind, day: dayOf(campaign.zone, stage, now) })),
    }
  if (published.includes('public-notice')) return { code: 'published', kind: 'public-notice' }
  const next = nextMoment(campaign.stages, now)
  return next !== null && next.move === 'open' ? { code: 'between', next } : { code: 'awaiting-result' }
}

function dayOf(zone: string, { openedAt, opensAt }: Stage, now: string): number {
  const midnight = (at: string) => Date.parse(`${dateIn(zone, at)}T00:00:00.000Z`)
  return Math.round((midnight(now) - midnight(openedAt ?? opensAt ?? now)) / 86_400_000) + 1
}

/** The earliest opening or closing that still lies ahead; stages opened by publishing are left out until they are open. */
export function nextMoment(stages: readonly Stage[], now: string): Moment | null {
  const ahead = stages.flatMap((stage): Moment[] => {
    const { kind, ordinal, opensAt, closesAt } = stage
    const state = stageState(stage, now)
    if (state === 'closed') return []
    if (state === 'open') return closesAt === null ? [] : [{ kind, ordinal, move: 'close', at: closesAt }]
    return isPublished(stage) || opensAt === null || opensAt < now ? [] : [{ kind, ordinal, move: 'open', at: opensAt }]
  })
  return ahead.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.ordinal - b.ordinal))[0] ?? null
}
