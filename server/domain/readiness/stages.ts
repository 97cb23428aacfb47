import { covers } from '../ballot.ts'
import type { Campaign } from '../campaign.ts'
import { decimal } from '../points.ts'
import type { Stage } from '../stage.ts'
import { isReversed } from '../stageMove.ts'
import type { Party } from '../tally.ts'
import { type Issue, must, type ReadinessFacts } from './issue.ts'
import { votesByBatch } from './vote.ts'

/** The stage that gives a party its scores. */
const sources: { readonly [P in Party]?: Stage['kind'] } = {
  expert: 'scoring',
  public: 'voting',
  inspection: 'inspection',
}

/** Issues of the stages: dates, order, batches, and a stage for each party that has a weight. */
export function stageIssues(campaign: Campaign, facts: ReadinessFacts): Issue[] {
  const { stages } = campaign
  if (stages.length === 0) return [must('stages', 'no-stages', 'stages')]
  return [
    ...undated(stages),
    ...misdated(stages, facts.now),
    ...early(stages),
    ...partiesWithoutStage(campaign),
    ...batches(campaign, facts.candidates),
  ]
}

/** The final list opens when it is published; every other stage needs its window. */
function undated(stages: readonly Stage[]): Issue[] {
  const open = stages.filter(
    ({ kind, opensAt, closesAt }) => kind !== 'final' && (opensAt === null || closesAt === null),
  )
  const [first] = open
  if (first === undefined) return []
  const missing = first.opensAt === null ? 'opensAt' : 'closesAt'
  return [must('stages', 'stages-undated', `stages.${first.ordinal}.${missing}`, { count: open.length })]
}

function misdated(stages: readonly Stage[], now: string): Issue[] {
  return stages.flatMap((stage) => {
    const { ordinal, kind, closesAt } = stage
    if (isReversed(stage)) return [must('stages', 'stage-window-reversed', `stages.${ordinal}.closesAt`, { kind })]
    if (closesAt !== null && closesAt <= now)
      return [must('stages', 'stage-window-past', `stages.${ordinal}.closesAt`, { kind })]
    return []
  })
}

/** Public notice and final list come after the last vote and the last score sheet. */
function early(stages: readonly Stage[]): Issue[] {
  const ends = stages.flatMap(({ kind, closesAt }) =>
    (kind === 'voting' || kind === 'scoring') && closesAt !== null ? [closesAt] : [],
  )
  const last = ends.sort().at(-1)
  return stages.flatMap(({ kind, ordinal, opensAt }) =>
    (kind === 'public-notice' || kind === 'final') && last !== undefined && opensAt !== null && opensAt < last
      ? [must('stages', 'stage-before-close', `stages.${ordinal}.opensAt`, { kind })]
      : [],
  )
}

function partiesWithoutStage({ stages, settings }: Campaign): Issue[] {
  const kinds = new Set(stages.map(({ kind }) => kind))
  const { weights, votes } = settings.tally
  return Object.entries(weights).flatMap(([party, weight]) => {
    const counts = decimal(weight).n > 0n || (party === 'public' && votes.conversion === 'capped')
    const source = Object.entries(sources).find(([known]) => known === party)?.[1]
    return counts && source !== undefined && !kinds.has(source)
      ? [must('stages', 'party-without-stage', 'stages', { party, kind: source })]
      : []
  })
}

function batches({ stages, settings }: Campaign, candidates: readonly number[]): Issue[] {
  const voting = stages.filter(({ kind }) => kind === 'voting')
  if (voting.length === 0) return []
  const whole = voting.find(({ batch }) => batch === null)
  const perBatch = votesByBatch(settings.vote) || settings.tally.votes.within === 'batch'
  if (perBatch && whole !== undefined) return [must('stages', 'batches-missing', `stages.${whole.ordinal}.batch`)]
  const clash = voting.find((stage) => voting.some((other) => other.ordinal < stage.ordinal && overlap(other, stage)))
  if (clash !== undefined) return [must('stages', 'batches-overlap', `stages.${clash.ordinal}.batch`)]
  const outside = candidates.filter((number) => !voting.some((stage) => covers(stage, number)))
  const [first] = outside
  if (first === undefined) return []
  return [
    must('stages', 'candidates-outside-batches', `stages.${voting[0]?.ordinal ?? 0}.batch`, {
      count: outside.length,
      first: String(first).padStart(3, '0'),
    }),
  ]
}

function overlap(a: Stage, b: Stage): boolean {
  if (a.batch === null || b.batch === null) return true
  return a.batch.first <= b.batch.last && b.batch.first <= a.batch.last
}
