import { expect, it } from 'vitest'
import { powerCuts } from './power.ts'

it('loses nothing in two hundred power cuts', async () => {
  const report = await powerCuts({ cuts: 200, ballots: 400 })
  expect(report).toMatchObject({ cuts: 200, losing: 0, mostLost: 0, broken: [] })
  expect(report.acknowledged).toBeGreaterThan(400)
}, 900_000)

it('would notice: without durability the same cuts lose acknowledged ballots', async () => {
  const control = await powerCuts({ cuts: 50, ballots: 200, normal: true })
  expect(control.losing).toBeGreaterThan(0)
}, 900_000)
