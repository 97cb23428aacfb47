import type { CampaignFacts } from '../../../server/campaigns.ts'
import { dateIn } from '../../../server/domain/calendar.ts'
import { dayText } from '../../../server/domain/words/dates.ts'
import { organizeWords } from '../../../server/domain/words/organize.ts'
import { rulesWords } from '../../../server/domain/words/rules.ts'
import type { TimelineStage } from '../../parts/timeline.layout.ts'
import { lang } from '../../words.ts'

type StageFacts = CampaignFacts['stages'][number]

/** Name of a stage, with its numbers where it is a batch. */
export function stageLabel({ kind, batch }: Pick<StageFacts, 'kind' | 'batch'>): string {
  const w = rulesWords[lang()]
  const padded = (number: number) => String(number).padStart(3, '0')
  return batch === null ? w.stageName[kind] : w.batch(w.stageName[kind], padded(batch.first), padded(batch.last))
}

/** The stages as the timeline draws them. The final list has no end of its own, so a short one is drawn after everything else. */
export function timelineStages(facts: CampaignFacts): TimelineStage[] {
  const drawable = facts.stages.map((stage) => ({ stage, ...windowOf(stage) }))
  const ends = drawable.flatMap(({ to }) => to ?? [])
  const last = ends.sort().at(-1) ?? null
  return drawable.map(({ stage, from, to }) => {
    const end = stage.kind === 'final' && (from === null || to === null) ? last : null
    const shown = { from: from ?? end, to: to ?? (end === null ? null : later(from ?? end, 3)) }
    return { key: stage.id, label: stageLabel(stage), fact: factOf(facts, stage), ...shown }
  })
}

function windowOf({ openedAt, opensAt, closedAt, closesAt }: StageFacts) {
  return { from: openedAt ?? opensAt, to: closedAt ?? closesAt }
}

function later(at: string, days: number): string {
  return new Date(Date.parse(at) + days * 86_400_000).toISOString()
}

function factOf({ zone, now }: CampaignFacts, stage: StageFacts): string {
  const w = organizeWords[lang()].overview
  const { from, to } = windowOf(stage)
  if (stage.kind === 'final' && from === null) return w.whenPublished
  if (stage.state === 'open' && to !== null) return w.left(daysBetween(zone, now, to))
  if (stage.state === 'planned' && from !== null && Date.parse(from) > Date.parse(now) + 86_400_000)
    return w.from(shortDay(zone, from))
  if (from === null || to === null) return from === null ? '' : shortDay(zone, from)
  return w.dates(shortDay(zone, from), shortDay(zone, to))
}

/** Whole days from one date to another in the campaign's zone. */
export function daysBetween(zone: string, from: string, to: string): number {
  const midnight = (at: string) => Date.parse(`${dateIn(zone, at)}T00:00:00.000Z`)
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}

/** Day and month without the weekday, for the narrow places of a timeline. */
function shortDay(zone: string, at: string): string {
  const [first = '', ...rest] = dayText(lang(), zone, at).split(' ')
  return lang() === 'en' ? rest.join(' ') : first
}
