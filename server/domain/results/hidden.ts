import { type Stage, stageState } from '../stage.ts'

/** The stages that hide the result: voting and scoring that are not over. Empty: totals and ranks may be seen. */
export function stagesAwaited(stages: readonly Stage[], now: string): Stage[] {
  return stages.filter(
    (stage) => (stage.kind === 'voting' || stage.kind === 'scoring') && stageState(stage, now) !== 'closed',
  )
}
