import { rational } from '../server/domain/points.ts'
import type { Observation } from '../server/domain/scoring.ts'

/** A made campaign for measuring: each nomination is judged by `each` of the judges, who differ in severity. Always the same. */
export function drawnCampaign(nominations: number, judges: number, each: number): Observation[] {
  let state = 20_261_121
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return Array.from({ length: nominations }, (_, at) => {
    const chosen = new Set<number>()
    while (chosen.size < each) chosen.add(draw(judges))
    return [...chosen].map((judge) => ({
      nomination: at + 1,
      expert: `e${judge}`,
      points: rational(BigInt(700_000 + draw(100_000) + (judge % 10) * 15_000), 10_000n),
    }))
  }).flat()
}
