import { expect, it } from 'vitest'
import { countedSoFar, keptCounts, recountBallots } from '../../db/standings.ts'
import type { VoteRules } from '../../server/domain/ballot.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { countFaults } from '../../server/domain/standings.ts'
import { keepStandingsDue } from '../../server/standings/shown.ts'
import { castDirectly } from '../castDirectly.ts'
import { browserAs, makeStage, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const opening = '2026-06-01T00:00:00.000Z'

const voteOf = (change: Partial<VoteRules>): Partial<Campaign> => ({
  settings: { ...someSettings, vote: { ...someSettings.vote, allowance: { per: 'campaign' }, ...change } },
  stages: [makeStage('voting', 0), makeStage('scoring', 1, { closesAt: '2026-07-05T00:00:00.000Z' })],
})

async function answer(browser: Browser, path: string) {
  const response = await browser.get(path)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

onEachDatabase('standings', (database) => {
  const open = async (change: Partial<VoteRules>) => {
    const world = await openWorld(database())
    const campaign = await storeCampaign(database(), voteOf(change))
    await storeNominations(database(), campaign.id, 4)
    world.clock.now = opening
    const everybody: Browser[] = [world.browser()]
    for (const role of ['expert', 'organizer', 'auditor'] as const)
      everybody.push(await browserAs(world, campaign.id, role))
    return { world, campaign: campaign.id, everybody, path: `/api/campaigns/${campaign.id}/standings` }
  }

  /** What everybody sees: one answer, or the test fails. */
  const seen = async (everybody: Browser[], path: string) => {
    const answers = await Promise.all(everybody.map((browser) => answer(browser, path)))
    const [first] = answers
    for (const { status, body } of answers)
      expect({ status, body }).toEqual({ status: first?.status, body: first?.body })
    if (first === undefined) throw new Error('nobody asked')
    return first
  }

  it('are shown at once where the rules say so: every accepted ballot, places shared, before screening', async () => {
    const { world, campaign, everybody, path } = await open({ results_while_voting: { mode: 'live' } })
    for (const choices of [[1, 2, 3], [2, 3], [3], [4]]) await castDirectly(world, campaign, choices)
    const { status, body } = await seen(everybody, path)
    expect(status).toBe(200)
    expect(body).toMatchObject({ mode: 'live', minutes: null, next: null, beforeScreening: true, ballots: 4 })
    expect(body.standings.map((row: Record<string, number>) => [row.number, row.votes, row.place])).toEqual([
      [3, 3, 1],
      [2, 2, 2],
      [1, 1, 3],
      [4, 1, 3],
    ])
    await castDirectly(world, campaign, [4])
    expect((await seen(everybody, path)).body.ballots).toBe(5)
  })

  it('refreshed every five minutes hold exactly the ballots cast before, for everybody, whenever they are read', async () => {
    const { world, campaign, everybody, path } = await open({
      results_while_voting: { mode: 'refreshed', minutes: 5 },
    })
    const times = ['00:00:00.000', '00:04:59.999', '00:05:00.000', '00:05:00.001', '00:09:59.999', '00:10:00.000']
    for (const [at, time] of times.entries()) {
      world.clock.now = `2026-06-01T${time}Z`
      await castDirectly(world, campaign, [1 + (at % 4)])
    }
    const first = await seen(everybody, path)
    expect(first.body).toMatchObject({
      mode: 'refreshed',
      minutes: 5,
      at: '2026-06-01T00:10:00.000Z',
      next: '2026-06-01T00:15:00.000Z',
      ballots: 5,
    })
    expect(first.headers.get('cache-control')).toBe('public, max-age=60')
    for (let more = 0; more < 30; more += 1) {
      world.clock.now = new Date(Date.parse('2026-06-01T00:10:00.500Z') + more * 9000).toISOString()
      await castDirectly(world, campaign, [2])
    }
    expect((await seen(everybody, path)).body).toEqual(first.body)
    // Nobody has read for a while: the votes of 00:15 are told apart from those cast since.
    world.clock.now = '2026-06-01T00:15:00.000Z'
    for (let more = 0; more < 7; more += 1) await castDirectly(world, campaign, [3, 4])
    world.clock.now = '2026-06-01T00:17:00.000Z'
    const second = await seen(everybody, path)
    expect(second.body).toMatchObject({ at: '2026-06-01T00:15:00.000Z', ballots: 36 })
    const { rows } = await ballotsBefore(world, campaign, '2026-06-01T00:15:00.000Z')
    expect(new Map(second.body.standings.map((row: Record<string, number>) => [row.number, row.votes]))).toEqual(rows)
  })

  it('are kept by the clock, once, and no node whose clock is slow can cast behind a refresh', async () => {
    const { world, campaign, everybody, path } = await open({
      results_while_voting: { mode: 'refreshed', minutes: 1 },
    })
    await castDirectly(world, campaign, [1])
    world.clock.now = '2026-06-01T00:01:00.000Z'
    expect(await keepStandingsDue(world.deps)).toBeGreaterThan(0)
    expect(await keepStandingsDue(world.deps)).toBe(0)
    const before = await seen(everybody, path)
    expect(before.body.ballots).toBe(1)
    const slow = await openWorld(database())
    slow.clock.now = '2026-06-01T00:00:58.000Z'
    expect((await castDirectly(slow, campaign, [1])).at).toBe('2026-06-01T00:01:00.000Z')
    expect((await seen(everybody, path)).body).toEqual(before.body)
    const kept = await database()
      .selectFrom('standing_snapshot')
      .where('campaign', '=', campaign)
      .select('ballots')
      .execute()
    expect(kept).toEqual([{ ballots: 1 }])
    await slow.close()
  })

  it('are hidden from everybody alike until the last stage is over, and then until the result is published', async () => {
    const { world, campaign, everybody, path } = await open({ results_while_voting: { mode: 'hidden' } })
    await castDirectly(world, campaign, [1])
    const hidden = await seen(everybody, path)
    expect([hidden.status, hidden.body.code]).toEqual([409, 'results-hidden'])
    world.clock.now = '2026-07-01T00:00:00.000Z'
    expect((await seen(everybody, path)).body.code).toBe('results-hidden')
    world.clock.now = '2026-07-05T00:00:00.000Z'
    const unpublished = await seen(everybody, path)
    expect([unpublished.status, unpublished.body.code]).toEqual([409, 'result-unpublished'])
    expect(JSON.stringify(unpublished.body)).not.toMatch(/"votes"/)
    expect((await answer(world.browser(), '/api/campaigns/nowhere/standings')).status).toBe(404)
  })

  it('come from counters that a full recount agrees with; a counter changed by hand is found and named', async () => {
    const tiers = (['device', 'email'] as const).map((tier) => ({ tier, allowance: null, must_follow: false }))
    const { world, campaign } = await open({ results_while_voting: { mode: 'live' }, tiers })
    for (let voter = 0; voter < 40; voter += 1) {
      world.clock.now = new Date(Date.parse(opening) + voter * 61_000).toISOString()
      await castDirectly(world, campaign, [1 + (voter % 4), 1 + ((voter + 1) % 4)].sort(), {
        tier: voter % 3 === 0 ? 'email' : 'device',
      })
    }
    const [kept, counted] = [await keptCounts(database(), campaign), await recountBallots(database(), campaign)]
    expect(countFaults(kept, counted)).toEqual([])
    expect([counted.ballots, [...counted.votes.values()]]).toEqual([40, [20, 20, 20, 20]])
    expect((await countedSoFar(database(), campaign)).votes).toEqual(counted.votes)
    await database()
      .updateTable('vote_count')
      .set((eb) => ({ votes: eb('votes', '+', 3) }))
      .where('campaign', '=', campaign)
      .where('tier', '=', 'email')
      .where('candidate', '=', 2)
      .execute()
    const faults = countFaults(await keptCounts(database(), campaign), counted)
    expect(faults.map(({ counter, key, kept: wrong, counted: right }) => [counter, key, wrong - right])).toEqual([
      ['votes', '2', 3],
      ['tier-votes', 'email 2', 3],
    ])
  })

  async function ballotsBefore(world: World, campaign: string, before: string) {
    const ballots = await world.deps.db
      .selectFrom('ballot')
      .where('campaign', '=', campaign)
      .where('at', '<', before)
      .select('choices')
      .execute()
    const rows = new Map([1, 2, 3, 4].map((number) => [number, 0]))
    for (const { choices } of ballots)
      for (const number of JSON.parse(choices)) rows.set(number, (rows.get(number) ?? 0) + 1)
    return { rows }
  }
})
