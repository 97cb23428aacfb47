import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { Allowance } from '../../server/domain/ballot.ts'
import { openLimits } from '../../server/limits.ts'
import { someSettings, storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'
import { castAs, freshVoter } from './voters.ts'

/** One identity, a hundred ballots at once, each with a key of its own: so many trials, each with another identity. */
async function rushes(
  world: World,
  database: Database,
  allowance: Allowance,
  trials: number,
): Promise<{ accepted: number[]; stored: number[]; refusals: string[] }> {
  const campaign = await storeCampaign(database, {
    settings: { ...someSettings, vote: { ...someSettings.vote, allowance } },
  })
  await storeNominations(database, campaign.id, 12)
  const accepted: number[] = []
  const refusals = new Set<string>()
  for (let trial = 0; trial < trials; trial++) {
    // Each from an address of its own, as it were: what is tried here is the rule, not the limit of an address.
    world.deps.limits = openLimits(null)
    const { device } = freshVoter(world, campaign.id)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) =>
        castAs(world, campaign.id, freshVoter(world, campaign.id, device), [1 + (at % 12)]),
      ),
    )
    accepted.push(answers.filter(({ status }) => status === 200).length)
    for (const answer of answers) if (answer.status !== 200) refusals.add((await answer.json()).code)
  }
  const rows = await database
    .selectFrom('ballot')
    .where('campaign', '=', campaign.id)
    .groupBy('voter')
    .select((eb) => eb.fn.countAll<number>().as('ballots'))
    .execute()
  const stored = rows.map(({ ballots }) => Number(ballots))
  expect(stored.length).toBe(trials)
  return { accepted, stored, refusals: [...refusals] }
}

/** The rule of once, tried so many times on each database. */
export function onlyOnce(trials: number): void {
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
}
