import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gate, hashPassword } from '../../server/people/password.ts'
import { browserAs, storeCampaign, storeMember } from '../make.ts'
import { openWorld, type World } from '../world.ts'

const password = 'correct horse battery'
let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const body = async (answer: Response) => ({ status: answer.status, ...(await answer.json()) })

async function someone(login: string): Promise<string> {
  const { id } = await storeCampaign(world.deps.db)
  const { person } = await storeMember(world.deps.db, id, 'expert', '周敏')
  const stored = { login, password_hash: await hashPassword(password) }
  await world.deps.db.updateTable('person').set(stored).where('id', '=', person).execute()
  return person
}

function signIn(login: string, typed: string, browser = world.browser()) {
  return browser.send('POST', '/api/sign-in', { login, password: typed })
}

describe('signing in', () => {
  it('takes the login in any case, keeps a host cookie for twelve hours, and ends on sign-out', async () => {
    const person = await someone('zhou@example.org')
    const browser = world.browser()
    const answer = await signIn(' Zhou@Example.ORG', password, browser)
    expect(await body(answer.clone())).toEqual({ status: 200, person })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-session=[\w-]{43};/)
    for (const attribute of ['Max-Age=43200', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(attribute)
    expect(await body(await browser.get('/api/me'))).toMatchObject({ person: { id: person } })

    const kept = browser.cookies.get('__Host-session') ?? ''
    expect((await browser.send('POST', '/api/sign-out')).status).toBe(200)
    const replayed = await browser.get('/api/me', { cookie: `__Host-session=${kept}` })
    expect(await replayed.json()).toMatchObject({ person: null })
  })

  it('ends the session that the browser had, and forgets those of everybody that have run out', async () => {
    const person = await someone('gao')
    const browser = world.browser()
    const sessions = () => world.deps.db.selectFrom('session').where('person', '=', person).selectAll().execute()
    await signIn('gao', password, browser)
    await signIn('gao', password, browser)
    expect(await sessions()).toHaveLength(1)
    const began = world.clock.now
    world.clock.now = '2026-06-03T02:00:00.000Z'
    await signIn('gao', password)
    expect(await sessions()).toHaveLength(1)
    world.clock.now = began
  })

  it('answers a wrong password, an unknown login and an account without one alike', async () => {
    await someone('luo')
    const passkeyOnly = await someone('wang')
    await world.deps.db.updateTable('person').set({ password_hash: null }).where('id', '=', passkeyOnly).execute()
    const answers = await Promise.all([signIn('luo', 'wrong'), signIn('no-such', password), signIn('wang', 'nobody')])
    const bodies = await Promise.all(answers.map(body))
    expect(bodies[0]).toMatchObject({ status: 401, code: 'wrong-credentials', field: 'password' })
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
  })

  it('limits the tries at one login, whatever its spelling, and leaves others alone', async () => {
    await someone('he')
    for (let tries = 0; tries < 20; tries += 1) await signIn(tries % 2 ? 'guessed' : 'GUESSED', 'wrong')
    const refused = await signIn('guessed', 'wrong')
    expect(await body(refused.clone())).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await signIn('he', password)).status).toBe(200)
  })

  it('says that the session has ended, to one who had one', async () => {
    const { id } = await storeCampaign(world.deps.db)
    const browser = await browserAs(world, id, 'organizer')
    await world.deps.db.updateTable('session').set({ expires_at: world.clock.now }).execute()
    expect(await body(await browser.get(`/api/campaigns/${id}/members`))).toMatchObject({
      status: 401,
      code: 'session-expired',
    })
    expect(await body(await world.browser().get(`/api/campaigns/${id}/members`))).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    })
  })
})

describe('the gate before hashing', () => {
  it('lets few work, some wait, and turns the rest away', async () => {
    const enter = gate(2, 1)
    let inside = 0
    let most = 0
    const finish: (() => void)[] = []
    const work = () => {
      inside += 1
      most = Math.max(most, inside)
      return new Promise<string>((resolve) =>
        finish.push(() => {
          inside -= 1
          resolve('done')
        }),
      )
    }
    const outcomes = [enter(work), enter(work), enter(work), enter(work)]
    expect(await outcomes[3]).toBeNull()
    expect(finish).toHaveLength(2)
    finish[0]?.()
    expect(await outcomes[0]).toBe('done')
    finish[1]?.()
    await outcomes[1]
    finish[2]?.()
    expect(await outcomes[2]).toBe('done')
    expect(most).toBe(2)
    const later = enter(work)
    finish[3]?.()
    expect(await later).toBe('done')
  })
})
