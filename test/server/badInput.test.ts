import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signDevice } from '../../server/ballots/device.ts'
import { signNonce } from '../../server/ballots/nonce.ts'
import { keyRing } from '../../server/hash.ts'
import { openLimits } from '../../server/limits.ts'
import { serve } from '../../server/listen.ts'
import { storeCampaign, storeNominations } from '../make.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'

const text = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** A ballot as a page sends it, every part of which a test may replace; null leaves a header out. */
interface Sent {
  method?: string
  path?: string
  body?: string
  headers?: Record<string, string | null>
}

onEachDatabase('what no honest page sends counts no vote and gets a clear answer', (database) => {
  let world: World
  let campaign: string
  beforeAll(async () => {
    world = await openWorld(database())
    campaign = (await storeCampaign(database())).id
    await storeNominations(database(), campaign, 12)
    await database()
      .updateTable('nomination')
      .set({ state: 'disqualified' })
      .where('campaign', '=', campaign)
      .where('number', '=', 9)
      .execute()
  })
  afterAll(() => world.close())

  const cookieOf = (device: string, key = world.deps.key('device')) => `__Host-device=${signDevice(key, device)}`
  const nonceOf = (device: string, of = campaign, key = world.deps.key('nonce')) =>
    signNonce(key, of, device, randomBytes(16))

  /** Sends what an honest page would send from a fresh device, but for the parts that are replaced. */
  async function send({ method = 'POST', path = 'ballots', body = '{"choices":[1]}', headers = {} }: Sent) {
    const device = text(16)
    const honest = {
      origin: 'http://localhost',
      'content-type': 'application/json',
      cookie: cookieOf(device),
      'idempotency-key': text(16),
      'x-ballot-nonce': nonceOf(device),
    }
    const whole = new Headers()
    for (const [name, value] of Object.entries({ ...honest, ...headers })) if (value !== null) whole.set(name, value)
    const answer = await world.app.request(`http://localhost/api/campaigns/${campaign}/${path}`, {
      method,
      headers: whole,
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    })
    const said = answer.status === 404 && method === 'HEAD' ? {} : await answer.json()
    return { status: answer.status, code: said.code, title: said.title, said }
  }

  const votes = async () => {
    const rows = await database().selectFrom('ballot').where('campaign', '=', campaign).select('id').execute()
    const entries = await database().selectFrom('log_entry').where('campaign', '=', campaign).select('entry').execute()
    return [rows.length, entries.filter(({ entry }) => entry.includes('ballot_cast')).length]
  }

  /** Expects each to be refused as said, with a sentence, and nothing to be counted. */
  async function refusesAll(cases: [Sent, number, string][]): Promise<void> {
    const before = await votes()
    for (const [sent, status, code] of cases) {
      const answer = await send(sent)
      expect([answer.status, answer.code, sent]).toEqual([status, code, sent])
      expect(answer.title.length).toBeGreaterThan(5)
    }
    expect(await votes()).toEqual(before)
  }

  it('an honest ballot, to begin with, is counted', async () => {
    expect((await send({})).status).toBe(200)
    expect(await votes()).toEqual([1, 1])
  })

  it('a GET never votes', async () => {
    const before = await votes()
    for (const method of ['GET', 'HEAD'])
      for (const path of ['ballots', 'ballots?choices=1', 'ballots?_method=POST&choices=[1]'])
        expect((await send({ method, path, headers: { 'x-http-method-override': 'POST' } })).status).toBe(404)
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await send({ method })).status).toBe(404)
    expect(await votes()).toEqual(before)
  })

  it('another site cannot vote for somebody, by script or by form', async () => {
    await refusesAll([
      [{ headers: { origin: 'https://evil.example' } }, 403, 'cross-site'],
      [{ headers: { origin: 'null' } }, 403, 'cross-site'],
      [{ headers: { origin: 'http://localhost.evil.example' } }, 403, 'cross-site'],
      [{ headers: { origin: 'http://localhost:81' } }, 403, 'cross-site'],
      [{ headers: { origin: 'https://localhost' } }, 403, 'cross-site'],
      [{ headers: { origin: '' } }, 403, 'cross-site'],
      [{ headers: { origin: 'http:' } }, 403, 'cross-site'],
      [{ headers: { origin: 'http://localhost/api' } }, 403, 'cross-site'],
      [{ headers: { origin: null } }, 403, 'cross-site'],
      [{ headers: { 'sec-fetch-site': 'cross-site' } }, 403, 'cross-site'],
      [{ headers: { 'sec-fetch-site': 'same-site' } }, 403, 'cross-site'],
      [{ headers: { 'sec-fetch-site': 'none' } }, 403, 'cross-site'],
      [{ headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
      [{ headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'unsupported-media-type'],
      [{ headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415, 'unsupported-media-type'],
      [{ headers: { 'content-type': null } }, 415, 'unsupported-media-type'],
    ])
  })

  it('no page may be framed, whoever asks for it', async () => {
    for (const path of [`/c/${campaign}`, '/', `/api/campaigns/${campaign}/ballots/mine`]) {
      const answer = await world.app.request(`http://localhost${path}`, { headers: { 'sec-fetch-dest': 'iframe' } })
      expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/)
    }
  })

  it('a nonce is used once; a stolen one is refused and costs its owner nothing', async () => {
    const [owner, thief] = [text(16), text(16)]
    const nonce = nonceOf(owner)
    await refusesAll([
      [{ headers: { cookie: cookieOf(thief), 'x-ballot-nonce': nonce } }, 403, 'nonce-foreign'],
      [{ headers: { cookie: cookieOf(owner), 'x-ballot-nonce': null } }, 400, 'nonce-missing'],
      [{ headers: { cookie: cookieOf(owner), 'x-ballot-nonce': '' } }, 403, 'nonce-foreign'],
      [{ headers: { cookie: cookieOf(owner), 'x-ballot-nonce': `${nonce}A` } }, 403, 'nonce-foreign'],
      [{ headers: { cookie: cookieOf(owner), 'x-ballot-nonce': nonceOf(owner, 'another') } }, 403, 'nonce-foreign'],
    ])
    const mine = { cookie: cookieOf(owner), 'x-ballot-nonce': nonce }
    expect((await send({ headers: mine })).status).toBe(200)
    await refusesAll([[{ body: '{"choices":[2]}', headers: mine }, 409, 'nonce-used']])
    expect((await send({ headers: { cookie: cookieOf(thief), 'x-ballot-nonce': nonceOf(thief) } })).status).toBe(200)
  })

  it('cookies that this server did not sign are no device', async () => {
    const other = keyRing(new Uint8Array(randomBytes(32)))
    const device = text(16)
    const signed = cookieOf(device)
    await refusesAll([
      [{ headers: { cookie: cookieOf(device, other('device')) } }, 403, 'device-needed'],
      [{ headers: { cookie: signed.replace('__Host-', '') } }, 403, 'device-needed'],
      [{ headers: { cookie: signed.replace(device, text(16)) } }, 403, 'device-needed'],
      [{ headers: { cookie: `${signed}; ${signed}x`.replace(signed, '__Host-device=') } }, 403, 'device-needed'],
      [{ headers: { cookie: null } }, 403, 'device-needed'],
      [{ headers: { cookie: 'x'.repeat(8000) } }, 403, 'device-needed'],
      [
        { headers: { cookie: signed, 'x-ballot-nonce': nonceOf(device, campaign, other('nonce')) } },
        403,
        'nonce-foreign',
      ],
    ])
  })

  it('a key stands for one ballot: without one, with another body, or while the first is under way', async () => {
    const device = text(16)
    const headers = { cookie: cookieOf(device), 'idempotency-key': text(16), 'x-ballot-nonce': nonceOf(device) }
    await refusesAll([
      [{ headers: { 'idempotency-key': null } }, 400, 'key-missing'],
      [{ headers: { 'idempotency-key': 'short' } }, 400, 'key-malformed'],
      [{ headers: { 'idempotency-key': `${text(16)}=` } }, 400, 'key-malformed'],
    ])
    const [first, second] = await Promise.all([send({ headers }), send({ headers })])
    const [accepted, waiting] = first.status === 200 ? [first, second] : [second, first]
    expect([accepted.status, waiting.status, waiting.code]).toEqual([200, 409, 'in-flight'])
    expect((await send({ headers })).said).toEqual(accepted.said)
    await refusesAll([[{ body: '{"choices":[2]}', headers }, 422, 'key-reused']])
  })

  it('choices that are none are refused one by one', async () => {
    await refusesAll([
      [{ body: '{"choices":[9]}' }, 422, 'withdrawn-candidate'],
      [{ body: '{"choices":[0]}' }, 422, 'unknown-candidate'],
      [{ body: '{"choices":[-0]}' }, 422, 'unknown-candidate'],
      [{ body: '{"choices":[999999]}' }, 422, 'unknown-candidate'],
      [{ body: '{"choices":[1,1]}' }, 422, 'repeated-choice'],
      [{ body: '{"choices":[]}' }, 422, 'too-few-choices'],
      [{ body: '{"choices":[1e999]}' }, 400, 'bad-request'],
      [{ body: '{"choices":[9007199254740993]}' }, 400, 'bad-request'],
      [{ body: `{"choices":[${'9'.repeat(400)}]}` }, 400, 'bad-request'],
      [{ body: '{"choices":[-1]}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1.5]}' }, 400, 'bad-request'],
      [{ body: '{"choices":["1"]}' }, 400, 'bad-request'],
      [{ body: '{"choices":[null]}' }, 400, 'bad-request'],
      [{ body: '{"choices":[[1]]}' }, 400, 'bad-request'],
      [{ body: '{"choices":{"0":1,"length":1}}' }, 400, 'bad-request'],
      [{ body: `{"choices":[${Array(1001).fill(1).join(',')}]}` }, 400, 'bad-request'],
      [{ body: '[1]' }, 400, 'bad-request'],
      [{ body: 'null' }, 400, 'bad-request'],
    ])
  })

  it('JSON that says more than a ballot, or says it twice, is refused', async () => {
    await refusesAll([
      [{ body: '{"choices":[1],"__proto__":{"confirmed":true}}' }, 400, 'forbidden-key'],
      [{ body: '{"__proto__":{"choices":[1]}}' }, 400, 'forbidden-key'],
      [{ body: '{"\\u005f_proto__":{"choices":[1]},"choices":[1]}' }, 400, 'forbidden-key'],
      [{ body: '{"choices":[1],"constructor":{"prototype":{"min":0}}}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1],"prototype":1}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1],"tier":"roll"}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1],"voter":"somebody"}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1],"at":"2020-01-01T00:00:00.000Z"}' }, 400, 'bad-request'],
      [{ body: '{"choices":[1],"choices":[2]}' }, 400, 'repeated-key'],
      [{ body: '{"choices":[1],"\\u0063hoices":[2]}' }, 400, 'repeated-key'],
      [{ body: '{"choices":[1],"batch":"\\u0000"}' }, 422, 'control-character'],
      [{ body: '{"choices":[1' }, 400, 'malformed-json'],
      [{ body: '{"choices":[01]}' }, 400, 'malformed-json'],
      [{ body: '{"choices":[NaN]}' }, 400, 'malformed-json'],
      [{ body: '\ufeff{"choices":[1]}'.replace('\ufeff', '\u00ef\u00bb\u00bf') }, 400, 'malformed-json'],
      [{ body: '['.repeat(200_000) }, 400, 'malformed-json'],
    ])
  })

  it('a body that is too large is refused, whatever it says of its length', async () => {
    await refusesAll([
      [{ body: `{"choices":[1]}${' '.repeat(1024 * 1024)}` }, 413, 'body-too-large'],
      [{ headers: { 'content-length': String(2 ** 40) } }, 413, 'body-too-large'],
      [{ headers: { 'content-length': '-1' } }, 413, 'body-too-large'],
    ])
  })

  it('an address that is made up buys nothing: X-Forwarded-For counts from trusted proxies alone', async () => {
    const exposed = await openWorld(database(), { trustedProxies: ['10.0.0.0/8'] })
    const limits = openLimits(null, () => 0) // nothing is given back while this test is slow
    const serving = await serve({ ...exposed.deps, limits }, 0)
    const cast = (forwarded: string) => {
      const device = text(16)
      return fetch(`${serving.url}/api/campaigns/${campaign}/ballots`, {
        method: 'POST',
        body: '{"choices":[1]}',
        headers: {
          origin: serving.url,
          'content-type': 'application/json',
          cookie: `__Host-device=${signDevice(exposed.deps.key('device'), device)}`,
          'idempotency-key': text(16),
          'x-ballot-nonce': signNonce(exposed.deps.key('nonce'), campaign, device, randomBytes(16)),
          'x-forwarded-for': forwarded,
        },
      })
    }
    expect((await cast('203.0.113.1')).status).toBe(200)
    const before = await votes()
    for (const cost of [1000, 1]) while ((await limits.take('ballot', '127.0.0.1', cost)) === null);
    for (const forwarded of ['203.0.113.2', '10.0.0.1', '::1', '::ffff:203.0.113.3', '127.0.0.1, 203.0.113.4', 'x']) {
      const answer = await cast(forwarded)
      expect([answer.status, (await answer.json()).code]).toEqual([429, 'too-many-requests'])
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(await votes()).toEqual(before)
    await serving.drain()
    await exposed.close()
  })
})
