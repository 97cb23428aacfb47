import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import type { CampaignFacts } from '../../server/campaigns.ts'
import { closeDue } from '../../server/clock.ts'
import { templateNames } from '../../server/domain/templates.ts'
import { sha256Hex } from '../../server/hash.ts'
import { browserAs, browserOf, makeStage, someCriteria, storeCampaign, storeMember, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

/** Fingerprints of one and the same set of rules, frozen in every world below. */
const fingerprints = new Set<string | null>()

const draft = { rules: null, rulesSha256: null, frozenAt: null } as const

/** A draft that lacks nothing: ten candidates, an organizer in `browser`, an auditor and five experts. */
async function readyCampaign(world: World, change: Parameters<typeof storeCampaign>[1] = {}) {
  const { db } = world.deps
  const campaign = await storeCampaign(db, {
    ...draft,
    stages: [
      makeStage('voting', 0),
      makeStage('scoring', 1),
      makeStage('final', 2, { gate: 'organizer', opensAt: null, closesAt: null }),
    ],
    ...change,
  })
  await storeNominations(db, campaign.id, 10)
  await storeMember(db, campaign.id, 'auditor', '监督员')
  for (const expert of ['甲', '乙', '丙', '丁', '戊']) await storeMember(db, campaign.id, 'expert', expert)
  const organizer = await browserAs(world, campaign.id, 'organizer')
  return { campaign, organizer, path: `/api/campaigns/${campaign.id}` }
}

async function factsOf(browser: Browser, path: string): Promise<CampaignFacts> {
  const answer = await browser.get(path)
  expect(answer.status).toBe(200)
  return answer.json()
}

async function refusalOf(answer: Response) {
  const { code, field, values } = await answer.json()
  return { status: answer.status, code, field, values }
}

async function logOf(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('log_entry')
    .where('campaign', '=', campaign)
    .orderBy('index')
    .select('entry')
    .execute()
  return rows.map(({ entry }) => JSON.parse(entry))
}

const rubricOf = (weights: number[]) => ({
  criteria: someCriteria.map((criterion, at) => ({ ...criterion, weight: weights[at] ?? 0 })),
})

onEachDatabase('a campaign before it opens', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database())
    world.clock.now = '2026-05-20T02:00:00.000Z'
  })
  afterAll(() => world.close())

  it('is made from a template by a founder only, who becomes its organizer', async () => {
    const { person } = await storeMember(world.deps.db, (await storeCampaign(world.deps.db)).id, 'organizer', '陈立言')
    const browser = await browserOf(world, person)
    const wish = { template: 'national', name: '典型案例', host: '样例协会' }
    expect(await refusalOf(await browser.send('POST', '/api/campaigns', wish))).toMatchObject({
      status: 403,
      code: 'founder-needed',
    })
    await world.deps.db.updateTable('person').set({ standing: 'founder' }).where('id', '=', person).execute()
    const unknown = await browser.send('POST', '/api/campaigns', { ...wish, zone: 'Asia/Nowhere' })
    expect(await refusalOf(unknown)).toMatchObject({ status: 422, code: 'unknown-zone', field: 'zone' })
    const { id } = await (await browser.send('POST', '/api/campaigns', wish)).json()
    const facts = await factsOf(browser, `/api/campaigns/${id}`)
    expect(facts).toMatchObject({
      name: '典型案例',
      role: 'organizer',
      zone: 'Asia/Shanghai',
      frozenAt: null,
      headline: { code: 'preparing' },
    })
    const { campaigns } = await (await browser.get('/api/campaigns')).json()
    expect(campaigns.map((one: { id: string }) => one.id)).toContain(id)
    const stranger = await browserAs(world, (await storeCampaign(world.deps.db)).id, 'organizer')
    expect((await stranger.get(`/api/campaigns/${id}`)).status).toBe(403)
  })

  it.each(templateNames)(
    'template %s lacks only dates, candidates, experts and the second person',
    async (template) => {
      const { person } = await storeMember(
        world.deps.db,
        (await storeCampaign(world.deps.db)).id,
        'organizer',
        '陈立言',
      )
      await world.deps.db.updateTable('person').set({ standing: 'founder' }).where('id', '=', person).execute()
      const browser = await browserOf(world, person)
      const { id } = await (await browser.send('POST', '/api/campaigns', { template, name: '一', host: '二' })).json()
      const { issues } = await factsOf(browser, `/api/campaigns/${id}`)
      const missing = issues.filter(({ severity }) => severity === 'must').map(({ code }) => code)
      expect(missing).toEqual(['stages-undated', 'experts-missing', 'second-person-missing'])
    },
  )

  it('keeps a rubric of 99.99 as a draft, refuses to open with it and names the field', async () => {
    const { campaign, organizer, path } = await readyCampaign(world)
    expect((await organizer.send('PUT', `${path}/rubric`, rubricOf([3000, 3000, 3999]))).status).toBe(200)
    const refused = await organizer.send('POST', `${path}/open`)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'issues-remain',
      field: 'criteria.2.weight',
      current: [
        {
          code: 'rubric-weights',
          severity: 'must',
          place: 'rubric',
          values: { sum: '99.99', gap: '0.01', side: 'under' },
        },
        { severity: 'should' },
      ],
    })
    expect(await logOf(world.deps.db, campaign.id)).toEqual([])
    expect((await factsOf(organizer, path)).frozenAt).toBeNull()
  })

  it('refuses parties that do not come to exactly 100', async () => {
    const { organizer, path, campaign } = await readyCampaign(world)
    const { name, host, zone, settings } = await factsOf(organizer, path)
    const weights = { expert: '70', public: '29.99' }
    const sent = { name, host, zone, settings: { ...settings, tally: { ...settings.tally, weights } } }
    expect((await organizer.send('PUT', `${path}/settings`, sent)).status).toBe(200)
    expect(await refusalOf(await organizer.send('POST', `${path}/open`))).toMatchObject({
      code: 'issues-remain',
      field: 'tally.weights',
    })
    expect(await logOf(world.deps.db, campaign.id)).toEqual([])
  })

  it('refuses a rubric whose keys repeat or whose groups nest, and stores nothing of it', async () => {
    const { organizer, path } = await readyCampaign(world)
    const [first, second, third] = someCriteria
    const twice = await organizer.send('PUT', `${path}/rubric`, { criteria: [first, first] })
    expect(await refusalOf(twice)).toMatchObject({ status: 422, code: 'criterion-duplicate', field: 'criteria.1.key' })
    const deep = [first, { ...second, parent: first?.key }, { ...third, parent: second?.key }]
    expect(await refusalOf(await organizer.send('PUT', `${path}/rubric`, { criteria: deep }))).toMatchObject({
      status: 422,
      code: 'criterion-nesting',
    })
    expect((await factsOf(organizer, path)).criteria).toEqual(someCriteria)
  })

  it('opens once: rules are frozen, hashed and begin the log, and every setting is refused from then on', async () => {
    const { campaign, organizer, path } = await readyCampaign(world)
    const attempts = await Promise.all([organizer.send('POST', `${path}/open`), organizer.send('POST', `${path}/open`)])
    expect(attempts.map(({ status }) => status).sort()).toEqual([200, 409])
    const facts = await factsOf(organizer, path)
    const rules = await (await world.browser().get(`${path}/rules`)).json()
    expect(sha256Hex(rules.rules)).toBe(facts.rulesSha256)
    fingerprints.add(facts.rulesSha256)
    expect(Object.keys(JSON.parse(rules.rules))).toEqual(['openings', 'stages', 'tally', 'v', 'vote'])
    const [opened, ...more] = await logOf(world.deps.db, campaign.id)
    expect(more).toEqual([])
    expect(opened).toMatchObject({
      type: 'campaign_opened',
      campaign: campaign.id,
      rules: Buffer.from(facts.rulesSha256 ?? '', 'hex').toString('base64url'),
    })
    const { name, host, zone, settings, stages } = facts
    const planned = stages.map(({ id, kind, batch, gate, opensAt, closesAt }) => ({
      id,
      kind,
      batch,
      gate,
      opensAt,
      closesAt,
    }))
    const refusals = [
      await organizer.send('PUT', `${path}/settings`, { name: `${name}改`, host, zone, settings }),
      await organizer.send('PUT', `${path}/rubric`, rubricOf([3000, 3000, 4000])),
      await organizer.send('PUT', `${path}/stages`, { stages: planned }),
      await organizer.send('POST', `${path}/open`),
    ]
    for (const refused of refusals)
      expect(await refusalOf(refused)).toMatchObject({ status: 409, code: 'rules-frozen' })
    expect(await factsOf(organizer, path)).toEqual(facts)
  })

  it('is closed to experts, to organizers of another campaign, and for writing to the auditor', async () => {
    const { campaign, path } = await readyCampaign(world)
    const other = await browserAs(world, (await storeCampaign(world.deps.db)).id, 'organizer')
    const expert = await browserAs(world, campaign.id, 'expert')
    const auditor = await browserAs(world, campaign.id, 'auditor')
    for (const browser of [other, expert]) {
      for (const address of ['', '/audit', '/ballots/hourly'])
        expect((await browser.get(`${path}${address}`)).status).toBe(403)
    }
    expect((await auditor.get(path)).status).toBe(200)
    expect((await auditor.get(`${path}/audit`)).status).toBe(200)
    for (const browser of [other, expert, auditor]) {
      expect((await browser.send('PUT', `${path}/rubric`, rubricOf([3000, 3000, 4000]))).status).toBe(403)
      expect((await browser.send('PUT', `${path}/stages`, { stages: [] })).status).toBe(403)
      expect((await browser.send('POST', `${path}/open`)).status).toBe(403)
    }
    expect((await world.browser().get(path)).status).toBe(401)
    expect((await world.browser().get(`${path}/rules`)).status).toBe(404)
    const { entries } = await (await auditor.get(`${path}/audit`)).json()
    expect(entries).toEqual([])
  })
})

onEachDatabase('the stages of a running campaign', (database) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(database())
  })
  afterAll(() => world.close())

  async function running(change: Parameters<typeof storeCampaign>[1] = {}) {
    world.clock.now = '2026-05-20T02:00:00.000Z'
    const made = await readyCampaign(world, change)
    expect((await made.organizer.send('POST', `${made.path}/open`)).status).toBe(200)
    const { stages } = await factsOf(made.organizer, made.path)
    const address = (kind: string) => `${made.path}/stages/${stages.find((stage) => stage.kind === kind)?.id}`
    return { ...made, address }
  }

  it('refuses every illegal move with 409 and writes nothing', async () => {
    const { campaign, organizer, path, address } = await running()
    const before = await factsOf(organizer, path)
    const trail = await (await organizer.get(`${path}/audit`)).json()
    const codes = [
      await organizer.send('POST', `${address('voting')}/close`),
      await organizer.send('POST', `${address('final')}/open`),
      await organizer.send('PUT', `${address('voting')}/window`, {
        opensAt: '2026-06-02T00:00:00.000Z',
        closesAt: '2026-06-01T00:00:00.000Z',
        reason: 'correction',
      }),
    ]
    expect(await Promise.all(codes.map(refusalOf))).toMatchObject([
      { status: 409, code: 'stage-not-open' },
      { status: 409, code: 'stage-by-publication' },
      { status: 422, code: 'window-reversed', field: 'closesAt' },
    ])
    expect((await organizer.send('PUT', `${address('voting')}/window`, { opensAt: null, closesAt: null })).status).toBe(
      400,
    )
    world.clock.now = '2026-07-01T00:00:00.000Z'
    expect(await refusalOf(await organizer.send('POST', `${address('voting')}/open`))).toMatchObject({
      status: 409,
      code: 'stage-closed',
    })
    world.clock.now = '2026-05-20T02:00:00.000Z'
    expect(await factsOf(organizer, path)).toEqual(before)
    expect(await (await organizer.get(`${path}/audit`)).json()).toEqual(trail)
    expect(await logOf(world.deps.db, campaign.id)).toHaveLength(1)
  })

  it('lets nobody but an organizer of this campaign move them', async () => {
    const { campaign, organizer, path, address } = await running()
    const others = [
      await browserAs(world, campaign.id, 'auditor'),
      await browserAs(world, campaign.id, 'expert'),
      await browserAs(world, (await storeCampaign(world.deps.db)).id, 'organizer'),
    ]
    for (const browser of others) {
      expect((await browser.send('POST', `${address('voting')}/open`)).status).toBe(403)
      expect((await browser.send('POST', `${address('voting')}/close`)).status).toBe(403)
      expect(
        (
          await browser.send('PUT', `${address('voting')}/window`, {
            opensAt: null,
            closesAt: null,
            reason: 'correction',
          })
        ).status,
      ).toBe(403)
    }
    expect((await factsOf(organizer, path)).stages.every(({ state }) => state === 'planned')).toBe(true)
  })

  it('needs candidates for a vote and an accepted expert for scoring', async () => {
    const { campaign, organizer, address } = await running()
    await world.deps.db
      .updateTable('member')
      .set({ accepted_at: null })
      .where('campaign', '=', campaign.id)
      .where('role', '=', 'expert')
      .execute()
    expect(await refusalOf(await organizer.send('POST', `${address('scoring')}/open`))).toMatchObject({
      status: 409,
      code: 'stage-needs-experts',
    })
    await world.deps.db
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', campaign.id)
      .execute()
    expect(await refusalOf(await organizer.send('POST', `${address('voting')}/open`))).toMatchObject({
      status: 409,
      code: 'stage-needs-candidates',
    })
  })

  it('opens early and moves a deadline with a reason that the public log carries', async () => {
    const { campaign, organizer, address } = await running()
    const early = await organizer.send('POST', `${address('voting')}/open`)
    expect(await early.json()).toMatchObject({ state: 'open', openedAt: '2026-05-20T02:00:00.000Z' })
    const window = { opensAt: '2026-06-01T00:00:00.000Z', closesAt: '2026-07-02T00:00:00.000Z' }
    const later = await organizer.send('PUT', `${address('voting')}/window`, {
      ...window,
      reason: 'technical-fault',
      note: '机房停电',
    })
    expect(later.status).toBe(200)
    const [, opened, moved] = await logOf(world.deps.db, campaign.id)
    expect(opened).toMatchObject({
      type: 'deadline_changed',
      reason: 'opened-early',
      actor: expect.stringMatching(/^org:[0-9a-f]{4}$/),
    })
    expect(moved).toMatchObject({
      type: 'deadline_changed',
      reason: 'technical-fault',
      old: '0:2026-05-20T02:00:00.000Z/2026-06-30T00:00:00.000Z',
      new: '0:2026-05-20T02:00:00.000Z/2026-07-02T00:00:00.000Z',
    })
    const { entries } = await (await organizer.get(`/api/campaigns/${campaign.id}/audit`)).json()
    expect(entries.map(({ act, reason }: { act: string; reason: string | null }) => [act, reason])).toEqual([
      ['window-changed', '机房停电'],
      ['stage-opened', null],
      ['campaign-opened', null],
    ])
  })

  it('writes voting_closed once, however many ask at the same time, after the last batch and its grace', async () => {
    const stages = [
      makeStage('voting', 0, { batch: { first: 1, last: 5 }, closesAt: '2026-06-10T00:00:00.000Z' }),
      makeStage('voting', 1, {
        batch: { first: 6, last: 10 },
        opensAt: '2026-06-10T00:00:00.000Z',
        closesAt: '2026-06-20T00:00:00.000Z',
      }),
      makeStage('scoring', 2),
    ]
    const { campaign } = await running({ stages })
    const closings = async () =>
      (await logOf(world.deps.db, campaign.id)).filter(({ type }) => type === 'voting_closed')
    world.clock.now = '2026-06-19T23:59:59.999Z'
    expect(await closeDue(world.deps)).toBe(0)
    expect(await closings()).toEqual([])
    world.clock.now = '2026-06-20T00:00:00.000Z'
    const written = await Promise.all(Array.from({ length: 8 }, () => closeDue(world.deps)))
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await closings()).toEqual([
      { at: '2026-06-20T00:00:00.000Z', campaign: campaign.id, type: 'voting_closed', v: 1 },
    ])
    expect(await closeDue(world.deps)).toBe(0)
  })

  it('closes the vote in the log when the organizer closes its last stage', async () => {
    const { campaign, organizer, address } = await running()
    world.clock.now = '2026-06-05T00:00:00.000Z'
    expect((await organizer.send('POST', `${address('voting')}/close`, { reason: '提前截止' })).status).toBe(200)
    const types = (await logOf(world.deps.db, campaign.id)).map(({ type }) => type)
    expect(types).toEqual(['campaign_opened', 'deadline_changed', 'voting_closed'])
    expect(await refusalOf(await organizer.send('POST', `${address('voting')}/open`))).toMatchObject({
      status: 409,
      code: 'stage-closed',
    })
  })
})

describe('the same rules', () => {
  it('have the same fingerprint whatever the database, the order of keys and the clock', async () => {
    const world = await openWorld()
    world.clock.now = '2026-05-21T09:00:00.000Z'
    const { organizer, path } = await readyCampaign(world)
    const { name, host, zone, settings } = await factsOf(organizer, path)
    const turned = Object.fromEntries(Object.entries(settings).reverse())
    expect((await organizer.send('PUT', `${path}/settings`, { name, host, zone, settings: turned })).status).toBe(200)
    const { rulesSha256 } = await (await organizer.send('POST', `${path}/open`)).json()
    await world.close()
    expect([...fingerprints]).toEqual([rulesSha256])
  })
})
