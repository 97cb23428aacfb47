import { afterAll, beforeAll, expect, it } from 'vitest'
import { onEachDatabase, openWorld, type World } from '../world.ts'
import { rushes } from './sequencer.once.ts'

const trials = 300

onEachDatabase('one identity that tries a hundred times at once', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database())
  })
  afterAll(() => world.close())

  it.each([
    { allowance: { per: 'campaign' } as const, times: 1 },
    { allowance: { per: 'day', ballots: 3 } as const, times: 3 },
  ])('counts exactly $times where the rule says $allowance', async ({ allowance, times }) => {
    const expected = Array.from({ length: trials }, () => times)
    expect(await rushes(world, database(), allowance, trials)).toEqual({
      accepted: expected,
      stored: expected,
      refusals: ['already-voted'],
    })
  })
})
