import type { Rational } from '../points.ts'
import { calibrate } from '../scoring/calibration/calibrate.ts'
import type { Standing } from './standing.ts'

/** The advisory column: calibrated scores by number, from all complete sheets of the ranked nominations. */
export function calibratedScores(ranked: readonly Standing[]): ReadonlyMap<number, Rational> {
  const observations = ranked.flatMap(({ nomination, panel }) =>
    panel.complete.map(({ expert, points }) => ({ nomination: nomination.number, expert, points })),
  )
  return calibrate(observations).scores
}
