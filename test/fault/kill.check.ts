import { expect, it } from 'vitest'
import { killCycles } from './kill.ts'

it('loses nothing in sixty SIGKILLs under load: every acknowledged ballot is there and its receipt holds', async () => {
  const report = await killCycles({ cycles: 60, mostTimes: 3 })
  expect(report.acknowledged).toBeGreaterThan(1000)
  expect(report.unanswered).toBeGreaterThan(300)
  expect(report).toMatchObject({ lost: [], invalid: [], doubled: [], refused: [], stuck: 0 })
}, 900_000)
