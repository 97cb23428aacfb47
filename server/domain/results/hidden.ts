import { type Stage, stageState } from '../stage.ts'
import { isEntered } from '../stageMove.ts'

/**
 * The stages that hide the result: scoring that is not over, and voting until its seconds of grace are over too, in which ballots
 * that came in time are still counted. Empty: totals and ranks may be seen.
 */
export function stagesAwaited(stages: readonly Stage[], now: string, graceSeconds = 0): Stage[] {
  return stages.filter(
    (stage) =>
      (stage.kind === 'voting' && !isEntered(stage, graceSeconds, now)) ||
      (stage.kind === 'scoring' && stageState(stage, now) !== 'closed'),
  )
}
