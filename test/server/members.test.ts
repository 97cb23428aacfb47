import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditTrail } from '../../db/audit.ts'
import { browserAs, browserOf, storeCampaign, storeMember } from '../make.ts'
import { type Browser, openWorld, type World } from '../world.ts'

let world: World
let campaign: string
let members: string
let organizer: Browser

beforeAll(async () => {
  world = await openWorld()
  campaign = (await storeCampaign(world.deps.db)).id
  members = `/api/campaigns/${campaign}/members`
  organizer = await browserAs(world, campaign, 'organizer')
})
afterAll(() => world.close())

const body = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) })
const people = [
  { name: '周敏', contact: 'zhou@example.org', affiliation: '样例大学' },
  { name: '罗伯年', contact: '', affiliation: '' },
]

describe('the people of a campaign', () => {
  it('are invited several at a time, with pseudonyms, one audit entry, and links shown once', async () => {
    const answer = await body(await organizer.send('POST', members, { role: 'expert', people }))
    expect(answer).toMatchObject({
      status: 200,
      invited: [
        { name: '周敏', code: 'e1' },
        { name: '罗伯年', code: 'e2' },
      ],
    })
    const text = await (await organizer.get(members)).text()
    const listed = JSON.parse(text)
    const experts = listed.members.filter((member: { role: string }) => member.role === 'expert')
    expect(experts).toHaveLength(2)
    expect(experts.find((expert: { code: string }) => expert.code === 'e1')).toEqual({
      ...people[0],
      id: answer.invited[0].member,
      role: 'expert',
      code: 'e1',
      state: 'invited',
      createdAt: '2026-06-01T02:00:00.000Z',
      acceptedAt: null,
      removedAt: null,
      linkExpiresAt: '2026-06-15T02:00:00.000Z',
      sheets: 0,
      own: false,
    })
    expect(listed.members.filter((member: { own: boolean }) => member.own)).toMatchObject([
      { role: 'organizer', state: 'accepted' },
    ])
    const trail = JSON.stringify(await auditTrail(world.deps.db, campaign, { limit: 10 }))
    for (const { token } of answer.invited) {
      expect(text).not.toContain(token)
      expect(trail).not.toContain(token)
    }
    expect((await auditTrail(world.deps.db, campaign, { limit: 10 })).map((entry) => entry.act)).toEqual([
      'members-invited',
    ])
  })

  it('are invited all or none', async () => {
    const before = await body(await organizer.get(members))
    const wrong = {
      role: 'expert',
      people: [{ name: '王澜' }, { name: '', contact: '1' }, { name: '周敏', contact: 'ZHOU@example.org' }],
    }
    expect(await body(await organizer.send('POST', members, wrong))).toMatchObject({
      status: 400,
      faults: [
        { field: 'people.1.name', code: 'name-missing' },
        { field: 'people.2.contact', code: 'already-invited' },
      ],
    })
    expect(await body(await organizer.get(members))).toEqual(before)
  })

  it('are nobody else’s business: another campaign, an expert, an auditor, a stranger', async () => {
    const other = (await storeCampaign(world.deps.db)).id
    const { member } = await storeMember(world.deps.db, campaign, 'expert', '王澜')
    const stranger = await browserAs(world, other, 'organizer')
    const expert = await browserAs(world, campaign, 'expert')
    const auditor = await browserAs(world, campaign, 'auditor')
    for (const browser of [stranger, expert, auditor]) {
      expect(
        await body(await browser.send('POST', members, { role: 'expert', people: [{ name: '甲' }] })),
      ).toMatchObject({ status: 403, code: 'forbidden' })
      expect((await browser.send('DELETE', `${members}/${member}`)).status).toBe(403)
      expect((await browser.send('POST', `${members}/${member}/link`)).status).toBe(403)
      expect((await browser.send('POST', `${members}/${member}/restore`)).status).toBe(403)
    }
    expect((await stranger.get(members)).status).toBe(403)
    expect((await expert.get(members)).status).toBe(403)
    expect((await auditor.get(members)).status).toBe(200)
    expect((await world.browser().get(members)).status).toBe(401)
    const through = `/api/campaigns/${other}/members/${member}`
    expect((await stranger.send('DELETE', through)).status).toBe(404)
    expect((await stranger.send('POST', `${through}/link`)).status).toBe(404)
    expect((await stranger.send('POST', `${through}/restore`)).status).toBe(404)
  })

  it('lose their authority at once when removed, keep their session, and can be restored', async () => {
    const { person, member } = await storeMember(world.deps.db, campaign, 'auditor', '吕安')
    const browser = await browserOf(world, person)
    expect((await browser.get(members)).status).toBe(200)
    expect(await body(await organizer.send('DELETE', `${members}/${member}`))).toEqual({ status: 200, removed: member })
    expect((await browser.get(members)).status).toBe(403)
    expect(await body(await browser.get('/api/me'))).toMatchObject({ person: { id: person }, places: [] })
    expect(await body(await organizer.send('DELETE', `${members}/${member}`))).toMatchObject({
      status: 409,
      code: 'member-removed',
    })
    expect(await body(await organizer.send('POST', `${members}/${member}/link`))).toMatchObject({
      status: 409,
      code: 'member-removed',
    })
    expect((await organizer.send('POST', `${members}/${member}/restore`)).status).toBe(200)
    expect((await browser.get(members)).status).toBe(200)
    const acts = (await auditTrail(world.deps.db, campaign, { limit: 2 })).map((entry) => entry.act)
    expect(acts).toEqual(['member-restored', 'member-removed'])
  })

  it('always keep one organizer who can act, even when two remove each other', async () => {
    const { id } = await storeCampaign(world.deps.db)
    const first = await storeMember(world.deps.db, id, 'organizer', '甲')
    const second = await storeMember(world.deps.db, id, 'organizer', '乙')
    const [one, two] = [await browserOf(world, first.person), await browserOf(world, second.person)]
    const path = `/api/campaigns/${id}/members`
    const answers = await Promise.all([
      one.send('DELETE', `${path}/${second.member}`),
      two.send('DELETE', `${path}/${first.member}`),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403])
    const left = answers[0].status === 200 ? { browser: one, ...first } : { browser: two, ...second }
    expect(await body(await left.browser.send('DELETE', `${path}/${left.member}`))).toMatchObject({
      status: 409,
      code: 'last-organizer',
    })
  })

  it('get a new link in place of a lost one, on record', async () => {
    const { invited } = await (
      await organizer.send('POST', members, { role: 'expert', people: [{ name: '尹若兰' }] })
    ).json()
    const [{ token, member }] = invited
    const replaced = await body(await organizer.send('POST', `${members}/${member}/link`))
    expect(replaced).toEqual({ status: 200, token: expect.any(String), expiresAt: '2026-06-15T02:00:00.000Z' })
    const peek = (presented: string) => world.browser().send('POST', '/api/invitations/peek', { token: presented })
    expect(await body(await peek(token))).toMatchObject({ status: 410, code: 'invitation-expired' })
    expect((await peek(replaced.token)).status).toBe(200)
    const [entry] = await auditTrail(world.deps.db, campaign, { limit: 1 })
    expect(entry).toMatchObject({ act: 'link-replaced', subject: `member:${member}` })
  })

  it('show a withdrawn invitation as such', async () => {
    const { invited } = await (
      await organizer.send('POST', members, { role: 'expert', people: [{ name: '蒋和平' }] })
    ).json()
    const [{ token, member }] = invited
    await organizer.send('DELETE', `${members}/${member}`)
    expect(await body(await world.browser().send('POST', '/api/invitations/peek', { token }))).toMatchObject({
      status: 410,
      code: 'invitation-withdrawn',
    })
  })
})
