import { calibrate } from '../../server/domain/scoring.ts'
import { drawnCampaign } from '../drawnCampaign.ts'

/** Exact calibration of 60 nominations by 20 judges and of 300 by 100, five sheets each: the best of several runs. */
export async function bench(): Promise<number> {
  for (const [nominations, judges, runs] of [
    [60, 20, 10],
    [300, 100, 3],
  ] as const) {
    const observations = drawnCampaign(nominations, judges, 5)
    const times = Array.from({ length: runs }, () => {
      const started = performance.now()
      calibrate(observations)
      return performance.now() - started
    })
    process.stdout.write(`${nominations} x ${judges}: ${Math.min(...times).toFixed(1)} ms, the best of ${runs}\n`)
  }
  return 0
}
