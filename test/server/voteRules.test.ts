import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { enrol } from '../../server/demo/visitor.ts'
import type { VoteRules } from '../../server/domain/ballot.ts'
import { makeStage, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { readRuleSheet } from '../rules.ts'
import { type Browser, onEachDatabase, openWorld } from '../world.ts'

const device: VoteRules['tiers'] = [{ tier: 'device', allowance: null, must_follow: false }]
const morning = '2026-06-03T01:00:00.000Z'
const midnight = '2026-06-03T16:00:00.000Z'

onEachDatabase('the rules of a vote at the door', (database) => {
  /** A vote by these rules with 12 candidates, its themes in turn, on the morning of 3 June in Beijing. */
  const open = async (vote: Partial<VoteRules>) => {
    const world = await openWorld(database())
    const campaign = await storeCampaign(database(), {
      settings: { ...someSettings, vote: { ...someSettings.vote, ...vote } },
      stages: [
        makeStage('voting', 0, { batch: { first: 1, last: 6 } }),
        makeStage('voting', 1, { batch: { first: 7, last: 12 } }),
      ],
    })
    await storeNominations(database(), campaign.id, 12)
    world.clock.now = morning
    const voter = (): Browser => {
      const browser = world.browser()
      enrol(browser, world.deps)
      return browser
    }
    const cast = async (browser: Browser, choices: number[], more: object = {}) => {
      const key = randomBytes(16).toString('base64url')
      const answer = await browser.send(
        'POST',
        `/api/campaigns/${campaign.id}/ballots`,
        { choices, ...more },
        { 'idempotency-key': key },
      )
      const { code, values, current, next } = await answer.json()
      return answer.status === 200 ? { status: 200, next } : { status: answer.status, code, values, current }
    }
    return { world, campaign: campaign.id, voter, cast }
  }

  it('lets ten works a day be chosen, each once, and says with figures when it is possible again', async () => {
    const { vote } = readRuleSheet('04-ten-works-a-day').settings
    const { world, campaign, voter, cast } = await open({ ...vote, tiers: device })
    const browser = voter()
    expect(await cast(browser, [1, 2, 3, 4, 5, 6])).toEqual({ status: 200, next: morning })
    expect(await cast(browser, [6, 7])).toEqual({
      status: 409,
      code: 'chosen-today',
      values: { candidate: '006', times: 1, next: midnight },
      current: { next: midnight },
    })
    expect(await cast(browser, [7, 8, 9, 10, 11])).toMatchObject({
      code: 'picks-used-up',
      values: { max: 10, used: 6, chosen: 5 },
      current: { next: midnight },
    })
    expect(await cast(browser, [7, 8, 9, 10])).toMatchObject({ status: 200 })
    const mine = await (await browser.get(`/api/campaigns/${campaign}/ballots/mine`)).json()
    expect(mine.ballots.map(({ next }: { next: string }) => next)).toEqual([morning, midnight])
    expect(await cast(voter(), [1])).toMatchObject({ status: 200 })
    world.clock.now = midnight
    expect(await cast(browser, [1])).toMatchObject({ status: 200 })
  })

  it('counts forty ballots of one voter at once exactly as often as a candidate may be chosen that day', async () => {
    const { campaign, voter, cast } = await open({
      allowance: { per: 'day', ballots: 50 },
      same_candidate: { per: 'day', times: 3 },
    })
    const browser = voter()
    const answers = await Promise.all(Array.from({ length: 40 }, () => cast(browser, [5])))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ code }) => code === 'chosen-today')).toHaveLength(37)
    const picks = await database()
      .selectFrom('pick')
      .where('campaign', '=', campaign)
      .select('slot')
      .orderBy('slot')
      .execute()
    expect(picks.map(({ slot }) => slot)).toEqual(['2026-06-03/1', '2026-06-03/2', '2026-06-03/3'])
  })

  it('bounds a theme over the whole campaign, and a batch by its own figure', async () => {
    const { voter, cast } = await open({
      allowance: { per: 'day', ballots: 5 },
      per_category: { max: 3, per: 'campaign' },
      batches: [{ batch: '007-012', min: null, max: 1 }],
    })
    const browser = voter()
    expect(await cast(browser, [1, 3])).toMatchObject({ status: 200 })
    expect(await cast(browser, [2, 7, 8])).toMatchObject({
      code: 'too-many-in-batch',
      values: { batch: '007-012', max: 1, chosen: 2 },
    })
    expect(await cast(browser, [5, 7])).toMatchObject({
      status: 422,
      code: 'category-full',
      values: { max: 3, chosen: 4 },
    })
    expect(await cast(browser, [2, 7])).toMatchObject({ status: 200 })
  })

  it('asks for what voters confirm, and keeps out whoever is on no roll', async () => {
    const asked = await open({ eligibility: { confirm: [{ text: '年满 18 周岁', text_en: null }], roll: false } })
    const browser = asked.voter()
    expect(await asked.cast(browser, [1])).toMatchObject({ status: 422, code: 'eligibility-unconfirmed' })
    expect(await asked.cast(browser, [1], { confirmed: 'yes' })).toMatchObject({ status: 400 })
    expect(await asked.cast(browser, [1], { confirmed: true })).toMatchObject({ status: 200 })
    const { tiers } = readRuleSheet('10-no-rewards').settings.vote
    const listed = await open({ tiers, eligibility: { confirm: [], roll: true } })
    expect(await listed.cast(listed.voter(), [1])).toMatchObject({ status: 403, code: 'identity-needed' })
  })

  it('reads the settings of campaigns opened before a rule existed', async () => {
    const { campaign, voter, cast, world } = await open({})
    const old = { min: 1, max: 2, allowance: { per: 'day', ballots: 1 }, same_candidate: 'once', grace_seconds: 0 }
    await database()
      .updateTable('campaign')
      .set({ settings: JSON.stringify({ ...someSettings, vote: old }) })
      .where('id', '=', campaign)
      .execute()
    const browser = voter()
    expect(await cast(browser, [1, 2])).toEqual({ status: 200, next: midnight })
    world.clock.now = midnight
    expect(await cast(browser, [2])).toMatchObject({ status: 409, code: 'chosen-before' })
    const paper = await (await browser.get(`/api/campaigns/${campaign}/ballot-paper`)).json()
    expect(paper.rules).toMatchObject({ same_candidate: { per: 'campaign' }, results_while_voting: { mode: 'hidden' } })
  })
})
