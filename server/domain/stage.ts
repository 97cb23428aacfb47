/** Kinds of stages, product.md "Stages". */
export const stageKinds = [
  'call',
  'recommendation',
  'formal-check',
  'preliminary-review',
  'voting',
  'scoring',
  'inspection',
  'public-notice',
  'final',
] as const

export type StageKind = (typeof stageKinds)[number]

/** One step of a campaign. Times are RFC 3339 UTC text; a batch is a range of candidate numbers. */
export interface Stage {
  id: string
  ordinal: number
  kind: StageKind
  batch: { first: number; last: number } | null
  /** `clock`: opens by its window. `organizer`: opens when the organizer says so, closes by its window or by an act. */
  gate: 'clock' | 'organizer'
  opensAt: string | null
  closesAt: string | null
  openedAt: string | null
  closedAt: string | null
}

export type StageState = 'planned' | 'open' | 'closed'

/**
 * Where a stage stands at an instant. It is open from its opening (included) to its closing (excluded); an act of the organizer
 * goes before the window, and a closed stage never opens again.
 */
export function stageState(stage: Stage, now: string): StageState {
  if (stage.closedAt !== null && now >= stage.closedAt) return 'closed'
  const opening = stage.openedAt ?? (stage.gate === 'clock' ? stage.opensAt : null)
  if (opening === null || now < opening) return 'planned'
  if (stage.closesAt !== null && now >= stage.closesAt) return 'closed'
  return 'open'
}
