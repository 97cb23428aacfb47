import { stagesAwaited } from './results.ts'
import { type Stage, stageState } from './stage.ts'

export const publicationKinds = ['public-notice', 'final'] as const

/** What is published: the list under public notice, or the final list after it. */
export type PublicationKind = (typeof publicationKinds)[number]

export type PublicationRefusal = {
  code: 'results-hidden' | 'stage-missing' | 'notice-over' | 'notice-past' | 'notice-not-over'
}

/**
 * Whether a list of this kind may be published at `now`, and the stage that publishing it opens. A notice needs all voting and
 * scoring to be over and an end that lies ahead; a final list also the notice period, where the campaign has one (product.md "Stages" 8 and 9).
 */
export function mayPublish(
  kind: PublicationKind,
  stages: readonly Stage[],
  now: string,
): { stage: Stage } | { refusal: PublicationRefusal } {
  if (stagesAwaited(stages, now).length > 0) return { refusal: { code: 'results-hidden' } }
  const stage = stages.find((one) => one.kind === kind)
  if (stage === undefined) return { refusal: { code: 'stage-missing' } }
  const notice = stages.find((one) => one.kind === 'public-notice')
  const noticeOver = notice === undefined || stageState(notice, now) === 'closed'
  if (kind === 'public-notice' && noticeOver) return { refusal: { code: 'notice-over' } }
  if (kind === 'public-notice' && stage.closesAt !== null && now >= stage.closesAt)
    return { refusal: { code: 'notice-past' } }
  if (kind === 'final' && !noticeOver) return { refusal: { code: 'notice-not-over' } }
  return { stage }
}

/** The kind of list that may be published at `now`, or null while none may. */
export function publishableKind(stages: readonly Stage[], now: string): PublicationKind | null {
  return publicationKinds.find((kind) => 'stage' in mayPublish(kind, stages, now)) ?? null
}
