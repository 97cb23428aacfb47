import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthenticator } from '../authenticator.ts'
import { browserAs, storeCampaign } from '../make.ts'
import { type Browser, openWorld, type World } from '../world.ts'

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

async function invite(): Promise<string> {
  const people = [{ name: '周敏' }]
  const answer = await organizer.send('POST', `/api/campaigns/${campaign}/members`, { role: 'expert', people })
  const { invited } = await answer.json()
  return invited[0].token
}

async function puzzle(token: string, login: string) {
  return (
    await world.browser().send('POST', '/api/passkeys/options', { invitation: { token, name: '周敏', login } })
  ).json()
}

async function acceptWithPasskey(login: string) {
  const token = await invite()
  const key = openAuthenticator()
  const { challenge, options } = await puzzle(token, login)
  const accepted = { token, name: '周敏', login, passkey: { challenge, response: key.make(options) } }
  const answer = await world.browser().send('POST', '/api/invitations/accept', accepted)
  return { key, answer, accepted }
}

async function signInWith(key: ReturnType<typeof openAuthenticator>, verified = true, browser = world.browser()) {
  const { challenge, options } = await (await browser.send('POST', '/api/sign-in/passkey/options')).json()
  const presented = { challenge, response: key.answer(options, verified) }
  return { presented, answer: await browser.send('POST', '/api/sign-in/passkey', presented) }
}

describe('a passkey', () => {
  it('takes the place of a password, and signs in without a login', async () => {
    const { key, answer } = await acceptWithPasskey('zhou')
    expect(await body(answer)).toEqual({ status: 200, place: { campaign, role: 'expert' } })
    const browser = world.browser()
    expect((await signInWith(key, true, browser)).answer.status).toBe(200)
    expect(await body(await browser.get('/api/me'))).toMatchObject({ person: { login: 'zhou' } })
    expect((await world.browser().send('POST', '/api/sign-in', { login: 'zhou', password: 'nobody' })).status).toBe(401)
  })

  it('answers a puzzle once, in five minutes, for this site', async () => {
    const { key } = await acceptWithPasskey('luo')
    const { presented, answer } = await signInWith(key)
    expect(answer.status).toBe(200)
    const replayed = await world.browser().send('POST', '/api/sign-in/passkey', presented)
    expect(await body(replayed)).toMatchObject({ status: 403, code: 'passkey-refused' })

    const { challenge, options } = await (await world.browser().send('POST', '/api/sign-in/passkey/options')).json()
    world.clock.now = '2026-06-01T02:05:00.000Z'
    const late = await world
      .browser()
      .send('POST', '/api/sign-in/passkey', { challenge, response: key.answer(options) })
    world.clock.now = '2026-06-01T02:00:00.000Z'
    expect(late.status).toBe(403)

    const token = await invite()
    const elsewhere = openAuthenticator('http://elsewhere.example')
    const made = await puzzle(token, 'phished')
    const passkey = { challenge: made.challenge, response: elsewhere.make(made.options) }
    const phished = await world
      .browser()
      .send('POST', '/api/invitations/accept', { token, name: '周敏', login: 'phished', passkey })
    expect(await body(phished)).toMatchObject({ status: 403, code: 'passkey-refused' })
  })

  it('is refused without finger or PIN, with another key, and once it was copied', async () => {
    const { key } = await acceptWithPasskey('wang')
    expect((await signInWith(key, false)).answer.status).toBe(403)
    const forged = { ...openAuthenticator(), id: key.id }
    expect((await signInWith(forged)).answer.status).toBe(403)
    const { challenge, options } = await (await world.browser().send('POST', '/api/sign-in/passkey/options')).json()
    const swapped = { ...openAuthenticator().answer(options), id: key.id, rawId: key.id }
    expect((await world.browser().send('POST', '/api/sign-in/passkey', { challenge, response: swapped })).status).toBe(
      403,
    )
    expect((await signInWith(key)).answer.status).toBe(200)
    key.rewind()
    expect((await signInWith(key)).answer.status).toBe(403)
  })

  it('is not made for a login that is taken or unfit, nor without an invitation', async () => {
    await acceptWithPasskey('he')
    const token = await invite()
    const ask = (invitation: object) => world.browser().send('POST', '/api/passkeys/options', { invitation })
    expect(await body(await ask({ token, name: '甲', login: 'HE' }))).toMatchObject({
      status: 409,
      code: 'login-taken',
      field: 'login',
    })
    expect(await body(await ask({ token, name: '', login: '?' }))).toMatchObject({
      status: 400,
      faults: [{ field: 'name' }, { field: 'login' }],
    })
    expect((await ask({ token: 'guess', name: '甲', login: 'jia' })).status).toBe(404)
    expect((await world.browser().send('POST', '/api/passkeys/options', {})).status).toBe(401)
  })

  it('can be added by who is signed in', async () => {
    const { id } = await storeCampaign(world.deps.db)
    const browser = await browserAs(world, id, 'expert')
    const key = openAuthenticator()
    const { challenge, options } = await (await browser.send('POST', '/api/passkeys/options', {})).json()
    const added = { challenge, response: key.make(options) }
    expect((await world.browser().send('POST', '/api/passkeys/register', added)).status).toBe(401)
    expect(await body(await browser.send('POST', '/api/passkeys/register', added))).toEqual({
      status: 200,
      credential: key.id,
    })
    expect((await signInWith(key)).answer.status).toBe(200)
  })
})
