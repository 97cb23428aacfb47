import { Writable } from 'node:stream'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { isPostgres } from '../../db/migrations/dialect.ts'
import { answerDigits, makeDigits, mostTries } from '../../server/identity/digits.ts'
import { onEachDatabase, openWorld, type World } from '../world.ts'
import { guessAll } from './guessing.ts'
import { type Outside, openOutside, openVote, openVoter, said } from './identity.make.ts'

/** Every text that any table holds. */
async function everything(db: Database): Promise<string> {
  const found = isPostgres(db)
    ? await sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = current_schema()`.execute(db)
    : await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
  const rows: unknown[] = []
  for (const { name } of found.rows) rows.push((await sql`select * from ${sql.table(name)}`.execute(db)).rows)
  expect(rows.length).toBeGreaterThan(20)
  return JSON.stringify(rows)
}

function listen(world: World): string[] {
  const lines: string[] = []
  world.deps.log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    }),
  )
  return lines
}

onEachDatabase('proving who one is by a six-digit code', (database) => {
  let outside: Outside
  beforeAll(async () => {
    outside = await openOutside()
  })
  afterAll(() => outside.close())
  const mailed = (): string => /\d{6}/.exec(outside.smtp.letters.at(-1)?.text ?? '')?.[0] ?? ''
  const texted = (): string => outside.gateway.messages.at(-1)?.code ?? ''
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

  it('lets a mailbox vote once, whatever its spelling and whatever the device', async () => {
    const { world, campaign } = await openVote(database(), outside, ['email'])
    const na = await openVoter(world, campaign)
    expect(said(await na.vote())).toEqual([403, 'identity-needed'])
    expect((await na.ask('email', ' Li.Na@Example.org '))[1]).toEqual({
      to: 'l***@example.org',
      until: '2026-06-01T02:10:00.000Z',
    })
    const letter = outside.smtp.letters.at(-1)
    expect([letter?.from, letter?.to]).toEqual(['vote@example.org', 'li.na@example.org'])
    expect(letter?.subject).toBe(`${mailed()} 是您在“样例评选”的验证码`)
    expect(said(await na.prove({ tier: 'email', to: 'li.na@example.org', code: mailed() }))).toEqual([200, 'email'])
    expect((await na.vote())[0]).toBe(200)
    const again = await openVoter(world, campaign)
    await again.ask('email', 'LI.NA@EXAMPLE.ORG')
    expect(said(await again.prove({ tier: 'email', to: 'Li.Na@example.org', code: mailed() }))).toEqual([200, 'email'])
    expect(said(await again.vote())).toEqual([409, 'already-voted'])
    const rows = await database().selectFrom('ballot').where('campaign', '=', campaign).select(['tier']).execute()
    expect(rows).toEqual([{ tier: 'email' }])
    await world.close()
  })

  it('holds a code to its device, its address, ten minutes, one use and five tries', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms'])
    const [wei, thief] = [await openVoter(world, campaign), await openVoter(world, campaign)]
    await wei.ask('sms', '138 0000 0001')
    const code = texted()
    expect(said(await thief.prove({ tier: 'sms', to: '13800000001', code }))).toEqual([410, 'code-over'])
    expect(said(await wei.prove({ tier: 'sms', to: '13800000002', code }))).toEqual([410, 'code-over'])
    expect(said(await wei.prove({ tier: 'sms', to: '13800000001', code }))).toEqual([200, 'sms'])
    expect(said(await wei.prove({ tier: 'sms', to: '13800000001', code }))).toEqual([410, 'code-over'])

    await wei.ask('sms', '13800000001')
    const second = texted()
    for (const left of [4, 3, 2, 1])
      expect((await wei.prove({ tier: 'sms', to: '13800000001', code: wrong(second) }))[1]).toMatchObject({
        code: 'code-wrong',
        values: { left },
      })
    expect(said(await wei.prove({ tier: 'sms', to: '13800000001', code: wrong(second) }))).toEqual([410, 'code-over'])
    expect(said(await wei.prove({ tier: 'sms', to: '13800000001', code: second }))).toEqual([410, 'code-over'])

    await wei.ask('sms', '13800000001')
    const third = texted()
    world.clock.now = '2026-06-01T02:10:00.000Z'
    expect(said(await wei.prove({ tier: 'sms', to: '13800000001', code: third }))).toEqual([410, 'code-over'])
    await world.close()
  })

  it('counts five tries also when a hundred answers come at once', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms'])
    const owner = { campaign, device: 'd', voter: 'v' }
    const { code } = await makeDigits(world.deps, owner)
    const guesses = Array.from({ length: 100 }, (_, step) =>
      answerDigits(world.deps, owner, String((Number(code) + 1 + step) % 1_000_000).padStart(6, '0')),
    )
    const answers = await Promise.all(guesses)
    expect(answers.filter((answer) => 'refusal' in answer && answer.refusal === 'code-wrong')).toHaveLength(4)
    expect(await answerDigits(world.deps, owner, code)).toEqual({ refusal: 'code-over' })
    const fresh = await makeDigits(world.deps, owner)
    const right = await Promise.all(Array.from({ length: 5 }, () => answerDigits(world.deps, owner, fresh.code)))
    expect(right.filter((answer) => 'proven' in answer)).toHaveLength(1)
    await world.close()
  })

  it('keeps no raw number or address in any table, cookie or log line', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms', 'email'])
    const lines = listen(world)
    const ping = await openVoter(world, campaign)
    await ping.ask('sms', '13912345678')
    expect(said(await ping.prove({ tier: 'sms', to: '13912345678', code: texted() }))).toEqual([200, 'sms'])
    await ping.ask('email', 'secret.person@example.org')
    await ping.prove({ tier: 'email', to: 'secret.person@example.org', code: mailed() })
    expect(said(await ping.ask('email', 'nobody.there@example.org'))).toEqual([422, 'mail-refused'])
    outside.gateway.state.fails = true
    expect(said(await ping.ask('sms', '13912345678'))).toEqual([424, 'sms-not-sent'])
    outside.gateway.state.fails = false
    await ping.vote()
    expect(lines.join('')).toContain('a code was not sent')
    const kept = [await everything(database()), lines.join(''), [...ping.browser.cookies.values()].join()].join()
    expect(kept).toContain(campaign)
    for (const raw of ['13912345678', '1391234', 'secret.person', 'nobody.there']) expect(kept).not.toContain(raw)
    await world.close()
  })

  it('refuses in words when nothing can be sent, and limits how often something is', async () => {
    const { world, campaign } = await openVote(database(), null, ['device', 'sms', 'email'])
    const voter = await openVoter(world, campaign)
    expect((await voter.state()).ways).toEqual([
      { tier: 'device', ready: true, mustFollow: false, byPhone: false },
      { tier: 'sms', ready: false, mustFollow: false, byPhone: false },
      { tier: 'email', ready: false, mustFollow: false, byPhone: false },
    ])
    expect(said(await voter.ask('sms', '13800000001'))).toEqual([409, 'tier-not-ready'])
    expect(said(await voter.ask('roll', '13800000001'))).toEqual([403, 'tier-not-offered'])
    expect((await voter.vote())[0]).toBe(200)
    await world.close()

    const sending = await openVote(database(), outside, ['sms'])
    const eager = await openVoter(sending.world, sending.campaign)
    expect(said(await eager.ask('sms', '12345'))).toEqual([422, 'phone-malformed'])
    const before = outside.gateway.messages.length
    for (let time = 0; time < 6; time++) expect((await eager.ask('sms', '13800000009'))[0]).toBe(200)
    expect(said(await eager.ask('sms', '13800000009'))).toEqual([429, 'too-many-requests'])
    const another = await openVoter(sending.world, sending.campaign)
    expect(said(await another.ask('sms', '13800000009'))).toEqual([429, 'too-many-requests'])
    expect(outside.gateway.messages.length - before).toBe(6)
    await sending.world.close()
  })

  it('asks for the notice that stands, before the first step and again when it changed', async () => {
    const { world, campaign } = await openVote(database(), outside, ['email'])
    const voter = await openVoter(world, campaign)
    const notice = await (await voter.browser.get(`/api/campaigns/${campaign}/privacy`)).json()
    expect(notice.sha256).toBe(voter.notice)
    expect(JSON.stringify(notice.notice['zh-CN'])).toContain('邮箱只用来发送验证码')
    expect(JSON.stringify(notice.notice)).not.toContain('OpenID')
    await voter.ask('email', 'a@example.org')
    await database()
      .insertInto('voter_contact')
      .values({ campaign, contact: '0532-80000000', updated_at: world.clock.now })
      .execute()
    expect(said(await voter.prove({ tier: 'email', to: 'a@example.org', code: mailed() }))).toEqual([
      409,
      'notice-changed',
    ])
    const now = await openVoter(world, campaign)
    expect(now.notice).not.toBe(voter.notice)
    await now.ask('email', 'a@example.org')
    await now.prove({ tier: 'email', to: 'a@example.org', code: mailed() })
    const rows = await database().selectFrom('voter_identity').where('campaign', '=', campaign).selectAll().execute()
    expect(rows).toEqual([
      {
        campaign,
        voter: expect.stringMatching(/^[\w-]{43}$/),
        tier: 'email',
        notice_sha256: now.notice,
        proven_at: world.clock.now,
      },
    ])
    await world.close()
  })

  it('takes a proof from the browser, device and campaign it was given to, and from no other', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms'])
    const other = await openVote(database(), outside, ['sms'])
    const lan = await openVoter(world, campaign)
    await lan.ask('sms', '13700000001')
    await lan.prove({ tier: 'sms', to: '13700000001', code: texted() })
    const name = `__Host-voter-${campaign}`
    const proof = lan.browser.cookies.get(name) ?? ''
    expect(proof).not.toBe('')
    const thief = await openVoter(world, campaign)
    thief.browser.cookies.set(name, proof)
    expect(said(await thief.vote())).toEqual([403, 'identity-needed'])
    const forged = proof.replace(/^sms\../, (head) => `sms.${head.endsWith('A') ? 'B' : 'A'}`)
    expect(forged).not.toBe(proof)
    lan.browser.cookies.set(name, forged)
    expect(said(await lan.vote())).toEqual([403, 'identity-needed'])
    lan.browser.cookies.set(`__Host-voter-${other.campaign}`, proof)
    const elsewhere = await lan.browser.send(
      'POST',
      `/api/campaigns/${other.campaign}/ballots`,
      { choices: [1] },
      { 'idempotency-key': 'AAAAAAAAAAAAAAAAAAAAAA' },
    )
    expect((await elsewhere.json()).code).toBe('identity-needed')
    lan.browser.cookies.set(name, proof)
    expect((await lan.vote())[0]).toBe(200)
    expect((await lan.browser.send('DELETE', `/api/campaigns/${campaign}/identity`)).status).toBe(200)
    expect(said(await lan.vote())).toEqual([403, 'identity-needed'])
    await world.close()
    await other.world.close()
  })

  it('takes no proof before the vote is open or after it is over, and none across sites', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms'])
    const voter = await openVoter(world, campaign)
    world.clock.now = '2026-05-31T00:00:00.000Z'
    expect(said(await voter.ask('sms', '13700000002'))).toEqual([409, 'voting-not-open'])
    world.clock.now = '2026-06-30T00:00:01.000Z'
    expect(said(await voter.ask('sms', '13700000002'))).toEqual([410, 'voting-closed'])
    const abroad = await voter.browser.send(
      'POST',
      `/api/campaigns/${campaign}/identity/codes`,
      { tier: 'sms', to: '13700000002', notice: voter.notice },
      { origin: 'https://elsewhere.example' },
    )
    expect([abroad.status, (await abroad.json()).code]).toEqual([403, 'cross-site'])
    await world.close()
  })
})

describe('guessing six-digit codes', () => {
  it('succeeds exactly as often as the first five guesses are right, and always without that limit', async () => {
    const { guessed, inReach } = await guessAll({ codes: 15, tries: mostTries })
    expect(guessed).toBe(inReach)
    expect((await guessAll({ codes: 3, tries: 1_000_000 })).guessed).toBe(3)
  })
})

it('forgets nothing in a campaign that does not exist, whose name no cookie could carry', async () => {
  const world = await openWorld()
  const answer = await world.browser().send('DELETE', '/api/campaigns/%E6%9D%8E/identity')
  expect([answer.status, (await answer.json()).code]).toEqual([404, 'not-found'])
  await world.close()
})
