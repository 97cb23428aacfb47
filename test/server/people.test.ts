import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditTrail } from '../../db/audit.ts'
import { founderLink, placeLink } from '../../server/commands/link.ts'
import { setUpLink } from '../../server/people/invite.ts'
import { browserAs, browserOf, storeCampaign, storeMember } from '../make.ts'
import { type Browser, openWorld, type World } from '../world.ts'

const password = '十个字以上的一句话才行'
let world: World
let campaign: string
let organizer: Browser

beforeAll(async () => {
  world = await openWorld()
  campaign = (await storeCampaign(world.deps.db)).id
  organizer = await browserAs(world, campaign, 'organizer')
})
afterAll(() => world.close())

const body = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) })

async function invite(name = '周敏', role = 'expert') {
  const answer = await organizer.send('POST', `/api/campaigns/${campaign}/members`, { role, people: [{ name }] })
  const { invited } = await answer.json()
  const { token, member }: { token: string; member: string } = invited[0]
  return { token, member }
}

function accept(browser: Browser, token: string, login: string) {
  return browser.send('POST', '/api/invitations/accept', { token, name: '周敏', login, password })
}

describe('an invitation', () => {
  it('is looked at without being used up, and signs the person in once accepted', async () => {
    const { token } = await invite()
    const browser = world.browser()
    for (const _ of [1, 2])
      expect(await body(await browser.send('POST', '/api/invitations/peek', { token }))).toEqual({
        status: 200,
        place: { campaign, campaignName: '样例评选', campaignNameEn: 'A sample selection', role: 'expert' },
        name: '周敏',
        renews: null,
        expiresAt: '2026-06-15T02:00:00.000Z',
      })
    expect(await body(await accept(browser, token, 'Zhou-1'))).toEqual({
      status: 200,
      place: { campaign, role: 'expert' },
    })
    expect(await body(await browser.get('/api/me'))).toMatchObject({
      person: { name: '周敏', login: 'zhou-1', standing: 'guest' },
      places: [{ campaign, name: '样例评选', role: 'expert' }],
    })
  })

  it('works once', async () => {
    const { token } = await invite()
    await accept(world.browser(), token, 'zhou-2')
    const second = world.browser()
    expect(await body(await accept(second, token, 'zhou-2b'))).toMatchObject({ status: 410, code: 'invitation-used' })
    expect(await body(await second.send('POST', '/api/invitations/peek', { token }))).toMatchObject({ status: 410 })
    expect(await body(await second.get('/api/me'))).toMatchObject({ person: null, places: [] })
  })

  it('is not used by any GET, as mail scanners send them', async () => {
    const { token } = await invite()
    for (const path of [
      '/enter',
      `/enter?${token}`,
      `/api/invitations/accept?token=${token}`,
      `/api/invitations/peek?token=${token}`,
    ])
      expect((await world.browser().get(path)).status).not.toBe(200)
    expect((await accept(world.browser(), token, 'zhou-3')).status).toBe(200)
  })

  it('cannot be guessed, and ends after fourteen days', async () => {
    const guessed = Buffer.alloc(32, 1).toString('base64url')
    expect(await body(await accept(world.browser(), guessed, 'guess'))).toMatchObject({
      status: 404,
      code: 'invitation-unknown',
    })
    const { token } = await invite()
    world.clock.now = '2026-06-15T02:00:00.000Z'
    const late = await body(await accept(world.browser(), token, 'late'))
    world.clock.now = '2026-06-01T02:00:00.000Z'
    expect(late).toMatchObject({ status: 410, code: 'invitation-expired' })
  })

  it('refuses a taken login and every field at fault, and is still open afterwards', async () => {
    const { token } = await invite()
    await accept(world.browser(), (await invite()).token, 'taken')
    const browser = world.browser()
    expect(await body(await accept(browser, token, ' TAKEN '))).toMatchObject({
      status: 409,
      code: 'login-taken',
      field: 'login',
    })
    const wrong = { token, name: ' ', login: 'x', password: 'short' }
    expect(await body(await browser.send('POST', '/api/invitations/accept', wrong))).toMatchObject({
      status: 400,
      faults: [{ field: 'name' }, { field: 'login' }, { field: 'password', code: 'password-short' }],
    })
    const neither = { token, name: '周敏', login: 'neither' }
    expect((await browser.send('POST', '/api/invitations/accept', neither)).status).toBe(400)
    expect((await accept(browser, token, 'not-taken')).status).toBe(200)
  })

  it('adds a place to the account that is signed in', async () => {
    const other = (await storeCampaign(world.deps.db)).id
    const { person } = await storeMember(world.deps.db, other, 'expert', '罗伯年')
    const browser = await browserOf(world, person)
    const { token } = await invite('罗伯年', 'auditor')
    expect((await world.browser().send('POST', '/api/invitations/join', { token })).status).toBe(401)
    expect(await body(await browser.send('POST', '/api/invitations/join', { token }))).toEqual({
      status: 200,
      place: { campaign, role: 'auditor' },
    })
    const { places } = await (await browser.get('/api/me')).json()
    expect(places).toHaveLength(2)
  })
})

describe('the first start', () => {
  it('prints a set-up link that makes a founder, and none once there is one', async () => {
    const fresh = await openWorld()
    const before = await setUpLink(fresh.deps, 'http://localhost')
    const link = await setUpLink(fresh.deps, 'http://localhost')
    const [address, token = ''] = (link ?? '').split('#')
    expect(address).toBe('http://localhost/enter')
    const browser = fresh.browser()
    const stale = before?.split('#')[1]
    expect(await body(await browser.send('POST', '/api/invitations/peek', { token: stale }))).toMatchObject({
      status: 410,
    })
    expect(await body(await accept(browser, token, 'founder'))).toEqual({ status: 200, place: null })
    expect(await body(await browser.get('/api/me'))).toMatchObject({ person: { standing: 'founder' }, places: [] })
    expect(await setUpLink(fresh.deps, 'http://localhost')).toBeNull()
    await fresh.close()
  })

  it('leaves the shell as the last resort: a founder, or an organizer of one campaign, on record', async () => {
    const founder = world.browser()
    await accept(founder, await founderLink(world.deps), 'second-founder')
    expect(await body(await founder.get('/api/me'))).toMatchObject({ person: { standing: 'founder' } })
    const token = await placeLink(world.deps, campaign, '陈立言')
    expect(await body(await accept(world.browser(), token ?? '', 'by-shell'))).toMatchObject({
      place: { campaign, role: 'organizer' },
    })
    expect(await placeLink(world.deps, 'no-such-campaign', '陈立言')).toBeNull()
    const trail = await auditTrail(world.deps.db, campaign, { limit: 2 })
    expect(trail.map(({ act, actor }) => ({ act, actor }))).toEqual([
      { act: 'invitation-accepted', actor: '周敏' },
      { act: 'organizer-link-made', actor: null },
    ])
  })
})
