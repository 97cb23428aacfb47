import { expect, it } from 'vitest'
import { recountCampaign } from '../../server/commands/recount.ts'
import type { VoteRules } from '../../server/domain/ballot.ts'
import { serve } from '../../server/listen.ts'
import type { VotingDesk } from '../../server/standings.ts'
import { castDirectly } from '../castDirectly.ts'
import { browserAs, makeStage, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'

const tiers = (['device', 'code'] as const).map((tier) => ({ tier, allowance: null, must_follow: false }))

onEachDatabase('the desk of a vote', (database) => {
  const open = async (change: Partial<VoteRules> = {}) => {
    const world = await openWorld(database())
    const vote = { ...someSettings.vote, allowance: { per: 'campaign' } as const, tiers, ...change }
    const campaign = await storeCampaign(database(), {
      settings: { ...someSettings, vote },
      stages: [makeStage('voting', 0)],
    })
    await storeNominations(database(), campaign.id, 4)
    const organizer = await browserAs(world, campaign.id, 'organizer')
    const path = `/api/campaigns/${campaign.id}/voting`
    const desk = async (): Promise<VotingDesk> => (await organizer.get(path)).json()
    return { world, campaign: campaign.id, path, desk }
  }

  /** Ballots from a browser that is no device: each is turned away. */
  const refusedAtTheDoor = async (world: World, campaign: string, times: number) => {
    for (let time = 0; time < times; time += 1)
      await world.browser().send('POST', `/api/campaigns/${campaign}/ballots`, { choices: [1] })
  }

  it('is for organizers and the auditor of this campaign, and for nobody else', async () => {
    const { world, campaign, path } = await open()
    const elsewhere = await storeCampaign(database())
    const asking: [number, string, string][] = [
      [200, campaign, 'organizer'],
      [200, campaign, 'auditor'],
      [403, campaign, 'expert'],
      [403, elsewhere.id, 'organizer'],
    ]
    for (const [status, home, role] of asking) {
      if (role !== 'organizer' && role !== 'auditor' && role !== 'expert') throw new Error(role)
      expect([role, (await (await browserAs(world, home, role)).get(path)).status]).toEqual([role, status])
    }
    expect((await world.browser().get(path)).status).toBe(401)
    const draft = await storeCampaign(database(), { frozenAt: null, rules: null, rulesSha256: null })
    const own = await browserAs(world, draft.id, 'organizer')
    expect((await own.get(`/api/campaigns/${draft.id}/voting`)).status).toBe(409)
  })

  it('counts what came and by which way, over time, and never for whom while results are hidden', async () => {
    const { world, campaign, desk } = await open()
    for (const [minute, tier] of [
      [0, 'device'],
      [1, 'device'],
      [7, 'code'],
      [90, 'device'],
    ] as const) {
      world.clock.now = new Date(Date.parse('2026-06-01T02:00:00.000Z') + minute * 60_000).toISOString()
      await castDirectly(world, campaign, [1], { tier })
    }
    const seen = await desk()
    expect(seen).toMatchObject({ state: 'open', ballots: 4, lastHour: 1, turnout: null, shown: null })
    expect(seen.tiers).toEqual([
      { tier: 'code', ballots: 1, share: '25.0', issued: 0, exceeded: true },
      { tier: 'device', ballots: 3, share: '75.0', issued: null, exceeded: false },
    ])
    expect(seen.recent.map(({ at, accepted }) => [at.slice(11, 16), accepted])).toEqual([
      ['02:00', 2],
      ['02:05', 1],
      ['03:30', 1],
    ])
    expect(seen.hours.map(({ at, accepted }) => [at, accepted])).toEqual([
      ['2026-06-01T02:00:00.000Z', 3],
      ['2026-06-01T03:00:00.000Z', 1],
    ])
    expect(seen.log).toMatchObject({ state: 'open', entries: 4, signed: 4, waiting: 0 })
    expect(seen.log.signedAt).toBe(world.clock.now)
  })

  it('counts refusals by their reason, from two nodes at once, and drops those of campaigns that do not exist', async () => {
    const { world, campaign, desk } = await open()
    const node = await openWorld(database())
    node.clock.now = world.clock.now
    await Promise.all([refusedAtTheDoor(world, campaign, 4), refusedAtTheDoor(node, campaign, 4)])
    await world.browser().send('POST', `/api/campaigns/${campaign}/ballots`, '{"choices":[', {})
    await refusedAtTheDoor(world, 'nowhere', 3)
    // A NUL is no campaign's, and PostgreSQL would refuse to look for it: it must not keep the others from being written.
    await refusedAtTheDoor(world, '%00', 1)
    await refusedAtTheDoor(world, campaign, 1)
    node.deps.turnedAway.note('nowhere', 'device-needed', node.clock.now)
    expect((await desk()).refused).toBe(0)
    await Promise.all([world.deps.turnedAway.flush(), node.deps.turnedAway.flush()])
    const seen = await desk()
    expect(seen.refused).toBe(10)
    expect(seen.refusals.map(({ refusals }) => refusals)).toEqual([9, 1])
    expect(seen.refusals[1]).toMatchObject({ code: 'malformed-json' })
    expect(seen.recent).toEqual([{ at: '2026-06-01T02:00:00.000Z', accepted: 0, refused: 10 }])
    await world.deps.turnedAway.flush()
    expect((await desk()).refused).toBe(10)
    const strange = await database().selectFrom('refusal_count').where('campaign', '=', 'nowhere').selectAll().execute()
    expect(strange).toEqual([])
    await node.close()
  })

  it('has written every refusal when the server stops, also those of its last second', async () => {
    const { world, campaign, desk } = await open()
    const serving = await serve(world.deps, 0)
    const foreign = {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    }
    const sent = await fetch(`${serving.url}/api/campaigns/${campaign}/ballots`, {
      ...foreign,
      body: '{"choices":[1]}',
    })
    expect(sent.status).toBe(403)
    await serving.drain()
    expect((await desk()).refusals).toEqual([{ code: 'cross-site', refusals: 1, recent: 1 }])
  })

  it('raises an alarm when more ballots came than registered people could cast', async () => {
    const { world, campaign, desk } = await open({ population: 8, allowance: { per: 'day', ballots: 1 } })
    for (let voter = 0; voter < 8; voter += 1) await castDirectly(world, campaign, [1])
    expect((await desk()).turnout).toEqual({ population: 8, possible: 8, share: '100.0', exceeded: false })
    await castDirectly(world, campaign, [2])
    expect((await desk()).turnout).toEqual({ population: 8, possible: 8, share: '112.5', exceeded: true })
    world.clock.now = '2026-06-01T16:00:00.000Z' // the next day in Shanghai: everybody may vote again
    expect((await desk()).turnout).toEqual({ population: 8, possible: 16, share: '56.3', exceeded: false })
  })

  it('shows units where votes are shown, and an impossible share', async () => {
    const { world, campaign, desk } = await open({ results_while_voting: { mode: 'live' } })
    for (const choices of [[1, 2], [1], [3]]) await castDirectly(world, campaign, choices)
    const units = (await desk()).shown?.units ?? []
    expect(units.map(({ unit, votes, share, impossible }) => [unit, votes, share, impossible])).toEqual([
      ['第1社区', 2, '50.0', false],
      ['第2社区', 1, '25.0', false],
      ['第3社区', 1, '25.0', false],
      ['第4社区', 0, '0.0', false],
    ])
    await database().updateTable('vote_count').set({ votes: 4 }).where('campaign', '=', campaign).execute()
    expect((await desk()).shown?.units.map(({ impossible }) => impossible)).toEqual([true, true, true, false])
  })

  it('says when the database is behind what was signed', async () => {
    const { campaign, desk } = await open()
    await database().updateTable('log_head').set({ state: 'behind' }).where('campaign', '=', campaign).execute()
    expect((await desk()).log.state).toBe('behind')
  })

  it('is held against a recount by a command, which prints votes only when everything is over', async () => {
    const { world, campaign } = await open()
    for (const choices of [[1, 2], [1], [3]]) await castDirectly(world, campaign, choices)
    const run = async () => {
      const said = { out: '', err: '' }
      const code = await recountCampaign(world.deps, campaign, {
        stdout: (text) => {
          said.out += text
        },
        stderr: (text) => {
          said.err += text
        },
        lang: 'en',
      })
      return { code, ...said }
    }
    const during = await run()
    expect([during.code, during.err]).toEqual([0, ''])
    expect(during.out).toMatch(/no votes are printed[\s\S]*Counted 3 ballots[\s\S]*All 7 counters agree/)
    expect(during.out).not.toContain('001')
    world.clock.now = '2026-07-01T00:00:00.000Z'
    expect((await run()).out).toContain('number\tkept\trecounted\n001\t2\t2\n002\t1\t1\n003\t1\t1\n')
    await database()
      .updateTable('vote_count')
      .set({ votes: 9 })
      .where('campaign', '=', campaign)
      .where('candidate', '=', 3)
      .execute()
    const wrong = await run()
    expect([wrong.code, wrong.err]).toEqual([
      1,
      '2 counters differ from the recount:\n  votes of 3: kept 8 more\n  votes by tier device 3: kept 8 more\n',
    ])
  })
})
