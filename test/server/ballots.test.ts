import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBoth } from '../../db/standings.ts'
import type { BallotPaper } from '../../server/candidates.ts'
import { enrol } from '../../server/demo/visitor.ts'
import { checkBallot } from '../../server/domain/ballot.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { ballotId, choiceBytes, commitBytes } from '../../server/domain/receipt.ts'
import { countFaults } from '../../server/domain/standings.ts'
import { sha256 } from '../../server/hash.ts'
import { makeStage, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const key = (): string => randomBytes(16).toString('base64url')

/** A browser that the campaign knows as a device. */
function deviceOf(world: World): Browser {
  const browser = world.browser()
  enrol(browser, world.deps)
  return browser
}

function cast(browser: Browser, campaign: string, body: unknown, nonce: string | null = key()): Promise<Response> {
  const headers: Record<string, string> = nonce === null ? {} : { 'idempotency-key': nonce }
  return browser.send('POST', `/api/campaigns/${campaign}/ballots`, body, headers)
}

async function codeOf(answer: Promise<Response>): Promise<[number, unknown]> {
  const { status, ...rest } = await answer.then(async (found) => ({ status: found.status, body: await found.json() }))
  return [status, rest.body.code]
}

const voteOf = (change: Partial<Campaign['settings']['vote']>): Partial<Campaign> => ({
  settings: { ...someSettings, vote: { ...someSettings.vote, ...change } },
})

onEachDatabase('casting a ballot', (database) => {
  const open = async (change: Partial<Campaign> = {}) => {
    const world = await openWorld(database())
    const campaign = await storeCampaign(database(), change)
    await storeNominations(database(), campaign.id, 12)
    return { world, campaign: campaign.id, browser: deviceOf(world) }
  }

  it('answers a receipt that the voter can check, and writes one public entry without the choices', async () => {
    const { world, campaign, browser } = await open()
    const nonce = randomBytes(16)
    const answer = await cast(browser, campaign, { choices: [3, 1] }, nonce.toString('base64url'))
    expect(answer.status).toBe(200)
    const receipt = await answer.json()
    expect(receipt).toEqual({
      ballot: ballotId(sha256, nonce),
      at: world.clock.now,
      index: 0,
      commit: expect.any(String),
      proof: expect.any(String),
      check: { saltA: expect.any(String), cB: expect.any(String) },
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
      next: '2026-06-01T16:00:00.000Z',
    })
    const saltA = Buffer.from(receipt.check.saltA, 'base64url')
    const cA = sha256(choiceBytes(saltA, { campaign, ballot: receipt.ballot, choices: [1, 3] }))
    const commit = sha256(commitBytes(cA, Buffer.from(receipt.check.cB, 'base64url')))
    expect(Buffer.from(commit).toString('base64url')).toBe(receipt.commit)
    const log = await (await browser.get(`/api/campaigns/${campaign}/log`)).json()
    expect(log.entries).toEqual([
      `{"ballot":"${receipt.ballot}","campaign":"${campaign}","commit":"${receipt.commit}","type":"ballot_cast","v":1}`,
    ])
    const mine = await (await browser.get(`/api/campaigns/${campaign}/ballots/mine`)).json()
    const { check, proof, ...kept } = receipt
    expect(mine).toEqual({
      known: true,
      tier: 'device',
      nonce: expect.any(String),
      ballots: [{ ...kept, slot: '2026-06-01/1', chosen: 2 }],
    })
    expect(JSON.stringify(mine)).not.toContain(check.saltA)
  })

  it('gives a lost answer again, byte for byte, even after close, and refuses the key for anything else', async () => {
    const { world, campaign, browser } = await open()
    const nonce = key()
    const first = await (await cast(browser, campaign, { choices: [1] }, nonce)).text()
    world.clock.now = '2026-07-02T00:00:00.000Z'
    expect(await (await cast(browser, campaign, { choices: [1] }, nonce)).text()).toBe(first)
    expect(await codeOf(cast(browser, campaign, { choices: [2] }, nonce))).toEqual([422, 'key-reused'])
    const other = deviceOf(world)
    expect(await codeOf(cast(other, campaign, { choices: [1] }, nonce))).toEqual([422, 'key-reused'])
  })

  it('refuses each faulty ballot with its code and stores nothing', async () => {
    const { world, campaign, browser } = await open()
    await database()
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', campaign)
      .where('number', '=', 9)
      .execute()
    const eleven = Array.from({ length: 11 }, (_, at) => at + 1).map((number) => (number === 9 ? 12 : number))
    const refused: [unknown, number, string][] = [
      [{ choices: [] }, 422, 'too-few-choices'],
      [{ choices: eleven }, 422, 'too-many-choices'],
      [{ choices: [1, 1] }, 422, 'repeated-choice'],
      [{ choices: [99] }, 422, 'unknown-candidate'],
      [{ choices: [9] }, 422, 'withdrawn-candidate'],
      [{ choices: [1], batch: '031-060' }, 422, 'unknown-batch'],
      [{ choices: ['1'] }, 400, 'bad-request'],
      [{ choices: [1.5] }, 400, 'bad-request'],
      [{ choices: 1 }, 400, 'bad-request'],
      [{}, 400, 'bad-request'],
      ['{"choices":[1', 400, 'malformed-json'],
    ]
    for (const [body, status, code] of refused)
      expect(await codeOf(cast(browser, campaign, body))).toEqual([status, code])
    const all = await (await cast(browser, campaign, { choices: [99, 9, 9] })).json()
    expect(all.faults).toMatchObject([
      { field: 'choices', code: 'unknown-candidate', values: { candidate: '099' } },
      { field: 'choices', code: 'repeated-choice', values: { candidate: '009' } },
      { field: 'choices', code: 'withdrawn-candidate', values: { candidate: '009' } },
    ])
    expect(await codeOf(cast(browser, campaign, { choices: [1] }, null))).toEqual([400, 'key-missing'])
    for (const wrong of ['short', randomBytes(15).toString('base64url'), randomBytes(16).toString('base64')])
      expect(await codeOf(cast(browser, campaign, { choices: [1] }, wrong))).toEqual([400, 'key-malformed'])
    expect(await codeOf(cast(world.browser(), campaign, { choices: [1] }))).toEqual([403, 'device-needed'])
    expect(await codeOf(cast(browser, 'nowhere', { choices: [1] }))).toEqual([404, 'not-found'])
    expect(await database().selectFrom('ballot').where('campaign', '=', campaign).selectAll().execute()).toEqual([])
    expect(await database().selectFrom('log_entry').where('campaign', '=', campaign).selectAll().execute()).toEqual([])
  })

  it('knows a device by its signature alone', async () => {
    const { world, campaign, browser } = await open()
    const signed = browser.cookies.get('__Host-device') ?? ''
    const [id = ''] = signed.split('.')
    for (const forged of [`x${signed}`, `${signed.slice(0, -2)}AA`, id, `${id}.`, '.']) {
      const forger = world.browser()
      forger.cookies.set('__Host-device', forged)
      expect(await codeOf(cast(forger, campaign, { choices: [1] }))).toEqual([403, 'device-needed'])
    }
  })

  it('opens at the opening, not before, and refuses from the closing on', async () => {
    const { world, campaign, browser } = await open()
    world.clock.now = '2026-05-31T23:59:59.999Z'
    expect(await codeOf(cast(browser, campaign, { choices: [1] }))).toEqual([409, 'voting-not-open'])
    world.clock.now = '2026-06-01T00:00:00.000Z'
    expect((await cast(browser, campaign, { choices: [1] })).status).toBe(200)
    world.clock.now = '2026-06-29T23:59:59.999Z'
    expect((await cast(browser, campaign, { choices: [1] })).status).toBe(200)
    world.clock.now = '2026-06-30T00:00:00.000Z'
    expect(await codeOf(cast(browser, campaign, { choices: [1] }))).toEqual([410, 'voting-closed'])
  })

  it('counts days in the zone of the campaign', async () => {
    const { world, campaign, browser } = await open()
    world.clock.now = '2026-06-03T15:59:59.999Z'
    expect((await cast(browser, campaign, { choices: [1] })).status).toBe(200)
    const again = await cast(browser, campaign, { choices: [2] })
    expect([again.status, await again.json()]).toMatchObject([
      409,
      { code: 'already-voted', current: { next: '2026-06-03T16:00:00.000Z' } },
    ])
    world.clock.now = '2026-06-03T16:00:00.000Z'
    expect((await cast(browser, campaign, { choices: [2] })).status).toBe(200)
  })

  it('gives each batch its own allowance and window', async () => {
    const { world, campaign, browser } = await open({
      ...voteOf({ allowance: { per: 'batch' } }),
      stages: [
        makeStage('voting', 0, { batch: { first: 1, last: 6 } }),
        makeStage('voting', 1, { batch: { first: 7, last: 12 }, opensAt: '2026-06-10T00:00:00.000Z' }),
      ],
    })
    expect(await codeOf(cast(browser, campaign, { choices: [7] }))).toEqual([422, 'outside-batch'])
    expect(await codeOf(cast(browser, campaign, { choices: [7], batch: '007-012' }))).toEqual([409, 'voting-not-open'])
    expect((await cast(browser, campaign, { choices: [1] })).status).toBe(200)
    world.clock.now = '2026-06-10T00:00:00.000Z'
    expect(await codeOf(cast(browser, campaign, { choices: [7] }))).toEqual([422, 'batch-needed'])
    expect(await codeOf(cast(browser, campaign, { choices: [2], batch: '001-006' }))).toEqual([409, 'already-voted'])
    expect((await cast(browser, campaign, { choices: [7], batch: '007-012' })).status).toBe(200)
  })

  it('lets one voter choose a candidate once in the campaign where the rules say so', async () => {
    const { world, campaign, browser } = await open(voteOf({ same_candidate: { per: 'campaign' } }))
    expect((await cast(browser, campaign, { choices: [1, 2] })).status).toBe(200)
    world.clock.now = '2026-06-05T02:00:00.000Z'
    expect(await codeOf(cast(browser, campaign, { choices: [2, 3] }))).toEqual([409, 'chosen-before'])
    expect((await cast(browser, campaign, { choices: [3] })).status).toBe(200)
  })

  it('counts 100 concurrent tries of one device exactly as often as allowed, and a recount agrees', async () => {
    const { world, campaign, browser } = await open(voteOf({ allowance: { per: 'day', ballots: 3 } }))
    const heard = async (place: number): Promise<[number, unknown]> => {
      const told = await codeOf(cast(browser, campaign, { choices: [1, 2 + (place % 9)] }))
      return told[0] === 503 ? heard(place) : told // a machine that is busy sends some away, to come again
    }
    const tries = await Promise.all(Array.from({ length: 100 }, (_, place) => heard(place)))
    expect(tries.filter(([status]) => status === 200)).toHaveLength(3)
    expect(tries.filter(([, code]) => code === 'already-voted')).toHaveLength(97)
    const other = deviceOf(world)
    expect((await cast(other, campaign, { choices: [1] })).status).toBe(200)
    const { kept, counted } = await countBoth(database(), campaign)
    expect(countFaults(kept, counted)).toEqual([])
    expect([counted.ballots, counted.votes.get(1)]).toEqual([4, 4])
  })

  it('lets the unique indexes decide when a second ballot slips past the rule', async () => {
    const { campaign, browser } = await open(
      voteOf({ allowance: { per: 'day', ballots: 2 }, same_candidate: { per: 'campaign' } }),
    )
    expect((await cast(browser, campaign, { choices: [1] })).status).toBe(200)
    const { voter, ...ballot } = await database()
      .selectFrom('ballot')
      .selectAll()
      .where('campaign', '=', campaign)
      .executeTakeFirstOrThrow()
    await expect(
      database()
        .insertInto('ballot')
        .values({ ...ballot, voter, id: 'another' })
        .execute(),
    ).rejects.toThrow(/unique/i)
    await expect(
      database()
        .insertInto('pick')
        .values({ campaign, voter, candidate: 1, slot: 'once', ballot: 'another' })
        .execute(),
    ).rejects.toThrow(/unique/i)
  })
})

describe('the rule in the browser and the rule on the server', () => {
  it('say the same about any ballot, fault by fault', async () => {
    const world = await openWorld()
    const { id } = await storeCampaign(world.deps.db, {
      ...voteOf({ min: 2, max: 4 }),
      stages: [
        makeStage('voting', 0, { batch: { first: 1, last: 6 } }),
        makeStage('voting', 1, { batch: { first: 7, last: 12 }, opensAt: '2026-06-10T00:00:00.000Z' }),
      ],
    })
    await storeNominations(world.deps.db, id, 12)
    const paper: BallotPaper = await (await world.browser().get(`/api/campaigns/${id}/ballot-paper`)).json()
    const anyBallot = fc.record({
      batch: fc.constantFrom(undefined, '001-006', '007-012', '013-018'),
      choices: fc.array(fc.integer({ min: 1, max: 13 }), { maxLength: 6 }),
      day: fc.integer({ min: 0, max: 32 }),
    })
    await fc.assert(
      fc.asyncProperty(anyBallot, async ({ day, batch, choices }) => {
        world.clock.now = new Date(Date.UTC(2026, 4, 30 + day)).toISOString()
        const ballot = batch === undefined ? { choices } : { batch, choices }
        const verdict = checkBallot(
          paper.rules,
          {
            arrived: world.clock.now,
            at: world.clock.now,
            zone: paper.zone,
            stages: paper.stages,
            tier: 'device',
            candidates: new Map(
              paper.candidates.map(({ number, theme }) => [number, { state: 'admitted', category: theme }]),
            ),
            earlier: [],
          },
          ballot,
        )
        const answer = await cast(deviceOf(world), id, ballot)
        const body = await answer.json()
        if ('slot' in verdict) expect(answer.status).toBe(200)
        else
          expect(body.faults?.map(({ code }: { code: string }) => code)).toEqual(verdict.faults.map(({ code }) => code))
      }),
      { numRuns: 150 },
    )
    await world.close()
  })
})

describe('a campaign that is not opened', () => {
  it('has no devices and no ballots', async () => {
    const world = await openWorld()
    const { id } = await storeCampaign(world.deps.db, { rules: null, rulesSha256: null, frozenAt: null })
    const browser = world.browser()
    expect(await codeOf(browser.get(`/api/campaigns/${id}/ballots/mine`))).toEqual([404, 'not-found'])
    await world.close()
  })
})
