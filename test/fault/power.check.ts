import { describe, expect, it } from 'vitest'
import { missingStrace } from './power/trace.ts'
import { powerCuts } from './power.ts'

const missing = missingStrace()
if (missing !== null && process.env.NO_SKIPS) throw new Error(missing)
if (missing !== null) console.warn(`skipped: ${missing}`)

describe.runIf(missing === null)('a server whose power is cut', () => {
  it('loses nothing in two hundred cuts, and contradicts no receipt', async () => {
    const report = await powerCuts({ cuts: 200, ballots: 400 })
    expect(report).toMatchObject({ cuts: 200, losing: 0, mostLost: 0, broken: [] })
    expect(report.acknowledged).toBeGreaterThan(400)
  }, 900_000)

  it('would notice: without durability the same cuts lose acknowledged ballots', async () => {
    const control = await powerCuts({ cuts: 50, ballots: 200, normal: true })
    expect(control.losing).toBeGreaterThan(0)
  }, 900_000)
})
