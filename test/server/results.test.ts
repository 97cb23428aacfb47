import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tallyCommand } from '../../server/commands/tally.ts'
import { add, decimal, multiply, print, printExact, rational } from '../../server/domain/points.ts'
import { sha256Hex } from '../../server/hash.ts'
import { browserAs, browserOf, someSettings, storeCampaign, storeMember } from '../make.ts'
import { afterClose, type Scored, storeScored } from '../makeResults.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const withPlaces = {
  settings: { ...someSettings, tally: { ...someSettings.tally, places: { total: 2, at_line: 'stop' as const } } },
}

async function answer(browser: Browser, path: string) {
  const response = await browser.get(path)
  return { status: response.status, body: await response.json() }
}

/** What `gongping tally` prints for this input. */
async function recomputed(input: string): Promise<string> {
  let printed = ''
  const code = await tallyCommand(['tally.json'], {
    readFile: async () => input,
    stdout: (text) => {
      printed += text
    },
    stderr: (text) => {
      throw new Error(text)
    },
    lang: 'en',
  })
  expect(code).toBe(0)
  return printed
}

async function send(browser: Browser, method: string, path: string, body?: unknown) {
  const response = await browser.send(method, path, body)
  return { status: response.status, body: await response.json() }
}

onEachDatabase('results', (database) => {
  let world: World
  let scored: Scored
  let organizer: Browser
  let second: Browser
  let auditor: Browser
  let expert: Browser
  const at = (path: string) => `/api/campaigns/${scored.campaign.id}${path}`

  beforeAll(async () => {
    world = await openWorld(database())
    scored = await storeScored(world.deps.db, withPlaces)
    organizer = await browserAs(world, scored.campaign.id, 'organizer')
    second = await browserAs(world, scored.campaign.id, 'organizer')
    auditor = await browserAs(world, scored.campaign.id, 'auditor')
    const [first] = scored.experts
    if (first === undefined) throw new Error('no expert')
    expert = await browserOf(world, first.person)
  })
  afterAll(() => world.close())

  const exports = ['result', 'scores'].flatMap((name) =>
    ['xlsx', 'csv', 'json'].map((type) => `/exports/${name}.${type}`),
  )

  describe('before the last stage is over', () => {
    it('shows no total to anyone, on any route', async () => {
      world.clock.now = '2026-06-29T23:59:59.999Z'
      for (const browser of [organizer, auditor]) {
        for (const path of ['/result', '/exports/tally.json', ...exports]) {
          const hidden = await answer(browser, at(path))
          expect([path, hidden.status, hidden.body.code]).toEqual([path, 409, 'results-hidden'])
          expect(JSON.stringify(hidden.body)).not.toMatch(/"total"|"rank"/)
        }
      }
      const proposed = await send(organizer, 'POST', at('/publications'), { kind: 'public-notice' })
      expect([proposed.status, proposed.body.code]).toEqual([409, 'results-hidden'])
      const notice = await answer(world.browser(), at('/publications/latest'))
      expect(notice).toMatchObject({ status: 200, body: { publication: null, campaign: { revisions: [] } } })
    })

    it('names the stages that are awaited', async () => {
      const hidden = await answer(organizer, at('/result'))
      expect(hidden.body.current.awaited.map((stage: { kind: string }) => stage.kind)).toEqual(['voting', 'scoring'])
    })
  })

  describe('after it', () => {
    beforeAll(() => {
      world.clock.now = afterClose
    })

    it('is refused to experts, to organizers of another campaign and to the signed-out', async () => {
      const stranger = await browserAs(world, (await storeCampaign(world.deps.db)).id, 'organizer')
      for (const path of ['/result', '/exports/tally.json', '/exports/nominations.csv', ...exports]) {
        expect([path, (await answer(expert, at(path))).status]).toEqual([path, 403])
        expect([path, (await answer(stranger, at(path))).status]).toEqual([path, 403])
        expect([path, (await answer(world.browser(), at(path))).status]).toEqual([path, 401])
      }
    })

    it('shows ranks, places, ties, the line, votes and who is not ranked, with names', async () => {
      const { status, body } = await answer(auditor, at('/result'))
      expect(status).toBe(200)
      const { result } = body
      const shown = result.tally.ranking.map((row: { number: number; rank: number; placed: boolean | null }) => [
        row.number,
        row.rank,
        row.placed,
      ])
      expect(shown).toEqual([
        [1, 1, true],
        [2, 2, null],
        [3, 2, null],
        [4, 4, false],
      ])
      expect(result.tally.ranking[1].tie).toEqual({ with: [3], by: null })
      expect(result.line).toMatchObject({ places: 2, above: 1, open: [2, 3], gap: null })
      expect(result.unranked).toEqual([
        { number: 5, name: '品牌5', place: ['样例市', '湖东区', '第5社区'], reason: 'withdrawn' },
      ])
      expect(result.votes).toEqual({
        accepted: 6,
        counted: 6,
        tiers: [{ tier: 'device', accepted: 6, counted: 6, votes: 15 }],
      })
      expect(result.details[1]).toMatchObject({ number: 2, name: '品牌2', votes: 4, mostVotes: 5 })
      expect(JSON.stringify(body)).not.toContain('不该外传')
    })

    it('explains every total: parts times weights, summed, rounded once, give what is printed', async () => {
      const { result } = (await answer(organizer, at('/result'))).body
      const rounding = { digits: 2, rule: 'half-up' as const }
      for (const [place, row] of result.tally.ranking.entries()) {
        const { terms, sum, total, sheets } = result.details[place].explanation
        const products = terms.map((term: { score: string; weight: string }) =>
          multiply(decimal(term.score), multiply(decimal(term.weight), rational(1n, 100n))),
        )
        expect(terms.map((term: { product: string }) => term.product)).toEqual(
          products.map((product: ReturnType<typeof rational>) => printExact(product, 4)),
        )
        const added = products.reduce(add)
        expect([sum, total, row.total]).toEqual([printExact(added, 4), print(added, rounding), row.total])
        expect(total).toBe(row.total)
        expect(terms.map((term: { score: string }) => term.score)).toEqual([row.expert, row.public])
        expect(sheets.filter((sheet: { state: string }) => sheet.state === 'dropped')).toHaveLength(2)
        expect([row.sheets, row.counted_sheets]).toEqual([6, 4])
      }
    })

    it('is what the command prints on the exported input, byte for byte', async () => {
      const input = await (await organizer.get(at('/exports/tally.json'))).text()
      const printed = await recomputed(input)
      expect(await (await organizer.get(at('/exports/result.json'))).text()).toBe(printed)
      const { result } = (await answer(organizer, at('/result'))).body
      expect(`${JSON.stringify(result.tally, null, 2)}\n`).toBe(printed)
    })
  })

  describe('publication', () => {
    let sha256 = ''

    it('is not proposed by an auditor, an expert or the signed-out', async () => {
      world.clock.now = afterClose
      for (const [browser, status] of [
        [auditor, 403],
        [expert, 403],
        [world.browser(), 401],
      ] as const) {
        expect((await send(browser, 'POST', at('/publications'), { kind: 'public-notice' })).status).toBe(status)
      }
      const early = await send(organizer, 'POST', at('/publications'), { kind: 'final' })
      expect([early.status, early.body.code]).toEqual([409, 'notice-not-over'])
    })

    it('waits for a second person, one proposal at a time, and can be taken back', async () => {
      const first = await send(organizer, 'POST', at('/publications'), { kind: 'public-notice' })
      expect([first.status, first.body.revision]).toEqual([200, 1])
      const again = await send(second, 'POST', at('/publications'), { kind: 'public-notice' })
      expect([again.status, again.body.code]).toEqual([409, 'proposal-waiting'])
      expect((await send(auditor, 'DELETE', at('/publications/1'))).status).toBe(403)
      expect((await send(organizer, 'DELETE', at('/publications/1'))).status).toBe(200)
      expect((await send(organizer, 'DELETE', at('/publications/1'))).status).toBe(404)
      const next = await send(organizer, 'POST', at('/publications'), { kind: 'public-notice' })
      expect(next.body.revision).toBe(1)
      sha256 = next.body.sha256
    })

    it('is refused to who proposed it, to experts and the signed-out, and for bytes nobody proposed', async () => {
      const own = await send(organizer, 'POST', at('/publications/1/confirm'), { sha256 })
      expect([own.status, own.body.code]).toEqual([403, 'second-person-needed'])
      expect((await send(expert, 'POST', at('/publications/1/confirm'), { sha256 })).status).toBe(403)
      expect((await send(world.browser(), 'POST', at('/publications/1/confirm'), { sha256 })).status).toBe(401)
      const other = await send(auditor, 'POST', at('/publications/1/confirm'), { sha256: sha256Hex('other') })
      expect([other.status, other.body.code]).toEqual([409, 'result-changed'])
      expect((await answer(world.browser(), at('/publications/latest'))).body.publication).toBeNull()
      expect((await answer(world.browser(), at('/publications/1'))).status).toBe(404)
      expect((await world.browser().get(at('/publications/1/list.json'))).status).toBe(404)
    })

    it('is refused when the rows have changed since it was proposed', async () => {
      const change = (name: string) =>
        world.deps.db
          .updateTable('nomination')
          .set({ name })
          .where('campaign', '=', scored.campaign.id)
          .where('number', '=', 1)
          .execute()
      await change('改过的名字')
      const stale = await send(auditor, 'POST', at('/publications/1/confirm'), { sha256 })
      expect([stale.status, stale.body.code]).toEqual([409, 'result-changed'])
      await change('品牌1')
    })

    it('is published by another person with a public entry and an audit entry, and opens its stage', async () => {
      const confirmed = await send(auditor, 'POST', at('/publications/1/confirm'), { sha256 })
      expect(confirmed).toMatchObject({ status: 200, body: { revision: 1, publishedAt: afterClose } })
      const twice = await send(second, 'POST', at('/publications/1/confirm'), { sha256 })
      expect([twice.status, twice.body.code]).toEqual([409, 'proposal-settled'])
      const { entries } = (await answer(world.browser(), at('/log'))).body
      expect(entries.map((line: string) => JSON.parse(line).type)).toEqual(['voting_closed', 'result_published'])
      const entry = JSON.parse(entries.at(-1))
      expect(entry).toEqual({
        actor: expect.stringMatching(/^org:[0-9a-f]{4}$/),
        at: afterClose,
        campaign: scored.campaign.id,
        result: Buffer.from(sha256, 'hex').toString('base64url'),
        second: expect.stringMatching(/^org:[0-9a-f]{4}$/),
        type: 'result_published',
        v: 1,
      })
      const acts = await world.deps.db
        .selectFrom('audit_entry')
        .where('campaign', '=', scored.campaign.id)
        .orderBy('id')
        .select('act')
        .execute()
      expect(acts.map(({ act }) => act)).toEqual([
        'voting-closed',
        'publication-proposed',
        'publication-withdrawn',
        'publication-proposed',
        'publication-confirmed',
      ])
      const notice = (await answer(world.browser(), at('/publications/latest'))).body
      expect(notice.campaign.stages[2]).toMatchObject({ kind: 'public-notice', state: 'open', opensAt: afterClose })
      expect(notice.publication).toMatchObject({ revision: 1, kind: 'public-notice', sha256 })
    })

    it('stays the same bytes when rows change later, and its own input recomputes it', async () => {
      const before = await (await world.browser().get(at('/publications/1/list.json'))).text()
      expect(sha256Hex(before)).toBe(sha256)
      await world.deps.db.updateTable('score').set({ points: 100 }).where('criterion', '=', 'carrier').execute()
      const anyone = world.browser()
      expect(await (await anyone.get(at('/publications/1/list.json'))).text()).toBe(before)
      const { publication } = (await answer(anyone, at('/publications/latest'))).body
      expect(publication.result.tally).toEqual(JSON.parse(before).tally)
      const input = await (await anyone.get(at('/publications/1/tally.json'))).text()
      const printed = await recomputed(input)
      expect(printed).toBe(`${JSON.stringify(publication.result.tally, null, 2)}\n`)
      expect(before).not.toMatch(/专家甲|不该外传|联系人/)
    })

    it('goes on with a final list once the notice period is over; the old revision stays readable', async () => {
      world.clock.now = '2026-07-10T00:00:00.000Z'
      const late = await send(organizer, 'POST', at('/publications'), { kind: 'public-notice' })
      expect([late.status, late.body.code]).toEqual([409, 'notice-over'])
      const proposed = await send(second, 'POST', at('/publications'), { kind: 'final' })
      expect(proposed).toMatchObject({ status: 200, body: { revision: 2 } })
      await send(organizer, 'POST', at('/publications/2/confirm'), { sha256: proposed.body.sha256 })
      const anyone = world.browser()
      const latest = (await answer(anyone, at('/publications/latest'))).body
      expect(latest.campaign.revisions.map((one: { revision: number }) => one.revision)).toEqual([2, 1])
      expect(latest.publication).toMatchObject({ revision: 2, kind: 'final' })
      expect((await answer(anyone, at('/publications/1'))).body.publication).toMatchObject({ sha256 })
    })

    it('is not proposed when the ballots, counted again, give other numbers', async () => {
      await world.deps.db
        .updateTable('vote_count')
        .set({ votes: 900 })
        .where('campaign', '=', scored.campaign.id)
        .where('candidate', '=', 4)
        .execute()
      const doubted = await send(organizer, 'POST', at('/publications'), { kind: 'final' })
      expect(doubted).toMatchObject({ status: 409, body: { code: 'count-disagrees', values: { where: '4' } } })
    })
  })

  it('is an empty list in a campaign without nominations', async () => {
    world.clock.now = afterClose
    const empty = await storeCampaign(world.deps.db, withPlaces)
    const browser = await browserAs(world, empty.id, 'organizer')
    const { status, body } = await answer(browser, `/api/campaigns/${empty.id}/result`)
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ details: [], unranked: [], tally: { ranking: [] }, votes: { accepted: 0 } })
    expect(body.result.line).toEqual({ places: 2, above: 0, last: null, next: null, gap: null, open: [] })
  })

  it('says which field is at fault where rules and rows do not fit', async () => {
    const places = { by: 'unit' as const, each: { '370202': 1 }, at_line: 'stop' as const }
    const { campaign } = await storeScored(world.deps.db, {
      settings: { ...someSettings, tally: { ...someSettings.tally, places } },
    })
    const { person } = await storeMember(world.deps.db, campaign.id, 'organizer', '甲')
    const { status, body } = await answer(await browserOf(world, person), `/api/campaigns/${campaign.id}/result`)
    expect([status, body.code, body.values.problem]).toEqual([
      409,
      'result-refused',
      expect.stringContaining('nominations[0].unit'),
    ])
  })

  it('lists opened campaigns to anyone, never one that is still in preparation', async () => {
    const hidden = await storeCampaign(world.deps.db, { frozenAt: null, rules: null, rulesSha256: null })
    const { campaigns } = (await answer(world.browser(), '/api/public/campaigns')).body
    const ids = campaigns.map(({ id }: { id: string }) => id)
    expect(ids).toContain(scored.campaign.id)
    expect(ids).not.toContain(hidden.id)
    expect((await answer(world.browser(), `/api/campaigns/${hidden.id}/publications/latest`)).status).toBe(404)
    const own = await browserAs(world, hidden.id, 'organizer')
    expect((await answer(own, `/api/campaigns/${hidden.id}/result`)).body.code).toBe('results-hidden')
  })
})
