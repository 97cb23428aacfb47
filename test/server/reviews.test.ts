import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Campaign } from '../../server/domain/campaign.ts'
import { sha256Base64url } from '../../server/hash.ts'
import { browserAs, browserOf, makeStage, storeCampaign, storeMember, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const during = '2026-06-10T08:00:00.000Z'
const points = (name: number | null, connotation: number | null, carrier: number | null, comment = '') => ({
  scores: {
    name: { points: name, comment: '' },
    connotation: { points: connotation, comment },
    carrier: { points: carrier, comment: '' },
  },
  comment: '',
})

onEachDatabase('reviews at the door', (database) => {
  let world: World
  let campaign: Campaign
  let expert: { person: string; member: string }
  let browser: Browser
  let path: (rest?: string | number) => string

  beforeAll(async () => {
    world = await openWorld(database())
    world.clock.now = during
    campaign = await storeCampaign(database())
    await storeNominations(database(), campaign.id, 12)
    expert = await storeMember(database(), campaign.id, 'expert', '甲专家')
    browser = await browserOf(world, expert.person)
    path = (rest) => `/api/campaigns/${campaign.id}/sheets${rest === undefined ? '' : `/${rest}`}`
  })
  afterAll(() => world.close())

  const put = async (number: number, version: number, content = points(8500, null, null), by = browser) => {
    const answer = await by.send('PUT', path(number), { version, ...content })
    return { status: answer.status, body: await answer.json() }
  }
  const publicLog = async (): Promise<string[]> => {
    const answer = await browser.get(`/api/campaigns/${campaign.id}/log`)
    return (await answer.json()).entries
  }

  it('saves a draft version by version and keeps it out of both logs', async () => {
    expect(await put(1, 0)).toEqual({ status: 200, body: { version: 1, savedAt: during } })
    expect(await put(1, 1, points(8500, 9000, null, '四步清楚'))).toEqual({
      status: 200,
      body: { version: 2, savedAt: during },
    })
    const { nomination, sheet } = await (await browser.get(path(1))).json()
    expect(sheet).toEqual({
      ...points(8500, 9000, null, '四步清楚'),
      state: 'draft',
      version: 2,
      savedAt: during,
      submittedAt: null,
    })
    expect(Object.keys(nomination).sort()).toEqual(
      'cases connotation files introduction level mechanism name number path publicity theme'.split(' '),
    )
    expect(await publicLog()).toEqual([])
    expect(
      await database().selectFrom('audit_entry').where('campaign', '=', campaign.id).selectAll().execute(),
    ).toEqual([])
  })

  it('lists every nomination with my own points only', async () => {
    const other = await browserAs(world, campaign.id, 'expert')
    expect((await put(2, 0, points(1100, 1100, 1100, '别人的评语'), other)).status).toBe(200)
    const answer = await browser.get(path())
    const text = await answer.text()
    expect(text).not.toContain('1100')
    const mine = JSON.parse(text)
    expect(mine.sheets).toHaveLength(12)
    expect(mine.sheets[0]).toMatchObject({ number: 1, state: 'draft', points: { name: 8500, connotation: 9000 } })
    expect(mine.sheets[1]).toEqual({
      number: 2,
      name: '品牌2',
      theme: 'party',
      level: 'community',
      state: 'untouched',
      points: {},
      savedAt: null,
      submittedAt: null,
    })
    expect(mine).toMatchObject({
      expert: { name: '甲专家', code: 'e1' },
      scoring: { state: 'open', closesAt: '2026-06-30T00:00:00.000Z' },
    })
  })

  it('lists and counts in the same number of queries, however many nominations and sheets there are', async () => {
    let queries = 0
    const counted = database().withPlugin({
      transformQuery({ node }) {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const counting = await openWorld(counted)
    counting.clock.now = during
    const spent: number[][] = []
    for (const size of [2, 40]) {
      const other = await storeCampaign(database())
      await storeNominations(database(), other.id, size)
      const own = await browserAs(counting, other.id, 'expert')
      const reader = await browserAs(counting, other.id, 'auditor')
      for (let number = 1; number <= size; number += 1)
        await own.send('PUT', `/api/campaigns/${other.id}/sheets/${number}`, {
          version: 0,
          ...points(8000, null, null),
        })
      const figures: number[] = []
      for (const ask of [
        () => own.get(`/api/campaigns/${other.id}/sheets`),
        () => reader.get(`/api/campaigns/${other.id}/progress`),
      ]) {
        queries = 0
        expect((await ask()).status).toBe(200)
        figures.push(queries)
      }
      spent.push(figures)
    }
    expect(spent[0]?.every((figure) => figure > 0)).toBe(true)
    expect(spent[1]).toEqual(spent[0])
    await counting.close()
  })

  it('refuses the older of two tabs and hands it the newer sheet', async () => {
    await put(3, 0, points(8000, null, null))
    expect((await put(3, 1, points(8000, 7000, null))).body.version).toBe(2)
    const late = await put(3, 1, points(8000, null, 6000))
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'sheet-changed', current: { version: 2, ...points(8000, 7000, null) } },
    })
    const twice = await Promise.all([put(4, 0, points(8000, null, null)), put(4, 0, points(9000, null, null))])
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('refuses points outside 0 to 100 and unknown criteria, naming them, and stores nothing', async () => {
    expect(await put(5, 0, points(10001, null, null))).toMatchObject({
      status: 422,
      body: { code: 'score-out-of-range', field: 'scores.name.points', values: { criterion: '品牌名称' } },
    })
    expect((await put(5, 0, points(-1, null, null))).body.code).toBe('score-out-of-range')
    const unknown = { scores: { taste: { points: 100, comment: '' } }, comment: '' }
    const answer = await browser.send('PUT', path(5), { version: 0, ...unknown })
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'unknown-criterion', field: 'scores.taste' },
    ])
    expect((await browser.send('PUT', path(5), { version: 0, ...points(85.5, null, null) })).status).toBe(400)
    expect((await (await browser.get(path(5))).json()).sheet.state).toBe('untouched')
  })

  it('refuses to submit with a gap, naming the first missing criterion', async () => {
    expect((await put(6, 0, points(0, null, null))).status).toBe(200)
    const answer = await browser.send('POST', path('6/submit'))
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { code: 'sheet-incomplete', field: 'scores.connotation.points', values: { criterion: '品牌内涵' } },
    ])
    expect((await browser.send('POST', path('7/submit'))).status).toBe(422)
  })

  it('submits once: locks, commits to the scores in the public log, and leaves one audit entry', async () => {
    await put(8, 0, points(8800, 8500, 0))
    const stale = await browser.send('POST', path('8/submit'), { version: 0 })
    expect(stale.status).toBe(409)
    const answer = await browser.send('POST', path('8/submit'), { version: 1 })
    const { commit, submittedAt } = await answer.json()
    expect([answer.status, submittedAt]).toEqual([200, during])

    const row = await database()
      .selectFrom('score_sheet')
      .where('expert', '=', expert.member)
      .where('state', '=', 'submitted')
      .select(['id', 'salt'])
      .executeTakeFirstOrThrow()
    const opening = `{"campaign":"${campaign.id}","expert":"e1","nomination":8,"scores":{"carrier":0,"connotation":8500,"name":8800},"sheet":"${row.id}","v":1}`
    const salt = Buffer.from(row.salt ?? '', 'base64url')
    expect(salt).toHaveLength(32)
    expect(commit).toBe(sha256Base64url(Buffer.concat([Buffer.from('sheet/v1\n'), salt, Buffer.from(opening)])))
    const stage = campaign.stages.find(({ kind }) => kind === 'scoring')?.id
    expect(await publicLog()).toEqual([
      `{"actor":"e1","at":"${during}","campaign":"${campaign.id}","commit":"${commit}","sheet":"${row.id}","stage":"${stage}","type":"score_submitted","v":1}`,
    ])
    const trail = await database().selectFrom('audit_entry').where('campaign', '=', campaign.id).selectAll().execute()
    expect(trail).toMatchObject([
      {
        act: 'score-submitted',
        actor: expert.person,
        subject: `sheet:${row.id}`,
        after: JSON.stringify({ nomination: 8, commit }),
      },
    ])

    expect(await put(8, 2, points(100, 100, 100))).toMatchObject({
      status: 409,
      body: { code: 'sheet-locked', current: { state: 'submitted', scores: { name: { points: 8800 } } } },
    })
    const again = await browser.send('POST', path('8/submit'))
    expect([again.status, (await again.json()).code]).toEqual([409, 'sheet-locked'])
    expect(await publicLog()).toHaveLength(1)
  })

  it('lets one of two simultaneous submissions through, with one public entry', async () => {
    await put(9, 0, points(8000, 8000, 8000))
    const before = (await publicLog()).length
    const both = await Promise.all([browser.send('POST', path('9/submit')), browser.send('POST', path('9/submit'))])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await publicLog()).toHaveLength(before + 1)
  })

  it('does not score outside the window, nor what left the selection', async () => {
    await put(10, 0, points(8000, 8000, 8000))
    world.clock.now = '2026-06-30T00:00:00.000Z'
    expect((await put(10, 1)).body.code).toBe('scoring-closed')
    expect((await (await browser.send('POST', path('10/submit'))).json()).code).toBe('scoring-closed')
    world.clock.now = '2026-05-31T23:59:59.999Z'
    expect((await put(10, 1)).body.code).toBe('scoring-closed')
    world.clock.now = during
    await database()
      .updateTable('nomination')
      .set({ state: 'withdrawn' })
      .where('campaign', '=', campaign.id)
      .where('number', '=', 10)
      .execute()
    expect(await put(10, 1)).toMatchObject({ status: 409, body: { code: 'nomination-withdrawn' } })
    expect((await (await browser.send('POST', path('10/submit'))).json()).code).toBe('nomination-withdrawn')
    const { sheets } = await (await browser.get(path())).json()
    expect(sheets.map(({ number }: { number: number }) => number)).not.toContain(10)
  })

  it('never lets an unfrozen campaign be scored, even in its window', async () => {
    const draft = await storeCampaign(database(), { frozenAt: null, stages: [makeStage('scoring', 0)] })
    await storeNominations(database(), draft.id, 1)
    const own = await browserAs(world, draft.id, 'expert')
    const answer = await own.send('PUT', `/api/campaigns/${draft.id}/sheets/1`, { version: 0, ...points(1, 1, 1) })
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'scoring-closed'])
  })

  it('refuses everybody who is no expert of this campaign', async () => {
    const elsewhere = await storeCampaign(database())
    const removed = await storeMember(database(), campaign.id, 'expert', '离任专家')
    await database().updateTable('member').set({ removed_at: during }).where('id', '=', removed.member).execute()
    const strangers: [Browser, number, string][] = [
      [world.browser(), 401, 'not-signed-in'],
      [await browserAs(world, campaign.id, 'organizer'), 403, 'forbidden'],
      [await browserAs(world, campaign.id, 'auditor'), 403, 'forbidden'],
      [await browserAs(world, elsewhere.id, 'expert'), 403, 'forbidden'],
      [await browserOf(world, removed.person), 403, 'forbidden'],
    ]
    for (const [stranger, status, code] of strangers) {
      const answers = [
        await stranger.get(path()),
        await stranger.get(path(1)),
        await stranger.send('PUT', path(1), { version: 2, ...points(1, 1, 1) }),
        await stranger.send('POST', path('8/submit')),
      ]
      for (const answer of answers) expect([answer.status, (await answer.json()).code]).toEqual([status, code])
    }
    expect((await browser.get('/api/campaigns/nowhere/sheets')).status).toBe(403)
    expect((await browser.get(path(99))).status).toBe(404)
  })

  it('loses nothing when the session ends in the middle: 401, sign in, the same request succeeds', async () => {
    const sent = { version: 0, ...points(8800, 8500, null, '写到一半') }
    const token = browser.cookies.get('__Host-session') ?? ''
    browser.cookies.set('__Host-session', 'ended')
    const refused = await browser.send('PUT', path(11), sent)
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'session-expired'])
    browser.cookies.set('__Host-session', token)
    expect((await browser.send('PUT', path(11), sent)).status).toBe(200)
    const { sheet } = await (await browser.get(path(11))).json()
    expect(sheet.scores.connotation).toEqual({ points: 8500, comment: '写到一半' })
  })

  it('shows organizer and auditor how far each expert is, without any score', async () => {
    const campaign = await storeCampaign(database())
    await storeNominations(database(), campaign.id, 5)
    const [a, b] = [
      await storeMember(database(), campaign.id, 'expert', '甲'),
      await storeMember(database(), campaign.id, 'expert', '乙'),
    ]
    const own = await browserOf(world, a.person)
    const sheet = (number: number) => `/api/campaigns/${campaign.id}/sheets/${number}`
    await own.send('PUT', sheet(1), { version: 0, ...points(7700, 7700, 7700) })
    await own.send('POST', `${sheet(1)}/submit`)
    world.clock.now = '2026-06-11T08:00:00.000Z'
    await own.send('PUT', sheet(2), { version: 0, ...points(7700, null, null) })
    for (const role of ['organizer', 'auditor'] as const) {
      const reader = await browserAs(world, campaign.id, role)
      const answer = await reader.get(`/api/campaigns/${campaign.id}/progress`)
      const text = await answer.text()
      expect(text).not.toContain('7700')
      const person = { affiliation: '', acceptedAt: '2026-05-01T00:00:00.000Z' }
      expect(JSON.parse(text)).toMatchObject({
        nominations: 5,
        experts: [
          { ...person, code: 'e1', name: '甲', submitted: 1, started: 1, untouched: 3, lastAt: world.clock.now },
          { ...person, code: 'e2', name: '乙', submitted: 0, started: 0, untouched: 5, lastAt: null },
        ],
      })
    }
    expect((await own.get(`/api/campaigns/${campaign.id}/progress`)).status).toBe(403)
    expect((await (await browserOf(world, b.person)).get(`/api/campaigns/${campaign.id}/progress`)).status).toBe(403)
    world.clock.now = during
  })
})
