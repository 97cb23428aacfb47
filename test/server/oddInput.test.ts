import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachmentNamed } from '../../server/files.ts'
import { browserAs, storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

onEachDatabase('input that no page sends', (database) => {
  let world: World
  let campaign: string
  let organizer: Browser
  beforeAll(async () => {
    world = await openWorld(database())
    campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 2)
    organizer = await browserAs(world, campaign, 'organizer')
  })
  afterAll(() => world.close())

  it('refuses a NUL in an address or a body, which PostgreSQL cannot keep, before anything is asked of the database', async () => {
    const anyone = world.browser()
    const answers = [
      await anyone.get('/api/campaigns/%00/ballot-paper'),
      await anyone.get('/c/a%00b'),
      await anyone.get('/files/%00'),
      await organizer.send('DELETE', `/api/campaigns/${campaign}/members/%00`),
      await anyone.send('POST', '/api/sign-in', { login: 'a\u0000b', password: 'x' }),
      await organizer.send('POST', `/api/campaigns/${campaign}/nominations/1/withdraw`, { reason: 'no\u0000where' }),
    ]
    for (const answer of answers)
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'control-character' }])
    const { state } = await database()
      .selectFrom('nomination')
      .where('campaign', '=', campaign)
      .where('number', '=', 1)
      .select('state')
      .executeTakeFirstOrThrow()
    expect(state).toBe('admitted')
  })

  it('takes a text that only speaks of such an escape', async () => {
    const reason = String.raw`写成 \u0000 的样子`
    const answer = await organizer.send('POST', `/api/campaigns/${campaign}/nominations/2/withdraw`, { reason })
    expect(answer.status).toBe(200)
  })

  it('names the field of a number that no row can have', async () => {
    const anyone = world.browser()
    const beyond = 2 ** 31
    for (const [address, field] of [
      [`/api/campaigns/${campaign}/log?start=${beyond}`, 'start'],
      [`/api/campaigns/${campaign}/publications/${beyond}/list.json`, 'revision'],
    ])
      expect(await (await anyone.get(String(address))).json()).toMatchObject({ code: 'bad-request', field })
    const trail = await organizer.get(`/api/campaigns/${campaign}/audit?before=${beyond}`)
    expect(await trail.json()).toMatchObject({ code: 'bad-request', field: 'before' })
    const withdrawn = await organizer.send('DELETE', `/api/campaigns/${campaign}/publications/${beyond}`)
    expect(await withdrawn.json()).toMatchObject({ code: 'bad-request', field: 'revision' })
  })
})

describe('the name of a file to keep', () => {
  it('is cut between characters, never inside one', () => {
    const named = attachmentNamed(`${'图'.repeat(79)}🏮灯`, '.pdf')
    expect(decodeURIComponent(named.replace(/^.*''/, ''))).toBe(`${'图'.repeat(79)}🏮.pdf`)
  })
})
