import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Campaign } from '../../server/domain/campaign.ts'
import { sha256Hex } from '../../server/hash.ts'
import { browserAs, browserOf, storeCampaign, storeMember, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const form = {
  level: '社区级',
  theme: 'party',
  path: ['样例市', '湖东区/观海社区'],
  name: ' 海边客厅 ',
  connotation: '一句话',
  introduction: '第一段\r\n第二段',
  mechanism: '',
  cases: '',
  publicity: '',
  contact: '',
  phone: '0532-80001206',
}

onEachDatabase('nominations at the door', (database) => {
  let world: World
  let draft: Campaign
  let opened: Campaign
  let organizer: Browser
  let member: { person: string; member: string }

  beforeAll(async () => {
    world = await openWorld(database())
    draft = await storeCampaign(database(), { rules: null, rulesSha256: null, frozenAt: null })
    opened = await storeCampaign(database())
    member = await storeMember(database(), draft.id, 'organizer', '甲主办')
    organizer = await browserOf(world, member.person)
  })
  afterAll(() => world.close())

  const at = (rest = '', campaign = draft) => `/api/campaigns/${campaign.id}/nominations${rest}`
  const send = async (method: string, path: string, body: unknown, by = organizer) => {
    const answer = await by.send(method, path, body)
    return { status: answer.status, body: await answer.json() }
  }
  const whole = async (number: number, campaign = draft, by = organizer) => {
    const answer = await by.get(at(`/${number}`, campaign))
    return (await answer.json()).nomination
  }
  const trail = async (campaign = draft) =>
    database()
      .selectFrom('audit_entry')
      .where('campaign', '=', campaign.id)
      .select(['act', 'subject', 'actor', 'before', 'after', 'reason'])
      .orderBy('id')
      .execute()
  const rows = async (campaign = draft) =>
    database().selectFrom('nomination').where('campaign', '=', campaign.id).selectAll().orderBy('number').execute()

  it('adds one tidied, under the number after the last, with one audit entry', async () => {
    expect(await send('POST', at(), form)).toEqual({ status: 200, body: { number: 1 } })
    expect(await send('POST', at(), { ...form, number: 7, name: '山海同治' })).toEqual({
      status: 200,
      body: { number: 7 },
    })
    expect(await send('POST', at(), { ...form, name: '合院共治' })).toEqual({ status: 200, body: { number: 8 } })
    expect(await whole(1)).toEqual({
      ...form,
      number: 1,
      level: 'community',
      path: ['样例市', '湖东区', '观海社区'],
      name: '海边客厅',
      introduction: '第一段\n第二段',
      state: 'admitted',
      stateReason: null,
      version: 1,
      createdAt: world.clock.now,
      updatedAt: world.clock.now,
      files: [],
    })
    expect(await trail()).toHaveLength(3)
    expect((await trail())[0]).toMatchObject({ act: 'nomination-added', subject: 'nomination:1', actor: member.person })
  })

  it('names every faulty field and stores nothing', async () => {
    const before = [await rows(), await trail()]
    const faulty = { ...form, number: 7, level: '', theme: '别的', name: '名'.repeat(61), phone: '13800' }
    expect(await send('POST', at(), faulty)).toMatchObject({
      status: 422,
      body: {
        code: 'level-missing',
        field: 'level',
        faults: [
          { field: 'level', code: 'level-missing' },
          { field: 'theme', code: 'theme-unknown', values: { found: '别的', count: 2 } },
          { field: 'name', code: 'too-long', values: { length: 61, limit: 60 } },
          { field: 'phone', code: 'phone-length' },
          { field: 'number', code: 'number-taken', values: { found: 7 } },
        ],
      },
    })
    expect(await send('POST', at(), { ...form, name: ' ' })).toMatchObject({
      status: 422,
      body: { code: 'brand-missing' },
    })
    expect(await send('POST', at(), { ...form, number: 1000 })).toMatchObject({
      status: 422,
      body: { code: 'number-range' },
    })
    expect(await send('POST', at(), '{"name": ')).toMatchObject({ status: 400, body: { code: 'malformed-json' } })
    expect(await send('POST', at(), { ...form, path: '湖东区' })).toMatchObject({
      status: 400,
      body: { field: 'path' },
    })
    const typed = await organizer.send('POST', at(), 'name=x', { 'content-type': 'text/plain' })
    expect(typed.status).toBe(415)
    expect([await rows(), await trail()]).toEqual(before)
  })

  it('searches, filters, sorts and counts', async () => {
    const list = async (query: string) => {
      const { nominations, counts } = await (await organizer.get(at(query))).json()
      return [nominations.map((row: { number: number }) => row.number), counts.admitted]
    }
    expect(await list('')).toEqual([[1, 7, 8], 3])
    expect(await list(`?q=${encodeURIComponent('湖东 同治')}`)).toEqual([[7], 3])
    expect(await list('?q=008')).toEqual([[8], 3])
    expect(await list('?q=%25')).toEqual([[], 3])
    expect(await list('?theme=neighbour')).toEqual([[], 3])
    expect(await list('?sort=name&level=community')).toEqual([[8, 7, 1], 3])
    expect((await organizer.get(at('?sort=rank'))).status).toBe(400)
  })

  it('changes a nomination from the version that was seen, keeps what changed, and refuses an older version with the newer', async () => {
    world.clock.now = '2026-06-01T03:00:00.000Z'
    const text = { ...form, number: 2, version: 1, name: '海边大客厅' }
    expect(await send('PUT', at('/1'), text)).toEqual({ status: 200, body: { number: 2 } })
    expect((await trail()).at(-1)).toMatchObject({
      act: 'nomination-changed',
      before: JSON.stringify({ number: 1, name: '海边客厅' }),
      after: expect.stringContaining('"name":"海边大客厅"'),
    })
    const before = [await rows(), await trail()]
    expect(await send('PUT', at('/2'), { ...text, name: '旧窗口' })).toMatchObject({
      status: 409,
      body: { code: 'nomination-changed', current: { name: '海边大客厅', version: 2 } },
    })
    expect(await send('PUT', at('/2'), { ...text, version: 2, number: 8 })).toMatchObject({
      status: 409,
      body: { code: 'number-taken', field: 'number' },
    })
    expect(await send('PUT', at('/3'), text)).toMatchObject({ status: 404 })
    expect([await rows(), await trail()]).toEqual(before)
    expect(await whole(2)).not.toHaveProperty('id')
  })

  it('lets only one of two that race for a number have it', async () => {
    const both = await Promise.all([1, 2].map(() => send('POST', at(), { ...form, number: 30 })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await rows()).filter(({ number }) => number === 30)).toHaveLength(1)
  })

  it('withdraws for good with a reason, quietly before the opening', async () => {
    const blank = await send('POST', at('/7/withdraw'), { reason: ' ' })
    expect(blank).toMatchObject({ status: 422, body: { code: 'reason-missing', field: 'reason' } })
    expect(await send('POST', at('/7/withdraw'), { reason: '单位撤回' })).toEqual({ status: 200, body: { number: 7 } })
    expect(await whole(7)).toMatchObject({ state: 'withdrawn', stateReason: '单位撤回', version: 2 })
    expect((await trail()).at(-1)).toMatchObject({ act: 'nomination-withdrawn', reason: '单位撤回' })
    expect(await database().selectFrom('log_entry').where('campaign', '=', draft.id).selectAll().execute()).toEqual([])
    const before = [await rows(), await trail()]
    expect(await send('POST', at('/7/withdraw'), { reason: '再次' })).toMatchObject({ status: 409 })
    expect(await send('PUT', at('/7'), { ...form, number: 7, version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'nomination-withdrawn' },
    })
    expect(await send('POST', at(), { ...form, number: 7 })).toMatchObject({ body: { code: 'number-taken' } })
    expect([await rows(), await trail()]).toEqual(before)
  })

  it('freezes numbers, levels and themes at the opening, still corrects texts, and withdraws in public', async () => {
    await storeNominations(database(), opened.id, 2)
    const own = await storeMember(database(), opened.id, 'organizer', '乙主办')
    const by = await browserOf(world, own.person)
    const before = [await rows(opened), await trail(opened)]
    const {
      files: _,
      createdAt: __,
      updatedAt: ___,
      state: ____,
      stateReason: _____,
      ...text
    } = await whole(1, opened, by)
    expect(await send('POST', at('', opened), form, by)).toMatchObject({ status: 409, body: { code: 'rules-frozen' } })
    for (const change of [{ number: 3 }, { level: 'street' }, { theme: 'party' }])
      expect(await send('PUT', at('/1', opened), { ...text, ...change }, by)).toMatchObject({
        status: 409,
        body: { code: 'rules-frozen', field: Object.keys(change)[0] },
      })
    expect([await rows(opened), await trail(opened)]).toEqual(before)
    expect(await send('PUT', at('/1', opened), { ...text, name: '改一个字' }, by)).toMatchObject({ status: 200 })
    expect(await send('POST', at('/2/withdraw', opened), { reason: '退出' }, by)).toMatchObject({ status: 200 })
    expect((await trail(opened)).map(({ act }) => act)).toEqual(['nomination-changed', 'nomination-withdrawn'])
    const { entries } = await (await by.get(`/api/campaigns/${opened.id}/log`)).json()
    expect(entries.map((entry: string) => JSON.parse(entry))).toEqual([
      {
        type: 'nomination_withdrawn',
        campaign: opened.id,
        v: 1,
        at: world.clock.now,
        actor: `org:${sha256Hex(own.member).slice(0, 4)}`,
        level: 'community',
        unit: '样例市/湖东区/第2社区',
        nomination: 2,
      },
    ])
  })

  it('is closed to experts, to organizers of another campaign and to nobody; auditors read only', async () => {
    const before = [await rows(), await trail()]
    const expert = await browserAs(world, draft.id, 'expert')
    const other = await browserAs(world, opened.id, 'organizer')
    const auditor = await browserAs(world, draft.id, 'auditor')
    for (const [by, status] of [
      [expert, 403],
      [other, 403],
      [world.browser(), 401],
    ] as const) {
      expect((await by.get(at())).status).toBe(status)
      expect((await by.get(at('/2'))).status).toBe(status)
    }
    expect((await auditor.get(at('/2'))).status).toBe(200)
    for (const by of [expert, other, auditor]) {
      expect((await send('POST', at(), form, by)).status).toBe(403)
      expect((await send('PUT', at('/2'), { ...form, number: 2, version: 2 }, by)).status).toBe(403)
      expect((await send('POST', at('/2/withdraw'), { reason: '无权' }, by)).status).toBe(403)
    }
    expect([await rows(), await trail()]).toEqual(before)
  })
})
