import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/database.ts'
import { readTable, writeXlsx } from '../../server/spreadsheets.ts'
import { browserAs, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { type Browser, onEachDatabase, openWorld } from '../world.ts'
import { type Outside, openOutside, openVote, openVoter, said, tierRule } from './identity.make.ts'

/** Makes codes and reads them from the list that is handed out. */
async function printed(browser: Browser, campaign: string, count: number): Promise<string[]> {
  const answer = await browser.send('POST', `/api/campaigns/${campaign}/voters/codes`, { count, format: 'csv' })
  expect(answer.status).toBe(200)
  const rows = await rowsOf(answer)
  return rows.slice(1).map((row) => row[1] ?? '')
}

async function rowsOf(answer: Response): Promise<string[][]> {
  const read = await readTable(new Uint8Array(await answer.arrayBuffer()))
  if ('refusal' in read) throw new Error(read.refusal.code)
  return read.table.rows
}

async function uploadRoll(browser: Browser, campaign: string, csv: string, query = ''): Promise<Response> {
  return browser.send('POST', `/api/campaigns/${campaign}/voters/roll${query}`, csv, { 'content-type': 'text/csv' })
}

const countOf = async (db: Database, table: 'voter_code' | 'voter_roll' | 'voter_identity', campaign: string) =>
  (await db.selectFrom(table).where('campaign', '=', campaign).select('campaign').execute()).length

onEachDatabase('invite codes', (database) => {
  it('are printed once, kept as hashes, and each stands for one voter on any device', async () => {
    const { world, campaign } = await openVote(database(), null, ['code'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const [code = '', other = ''] = await printed(organizer, campaign, 3)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    const stored = JSON.stringify(await database().selectFrom('voter_code').selectAll().execute())
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replace(/-/g, ''))

    const hua = await openVoter(world, campaign)
    expect(said(await hua.vote())).toEqual([403, 'identity-needed'])
    const typo = code.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(said(await hua.prove({ tier: 'code', code: typo }))).toEqual([422, 'code-typo'])
    expect(said(await hua.prove({ tier: 'code', code: code.slice(1) }))).toEqual([422, 'code-length'])
    expect(said(await hua.prove({ tier: 'code', code: '0000-0000-0000-0000' }))).toEqual([422, 'code-unknown'])
    expect(said(await hua.prove({ tier: 'code', code: code.toLowerCase().replace(/-/g, ' ') }))).toEqual([200, 'code'])
    expect((await hua.vote())[0]).toBe(200)
    const borrowed = await openVoter(world, campaign)
    expect(said(await borrowed.prove({ tier: 'code', code }))).toEqual([200, 'code'])
    expect(said(await borrowed.vote())).toEqual([409, 'already-voted'])
    expect(said(await borrowed.prove({ tier: 'code', code: other }))).toEqual([200, 'code'])
    expect((await borrowed.vote())[0]).toBe(200)
    const desk = await (await organizer.get(`/api/campaigns/${campaign}/voters`)).json()
    expect(desk.codes).toEqual([{ printedAt: world.clock.now, first: 1, last: 3, used: 2, revoked: 0 }])
    expect(desk.tiers.find((one: { tier: string }) => one.tier === 'code')).toEqual({
      tier: 'code',
      offered: true,
      ready: true,
      proven: 2,
    })
    await world.close()
  })

  it('let one voter through once, though twenty devices try the same code at the same moment', async () => {
    const { world, campaign } = await openVote(database(), null, ['code'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const [code = ''] = await printed(organizer, campaign, 1)
    const devices = []
    for (let one = 0; one < 20; one++) {
      const voter = await openVoter(world, campaign)
      expect(said(await voter.prove({ tier: 'code', code }))).toEqual([200, 'code'])
      devices.push(voter)
    }
    const outcomes = (await Promise.all(devices.map((voter) => voter.vote()))).map(([status]) => status)
    expect(outcomes.filter((status) => status === 200)).toHaveLength(1)
    expect(outcomes.filter((status) => status === 409)).toHaveLength(19)
    await world.close()
  })

  it('are worth nothing in another campaign, nor once they are revoked', async () => {
    const { world, campaign } = await openVote(database(), null, ['code'])
    const other = await openVote(database(), null, ['code'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const codes = await printed(organizer, campaign, 3)
    const stranger = await openVoter(other.world, other.campaign)
    expect(said(await stranger.prove({ tier: 'code', code: codes[0] ?? '' }))).toEqual([422, 'code-unknown'])
    const voter = await openVoter(world, campaign)
    await voter.prove({ tier: 'code', code: codes[0] ?? '' })
    const revoke = await organizer.send('POST', `/api/campaigns/${campaign}/voters/codes/revoke`, { first: 1, last: 2 })
    expect(await revoke.json()).toEqual({ revoked: 1 })
    expect(said(await voter.prove({ tier: 'code', code: codes[1] ?? '' }))).toEqual([410, 'code-revoked'])
    expect((await voter.vote())[0]).toBe(200)
    expect((await printed(organizer, campaign, 1)).length).toBe(1)
    const trail = await database().selectFrom('audit_entry').where('campaign', '=', campaign).selectAll().execute()
    expect(trail.map(({ act, after }) => [act, after])).toEqual([
      ['voter-codes-printed', '{"first":1,"last":3}'],
      ['voter-codes-revoked', '{"first":1,"last":2,"revoked":1}'],
      ['voter-codes-printed', '{"first":4,"last":4}'],
    ])
    await world.close()
    await other.world.close()
  })

  it('are made by organizers alone; an auditor only looks, a stranger not even that', async () => {
    const { world, campaign } = await openVote(database(), null, ['code'])
    const auditor = await browserAs(world, campaign, 'auditor')
    const expert = await browserAs(world, campaign, 'expert')
    for (const [browser, sees] of [
      [auditor, 200],
      [expert, 403],
      [world.browser(), 401],
    ] as const) {
      expect((await browser.get(`/api/campaigns/${campaign}/voters`)).status).toBe(sees)
      for (const [method, path, body] of [
        ['POST', 'codes', { count: 1 }],
        ['POST', 'codes/revoke', { first: 1, last: 1 }],
        ['PUT', 'contact', { contact: 'x' }],
      ] as const) {
        const answer = await browser.send(method, `/api/campaigns/${campaign}/voters/${path}`, body)
        expect(answer.status).toBe(sees === 200 ? 403 : sees)
      }
      expect((await uploadRoll(browser, campaign, '编号\n1')).status).toBe(sees === 200 ? 403 : sees)
    }
    expect(await countOf(database(), 'voter_code', campaign)).toBe(0)
    expect(await countOf(database(), 'voter_roll', campaign)).toBe(0)
    await world.close()
  })
})

onEachDatabase('the voter roll', (database) => {
  let outside: Outside
  beforeAll(async () => {
    outside = await openOutside()
  })
  afterAll(() => outside.close())
  const roll = '姓名,编号,手机号\n李娜,A-17,138 0000 0017\n王伟,A-18,\n张敏,,+8613900000019\n'

  it('lets its people vote by phone or by the code of their row, and nobody else', async () => {
    const { world, campaign } = await openVote(database(), outside, ['roll'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const looked = await organizer.send('POST', `/api/campaigns/${campaign}/voters/roll/check`, roll, {
      'content-type': 'text/csv',
    })
    expect(await looked.json()).toEqual({ rows: 3, phones: 2 })
    expect(await countOf(database(), 'voter_roll', campaign)).toBe(0)
    const handed = await rowsOf(await uploadRoll(organizer, campaign, roll))
    expect(handed.map((row) => row.slice(0, 2))).toEqual([
      ['姓名', '名册编号'],
      ['李娜', 'A-17'],
      ['王伟', 'A-18'],
      ['张敏', ''],
    ])
    const stored = JSON.stringify(await database().selectFrom('voter_roll').selectAll().execute())
    for (const raw of ['李娜', 'A-17', '13800000017', '13900000019']) expect(stored).not.toContain(raw)

    const wei = await openVoter(world, campaign)
    expect(said(await wei.prove({ tier: 'roll', code: handed[2]?.[2] ?? '' }))).toEqual([200, 'roll'])
    expect((await wei.vote())[0]).toBe(200)
    const na = await openVoter(world, campaign)
    await na.ask('roll', '13800000017')
    const digits = outside.gateway.messages.at(-1)?.code ?? ''
    expect(said(await na.prove({ tier: 'roll', to: '13800000017', code: digits }))).toEqual([200, 'roll'])
    expect((await na.vote())[0]).toBe(200)
    const naByCode = await openVoter(world, campaign)
    expect(said(await naByCode.prove({ tier: 'roll', code: handed[1]?.[2] ?? '' }))).toEqual([200, 'roll'])
    expect(said(await naByCode.vote())).toEqual([409, 'already-voted'])
    const stranger = await openVoter(world, campaign)
    await stranger.ask('roll', '13800000099')
    const [status, body] = await stranger.prove({
      tier: 'roll',
      to: '13800000099',
      code: outside.gateway.messages.at(-1)?.code ?? '',
    })
    expect([status, body.code]).toEqual([403, 'not-on-roll'])
    expect(said(await stranger.vote())).toEqual([403, 'identity-needed'])
    const desk = await (await organizer.get(`/api/campaigns/${campaign}/voters`)).json()
    expect(desk.roll).toEqual({ rows: 3, phones: 2, used: 2 })
    await world.close()
  })

  it('reads a workbook in which phones are numbers', async () => {
    const { world, campaign } = await openVote(database(), outside, ['roll'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const sheet = await writeXlsx([
      {
        name: '名册',
        rows: [
          ['姓名', '联系电话'],
          ['李娜', 13800000017],
        ],
      },
    ])
    const answer = await organizer.send('POST', `/api/campaigns/${campaign}/voters/roll`, sheet, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    })
    expect([answer.status, answer.headers.get('x-rows-added')]).toEqual([200, '1'])
    const na = await openVoter(world, campaign)
    await na.ask('roll', '13800000017')
    const code = outside.gateway.messages.at(-1)?.code ?? ''
    expect(said(await na.prove({ tier: 'roll', to: '13800000017', code }))).toEqual([200, 'roll'])
    await world.close()
  })

  it('makes the same phone one voter, whether it comes by SMS or by the roll', async () => {
    const { world, campaign } = await openVote(database(), outside, ['sms', 'roll'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const handed = await rowsOf(await uploadRoll(organizer, campaign, roll))
    const byRow = await openVoter(world, campaign)
    await byRow.prove({ tier: 'roll', code: handed[1]?.[2] ?? '' })
    expect((await byRow.vote())[0]).toBe(200)
    const bySms = await openVoter(world, campaign)
    await bySms.ask('sms', '138-0000-0017')
    const digits = outside.gateway.messages.at(-1)?.code ?? ''
    expect(said(await bySms.prove({ tier: 'sms', to: '13800000017', code: digits }))).toEqual([200, 'roll'])
    expect(said(await bySms.vote())).toEqual([409, 'already-voted'])
    const tags = await database()
      .selectFrom('voter_identity')
      .where('campaign', '=', campaign)
      .select(['voter', 'tier'])
      .orderBy('tier')
      .execute()
    expect(tags.map(({ tier }) => tier)).toEqual(['roll', 'sms'])
    expect(new Set(tags.map(({ voter }) => voter)).size).toBe(1)
    await world.close()
  })

  it('is the only way in where the rules let the roll decide, though other ways are named', async () => {
    const world = await openWorld(database(), { channels: outside.channels })
    const { id: campaign } = await storeCampaign(database(), {
      settings: {
        ...someSettings,
        vote: {
          ...someSettings.vote,
          tiers: [tierRule('device'), tierRule('sms'), tierRule('roll')],
          eligibility: { confirm: [], roll: true },
        },
      },
    })
    await storeNominations(database(), campaign, 3)
    const voter = await openVoter(world, campaign)
    expect((await voter.state()).ways.map(({ tier }: { tier: string }) => tier)).toEqual(['roll'])
    expect(said(await voter.vote())).toEqual([403, 'identity-needed'])
    expect(said(await voter.ask('sms', '13800000017'))).toEqual([403, 'tier-not-offered'])
    await world.close()
  })

  it('tells each faulty cell and writes nothing; grows after opening but is never replaced then', async () => {
    const { world, campaign } = await openVote(database(), outside, ['roll'])
    const organizer = await browserAs(world, campaign, 'organizer')
    const faulty = '姓名,编号,手机\n甲,1,1380000\n乙,,\n丙,3,13800000003\n丁,3,13800000004\n'
    const answer = await uploadRoll(organizer, campaign, faulty)
    expect(answer.status).toBe(422)
    const { code, faults } = await answer.json()
    expect([code, faults.map(({ field, code }: { field: string; code: string }) => [field, code])]).toEqual([
      'import-has-errors',
      [
        ['C2', 'phone-malformed'],
        ['C3', 'roll-nobody'],
        ['B5', 'roll-repeated'],
      ],
    ])
    expect(await countOf(database(), 'voter_roll', campaign)).toBe(0)
    expect((await (await uploadRoll(organizer, campaign, '部门,职务\n一,二')).json()).code).toBe('roll-columns')
    expect((await uploadRoll(organizer, campaign, roll)).headers.get('x-rows-added')).toBe('3')
    const more = await uploadRoll(organizer, campaign, `${roll}赵磊,A-20,\n`)
    expect(more.headers.get('x-rows-added')).toBe('1')
    expect((await (await uploadRoll(organizer, campaign, roll, '?replace=1')).json()).code).toBe('rules-frozen')
    expect(await countOf(database(), 'voter_roll', campaign)).toBe(4)
    const draft = await storeCampaign(database(), { frozenAt: null, rules: null, rulesSha256: null })
    const early = await browserAs(world, draft.id, 'organizer')
    await uploadRoll(early, draft.id, roll)
    const nobodyNew = await uploadRoll(early, draft.id, roll, '?format=pdf')
    expect([nobodyNew.headers.get('content-type'), nobodyNew.headers.get('x-rows-added')]).toEqual([
      'text/csv; charset=utf-8',
      '0',
    ])
    expect((await uploadRoll(early, draft.id, '编号\n7\n', '?replace=1')).headers.get('x-rows-added')).toBe('1')
    expect(await countOf(database(), 'voter_roll', draft.id)).toBe(1)
    await world.close()
  })
})

onEachDatabase('WeChat', (database) => {
  let outside: Outside
  beforeAll(async () => {
    outside = await openOutside()
  })
  afterAll(() => outside.close())

  /** The browser's walk: out to WeChat's page, which sends it back. Answers where it ends. */
  const walk = async (voter: Awaited<ReturnType<typeof openVoter>>, campaign: string) => {
    const answer = await voter.browser.send('POST', `/api/campaigns/${campaign}/identity/wechat`, {
      notice: voter.notice,
    })
    expect(answer.status).toBe(200)
    const { address } = await answer.json()
    expect(address).toMatch(/\/connect\/oauth2\/authorize\?appid=wx.*#wechat_redirect$/)
    const sentBack = await fetch(address, { redirect: 'manual' })
    const back = new URL(sentBack.headers.get('location') ?? '')
    return {
      back: `${back.pathname}${back.search}`,
      end: (await voter.browser.get(`${back.pathname}${back.search}`)).headers.get('location'),
    }
  }

  it('proves an account by its union id, the same on every device', async () => {
    const { world, campaign } = await openVote(database(), outside, ['wechat'])
    outside.wechat.state.person = { openid: 'o-li', unionid: 'u-li' }
    const li = await openVoter(world, campaign)
    expect(said(await li.vote())).toEqual([403, 'identity-needed'])
    expect((await walk(li, campaign)).end).toBe(`/c/${campaign}#identity=wechat`)
    expect((await li.vote())[0]).toBe(200)
    const tablet = await openVoter(world, campaign)
    await walk(tablet, campaign)
    expect(said(await tablet.vote())).toEqual([409, 'already-voted'])
    const kept = JSON.stringify(await database().selectFrom('voter_identity').selectAll().execute())
    expect(kept).not.toMatch(/o-li|u-li/)
    await world.close()
  })

  it('refuses a way back that is replayed, carried to another device, too late, or made up', async () => {
    const { world, campaign } = await openVote(database(), outside, ['wechat'])
    outside.wechat.state.person = { openid: 'o-replay' }
    const honest = await openVoter(world, campaign)
    const { back } = await walk(honest, campaign)
    const refused = (reason: string) => `/c/${campaign}#refused=${reason}`
    expect((await honest.browser.get(back)).headers.get('location')).toBe(refused('wechat-state'))
    const thief = await openVoter(world, campaign)
    const leaving = await honest.browser.send('POST', `/api/campaigns/${campaign}/identity/wechat`, {
      notice: honest.notice,
    })
    const sentBack = await fetch((await leaving.json()).address, { redirect: 'manual' })
    const second = new URL(sentBack.headers.get('location') ?? '')
    const path = `${second.pathname}${second.search}`
    expect((await thief.browser.get(path)).headers.get('location')).toBe(refused('wechat-state'))
    expect((await world.browser().get(path)).headers.get('location')).toBe(refused('wechat-state'))
    expect(said(await thief.vote())).toEqual([403, 'identity-needed'])
    const made = `${second.pathname}?code=x&state=AAAA`
    expect((await honest.browser.get(made)).headers.get('location')).toBe(refused('wechat-state'))
    world.clock.now = '2026-06-01T02:10:00.000Z'
    expect((await honest.browser.get(path)).headers.get('location')).toBe(refused('wechat-state'))
    await world.close()
  })

  it('refuses used codes, snapshot users and silence in words of their own', async () => {
    const { world, campaign } = await openVote(database(), outside, ['wechat'])
    const voter = await openVoter(world, campaign)
    const ends = async (change: (path: string) => string = (path) => path) => {
      const leaving = await voter.browser.send('POST', `/api/campaigns/${campaign}/identity/wechat`, {
        notice: voter.notice,
      })
      const back = new URL(
        (await fetch((await leaving.json()).address, { redirect: 'manual' })).headers.get('location') ?? '',
      )
      const location = (await voter.browser.get(change(`${back.pathname}${back.search}`))).headers.get('location')
      return location?.split('#')[1]
    }
    outside.wechat.state.person = { openid: 'o-snap', snapshot: true }
    expect(await ends()).toBe('refused=wechat-snapshot')
    outside.wechat.state.person = { openid: 'o-code' }
    expect(await ends()).toBe('identity=wechat')
    const spent = `code=code-1&`
    expect(await ends((path) => path.replace(/code=code-\d+&/, spent))).toBe('refused=wechat-code')
    expect(await ends((path) => path.replace(/code=code-\d+&/, 'code=never&'))).toBe('refused=wechat-code')
    const leaving = await voter.browser.send('POST', `/api/campaigns/${campaign}/identity/wechat`, {
      notice: voter.notice,
    })
    const back = new URL(
      (await fetch((await leaving.json()).address, { redirect: 'manual' })).headers.get('location') ?? '',
    )
    outside.wechat.state.down = true
    const silent = await voter.browser.get(`${back.pathname}${back.search}`)
    outside.wechat.state.down = false
    expect(silent.headers.get('location')).toContain('#refused=wechat-broken')
    await world.close()
  })

  it('asks for followers where the rules do, with a token that it renews once', async () => {
    const { world, campaign } = await openVote(database(), outside, [tierRule('wechat', { must_follow: true })])
    const voter = await openVoter(world, campaign)
    outside.wechat.state.person = { openid: 'o-follow', follows: false }
    expect((await walk(voter, campaign)).end).toContain('#refused=wechat-follow')
    expect(said(await voter.vote())).toEqual([403, 'identity-needed'])
    const issued = outside.wechat.state.issued
    outside.wechat.spoilTokens()
    outside.wechat.state.person = { openid: 'o-follow', follows: true }
    expect((await walk(voter, campaign)).end).toContain('#identity=wechat')
    expect(outside.wechat.state.issued).toBe(issued + 1)
    expect((await voter.vote())[0]).toBe(200)
    await world.close()
  })
})

describe('the cards', () => {
  it('are an A4 PDF with embedded Chinese fonts, ten codes a page, and no code in any address that a server sees', async () => {
    const world = await openWorld()
    const campaign = await storeCampaign(world.deps.db, { settings: someSettings })
    const organizer = await browserAs(world, campaign.id, 'organizer')
    const answer = await organizer.send('POST', `/api/campaigns/${campaign.id}/voters/codes`, { count: 11 })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const pdf = Buffer.from(await answer.arrayBuffer())
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2)
    expect(text).toContain('/MediaBox [0 0 595.28 841.89]')
    expect(text).toMatch(/\/FontFile3/)
    const squares = [...text.matchAll(/stream\r?\n/g)].flatMap((found) => {
      const from = found.index + found[0].length
      try {
        const page = inflateSync(pdf.subarray(from, text.indexOf('endstream', from))).toString('latin1')
        return page.includes(' re\n') ? [page.match(/ re\n/g)?.length ?? 0] : []
      } catch {
        return []
      }
    })
    expect(squares).toHaveLength(2)
    expect(squares[0]).toBeGreaterThan(10 * 200)
    expect(squares[1]).toBeLessThan((squares[0] ?? 0) / 5)
    await world.close()
  })
})
