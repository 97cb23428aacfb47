import { connect } from 'node:net'
import { hc } from 'hono/client'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../server/listen.ts'
import type { Log } from '../../server/log.ts'
import { openWorld, type World } from '../world.ts'

describe('the door', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  it('answers an unknown address with problem details and safe headers', async () => {
    const answer = await world.browser().get('/api/nowhere', { 'accept-language': 'en' })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const page = await world.browser().get('/nowhere')
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-.*frame-ancestors 'none'/)
    for (const name of ['referrer-policy', 'cross-origin-opener-policy', 'permissions-policy'])
      expect(page.headers.get(name)).not.toBeNull()
    expect(await answer.json()).toMatchObject({
      code: 'not-found',
      status: 404,
      title: expect.stringContaining('Not found'),
    })
  })

  it('refuses a write from another site, and one that does not say where it comes from', async () => {
    const browser = world.browser()
    const other = await browser.send('POST', '/api/anything', {}, { origin: 'http://elsewhere.example' })
    expect([other.status, await other.json()]).toMatchObject([403, { code: 'cross-site' }])
    const silent = await world.app.request('http://localhost/api/anything', { method: 'POST' })
    expect(silent.status).toBe(403)
  })

  it('refuses a body that is no JSON by type with 415, and one that is too large with 413', async () => {
    const browser = world.browser()
    const text = await browser.send('POST', '/api/anything', 'a=1', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([text.status, await text.json()]).toMatchObject([415, { code: 'unsupported-media-type' }])
    const large = await browser.send('POST', '/api/anything', { text: 'x'.repeat(1024 * 1024) })
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'body-too-large' }])
  })

  it('counts a body that does not say how long it is', async () => {
    const serving = await serve(world.deps, 0)
    const send = (text: string) => {
      const headers = { origin: serving.url, 'content-type': 'application/json' }
      const chunked = { method: 'POST', headers, body: new Blob([text]).stream(), duplex: 'half' }
      return fetch(`${serving.url}/api/sign-in`, chunked)
    }
    expect((await send(`{"login":"${'x'.repeat(1024 * 1024)}"}`)).status).toBe(413)
    expect(await (await send('{"login":"nobody","password":"not the password"}')).json()).toMatchObject({
      code: 'wrong-credentials',
    })
    expect(await (await send('{"login":"nobody","login":"a","password":"b"}')).json()).toMatchObject({
      code: 'repeated-key',
    })
    await serving.drain()
  })

  it('makes no noise about a sender who goes away in the middle', async () => {
    const broken: unknown[] = []
    const log = pino({ level: 'error' }, { write: (line) => broken.push(line) })
    const serving = await serve({ ...world.deps, log }, 0)
    const { hostname, port } = new URL(serving.url)
    const socket = connect(Number(port), hostname)
    const lines = ['POST /api/sign-in HTTP/1.1', `host: ${hostname}:${port}`, `origin: ${serving.url}`]
    socket.write([...lines, 'content-type: application/json', 'content-length: 99', '', '{"login":'].join('\r\n'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await serving.drain()
    expect(broken).toEqual([])
  })

  it('takes a DELETE without a body, as browsers send it over the wire, and still refuses one with a body of no type', async () => {
    const serving = await serve(world.deps, 0)
    const headers = { origin: serving.url }
    const bare = await fetch(`${serving.url}/api/campaigns/c1/members/m1`, { method: 'DELETE', headers })
    expect(await bare.json()).toMatchObject({ status: 401, code: 'not-signed-in' })
    const body = new Blob(['{}'])
    const untyped = await fetch(`${serving.url}/api/sign-in`, { method: 'POST', headers, body })
    expect(await untyped.json()).toMatchObject({ status: 415, code: 'unsupported-media-type' })
    await serving.drain()
  })

  it('names the field of a query that is out of range, for a typed client too', async () => {
    const client = hc<Log>('http://localhost/api', { fetch: world.app.request })
    const answer = await client.campaigns[':campaign'].log.$get({ param: { campaign: 'c1' }, query: { start: '-1' } })
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad-request', field: 'start' }])
  })
})
