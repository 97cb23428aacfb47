import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printedNumber } from '../../server/domain/candidate.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'
import { openWorld, type World } from '../world.ts'

describe('the ballot paper', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('shows rules, batches and standing candidates, and neither contacts nor totals', async () => {
    const { db } = world.deps
    const voting = makeStage('voting', 0)
    const campaign = await storeCampaign(db, { stages: [voting, makeStage('scoring', 1), makeStage('final', 2)] })
    const [first] = await storeNominations(db, campaign.id, 3)
    await db
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', campaign.id)
      .where('number', '=', 2)
      .execute()
    await db
      .insertInto('vote_count')
      .values({ campaign: campaign.id, tier: 'device', candidate: 1, votes: 4711 })
      .execute()
    await db
      .insertInto('file')
      .values(['a', 'b', 'c', 'd'].map((sha256) => ({ sha256, media_type: 'image/webp', bytes: 1, created_at: '' })))
      .execute()
    const picture = {
      campaign: campaign.id,
      nomination: first?.id ?? '',
      title: '',
      width: 1280,
      height: 720,
      created_at: '',
    }
    await db
      .insertInto('nomination_file')
      .values([
        { ...picture, id: 'l', kind: 'logo', ordinal: 0, sha256: 'a', small_sha256: 'b' },
        { ...picture, id: 'p', kind: 'photo', ordinal: 1, sha256: 'c', small_sha256: 'd' },
      ])
      .execute()
    const answer = await world.browser().get(`/api/campaigns/${campaign.id}/ballot-paper`)
    const text = await answer.text()
    expect(JSON.parse(text)).toEqual({
      campaign: campaign.id,
      name: '样例评选',
      nameEn: 'A sample selection',
      host: '样例市民政局',
      hostEn: null,
      zone: 'Asia/Shanghai',
      rules: campaign.settings.vote,
      openings: 'auditor',
      stages: [voting, expect.objectContaining({ kind: 'final' })],
      themes: campaign.settings.themes,
      candidates: [1, 3].map((number) => ({
        number,
        name: `品牌${number}`,
        line: `一句话${number}`,
        place: ['样例市湖东区', `第${number}社区`],
        theme: 'neighbour',
        picture: number === 1 ? '/files/d' : '/scenes/neighbour/003.svg',
      })),
      withdrawn: [2],
      published: null,
    })
    expect(text).not.toContain('4711')
    expect(text).not.toContain('80000000')
    const again = await world.browser().get(`/api/campaigns/${campaign.id}/ballot-paper`, {
      'if-none-match': answer.headers.get('etag') ?? '',
    })
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'public, max-age=5'])
  })

  it('takes the same number of queries for 2 candidates and for 200', async () => {
    const { db } = world.deps
    const asked = async (count: number): Promise<number> => {
      const { id } = await storeCampaign(db)
      await storeNominations(db, id, count)
      let queries = 0
      const counting = db.withPlugin({
        transformQuery({ node }) {
          queries++
          return node
        },
        transformResult: async ({ result }) => result,
      })
      const { ballotPaper } = await import('../../server/candidates.ts')
      expect((await ballotPaper(counting, id))?.paper.candidates).toHaveLength(count)
      return queries
    }
    expect(await asked(200)).toBe(await asked(2))
  })

  it('shows one candidate without contact and phone, a withdrawn one as such', async () => {
    const { db } = world.deps
    const { id } = await storeCampaign(db)
    await storeNominations(db, id, 2)
    await db
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', id)
      .where('number', '=', 2)
      .execute()
    const page = await world.browser().get(`/api/campaigns/${id}/candidates/1`)
    expect(await page.json()).toEqual({
      number: 1,
      name: '品牌1',
      connotation: '一句话1',
      path: ['样例市', '湖东区', '第1社区'],
      theme: 'neighbour',
      introduction: '简介1',
      mechanism: '',
      cases: '',
      publicity: '',
      state: 'admitted',
      pictures: [],
      hero: '/scenes/neighbour/001.svg',
      attachments: [],
    })
    const withdrawn = await world.browser().get(`/api/campaigns/${id}/candidates/002`)
    expect(await withdrawn.json()).toMatchObject({ number: 2, state: 'withdrawn' })
    for (const address of [`/api/campaigns/${id}/candidates/3`, `/api/campaigns/nowhere/candidates/1`])
      expect((await world.browser().get(address)).status).toBe(404)
    expect((await world.browser().get(`/api/campaigns/${id}/candidates/one`)).status).toBe(400)
  })

  it('is searched by an index that names nobody who left', async () => {
    const { id } = await storeCampaign(world.deps.db)
    await storeNominations(world.deps.db, id, 2)
    await world.deps.db
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', id)
      .where('number', '=', 1)
      .execute()
    const answer = await world.browser().get(`/api/campaigns/${id}/search`)
    expect(await answer.json()).toEqual({
      texts: { 2: expect.stringContaining('品牌2 样例市湖东区') },
      folds: expect.stringContaining('樣样'),
    })
  })

  it("is nobody's before the campaign is opened", async () => {
    const { id } = await storeCampaign(world.deps.db, { rules: null, rulesSha256: null, frozenAt: null })
    await storeNominations(world.deps.db, id, 1)
    for (const path of ['ballot-paper', 'candidates/1', 'search'])
      expect((await world.browser().get(`/api/campaigns/${id}/${path}`)).status).toBe(404)
  })
})

describe('the pages of a campaign', () => {
  it('carry title, picture, paper and own ballots in the first answer; unknown ones are 404', async () => {
    const world = await openWorld()
    const heads: unknown[] = []
    world.deps.pages.page = async (c, head) => {
      const written = Object.entries(head.written ?? {}).map(([name, json]) => [name, JSON.parse(json)])
      heads.push({ ...head, facts: { ...head.facts, ...Object.fromEntries(written) } })
      return c.text('', head.status ?? 200)
    }
    const { id } = await storeCampaign(world.deps.db)
    await storeNominations(world.deps.db, id, 2)
    const browser = world.browser()
    expect((await browser.get(`/c/${id}`)).status).toBe(200)
    expect((await browser.get(`/c/${id}/${printedNumber(2)}`, { 'accept-language': 'en' })).status).toBe(200)
    expect((await browser.get(`/c/${id}/003`)).status).toBe(404)
    expect((await browser.get(`/c/${id}/x`)).status).toBe(404)
    expect((await browser.get('/c/nowhere')).status).toBe(404)
    expect(heads.slice(0, 2)).toMatchObject([
      {
        audience: 'vote',
        title: '样例评选 · 公众投票',
        facts: {
          now: world.clock.now,
          [`/campaigns/${id}/ballot-paper`]: { candidates: [{ number: 1 }, { number: 2 }] },
          [`/campaigns/${id}/ballots/mine`]: { known: false, ballots: [] },
        },
      },
      {
        title: '002 品牌2 · A sample selection',
        description: '一句话2',
        facts: { [`/campaigns/${id}/candidates/2`]: { number: 2 } },
      },
    ])
    await world.close()
  })
})
