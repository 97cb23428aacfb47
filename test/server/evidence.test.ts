import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendToLog } from '../../db/log.ts'
import { inTransaction } from '../../db/transaction.ts'
import { exportBundle } from '../../server/commands/export.ts'
import { enrol } from '../../server/demo/visitor.ts'
import type { Campaign } from '../../server/domain/campaign.ts'
import { logLine } from '../../server/domain/log.ts'
import { frozenRules, rulesText } from '../../server/domain/rules.ts'
import type { Copy } from '../../server/domain/verify/manifest.ts'
import { sha256Base64url, sha256Hex } from '../../server/hash.ts'
import {
  browserAs,
  makeCampaign,
  makeStage,
  someSettings,
  storeCampaign,
  storeMember,
  storeNominations,
} from '../make.ts'
import { readMembers, reportOf } from '../tamper.ts'
import { type Browser, onEachDatabase, openWorld, type World } from '../world.ts'

const opened = '2026-06-01T00:00:00.000Z'

/** A campaign whose rules are frozen as opening freezes them, with the first line of its log. */
async function openedCampaign(world: World, openings: Campaign['settings']['openings']): Promise<Campaign> {
  const draft = makeCampaign({
    frozenAt: opened,
    settings: { ...someSettings, openings, vote: { ...someSettings.vote, max: 3 } },
    stages: [
      makeStage('voting', 0),
      makeStage('scoring', 1),
      makeStage('public-notice', 2, { gate: 'organizer', opensAt: null, closesAt: '2026-07-10T00:00:00.000Z' }),
      makeStage('final', 3, { gate: 'organizer', opensAt: null, closesAt: null }),
    ],
  })
  const frozen = frozenRules(draft)
  if ('refusal' in frozen) throw new Error(frozen.refusal.field)
  const rules = rulesText(frozen)
  const { db } = world.deps
  const campaign = await storeCampaign(db, { ...draft, rules, rulesSha256: sha256Hex(rules) })
  await storeNominations(db, campaign.id, 6)
  await inTransaction(db, async (trx) => ({
    first: await appendToLog(trx, campaign.id, opened, (at) => [
      logLine(campaign.id, { type: 'campaign_opened', at, rules: sha256Base64url(rules) }),
    ]),
  }))
  return campaign
}

onEachDatabase('the evidence of a campaign', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'gongping-evidence-'))
  const file = (name: string) => join(folder, name)
  let world: World
  let campaign: Campaign
  let organizer: Browser
  let second: Browser
  let receipt = ''

  const path = (rest: string) => `/api/campaigns/${campaign.id}${rest}`
  const good = async (
    browser: Browser,
    method: string,
    rest: string,
    body: unknown,
    headers: Record<string, string> = {},
  ) => {
    const answer = await browser.send(method, path(rest), body, headers)
    expect([rest, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([rest, 200, ''])
    return answer.json()
  }
  const exported = async (name: string, copy: Copy, id = campaign.id) => {
    let said = ''
    const write = (text: string) => {
      said += text
    }
    const bundle = file(name)
    const code = await exportBundle(
      world.deps,
      { campaign: id, bundle, copy },
      { stdout: write, stderr: write, lang: 'en' },
    )
    return { code, said: said.trimEnd(), bundle }
  }
  const publish = async (kind: string) => {
    const { revision, sha256 } = await good(organizer, 'POST', '/publications', { kind })
    await good(second, 'POST', `/publications/${revision}/confirm`, { sha256 })
  }

  beforeAll(async () => {
    world = await openWorld(database())
    world.clock.now = '2026-06-02T00:00:00.000Z'
    campaign = await openedCampaign(world, 'public')
    organizer = await browserAs(world, campaign.id, 'organizer')
    second = await browserAs(world, campaign.id, 'organizer')
    for (const seat of [1, 2]) {
      const expert = await browserAs(world, campaign.id, 'expert')
      for (let number = 1; number <= 6; number++) {
        const points = (at: number) => ({ points: 7000 + number * 100 + seat * 7 + at, comment: '不该外传的评语' })
        const scores = { name: points(1), connotation: points(2), carrier: points(3) }
        await good(expert, 'PUT', `/sheets/${number}`, { version: 0, scores, comment: '' })
        await good(expert, 'POST', `/sheets/${number}/submit`, {})
      }
    }
    for (let turn = 0; turn < 12; turn++) {
      const citizen = world.browser()
      enrol(citizen, world.deps)
      const key = { 'idempotency-key': randomBytes(16).toString('base64url') }
      const { proof } = await good(citizen, 'POST', '/ballots', { choices: [1 + (turn % 5), 6] }, key)
      if (turn === 4) receipt = proof
    }
    world.clock.now = '2026-06-20T00:00:00.000Z'
    await good(organizer, 'POST', '/nominations/6/withdraw', { reason: '不该外传的理由' })
  })
  afterAll(async () => {
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('opens nothing to anybody while citizens vote, the auditor included', async () => {
    for (const copy of ['public', 'auditor'] as const) {
      const { code, bundle } = await exported(`${copy}-voting.tar`, copy)
      expect(code).toBe(0)
      const names = [...readMembers(bundle).keys()].filter(
        (name) => !name.startsWith('log/') && !name.startsWith('rules/'),
      )
      expect(names).toEqual(['VERIFY.md', 'candidates.json', 'checkpoint', 'keys.txt', 'MANIFEST.json'])
      expect(await reportOf(bundle)).toMatchObject({
        code: 2,
        faults: [],
        missing: ['choices', 'scores', 'idents'],
        figures: { ballots: 12, opened: 0, entries: 26 },
      })
    }
  })

  it('opens all to the auditor once voting is closed, and still nothing to the public', async () => {
    world.clock.now = '2026-07-01T02:00:00.000Z'
    const auditor = await exported('auditor-closed.tar', 'auditor')
    writeFileSync(file('receipt'), receipt)
    expect(await reportOf(auditor.bundle, '--receipt', file('receipt'))).toMatchObject({
      code: 0,
      faults: [],
      missing: [],
      figures: { opened: 12, receipts: 1, compared: false, entries: 27 },
      acts: [{ type: 'nomination_withdrawn', subject: '6' }],
    })
    const open = await exported('public-closed.tar', 'public')
    expect(await reportOf(open.bundle)).toMatchObject({ code: 2, missing: ['choices', 'scores', 'idents'] })
  })

  it('opens the choices to everybody with the final list, and the list comes out byte for byte', async () => {
    await publish('public-notice')
    const noticed = await exported('public-noticed.tar', 'public')
    expect(await reportOf(noticed.bundle)).toMatchObject({ code: 2, missing: ['choices', 'idents'] })
    world.clock.now = '2026-07-11T00:00:00.000Z'
    await publish('final')
    const open = await exported('public-final.tar', 'public')
    expect(await reportOf(open.bundle)).toMatchObject({
      code: 0,
      missing: ['idents'],
      figures: { compared: true, opened: 12 },
    })
    const whole = await exported('auditor-final.tar', 'auditor')
    expect(await reportOf(whole.bundle)).toMatchObject({ code: 0, missing: [], figures: { compared: true } })
    for (const [name, bytes] of [...readMembers(open.bundle), ...readMembers(whole.bundle)])
      expect([name, /不该外传/.test(String(bytes))]).toEqual([name, false])
  })

  it('tells which ballot somebody with the database in hand has changed', async () => {
    const row = await database()
      .selectFrom('ballot')
      .where('campaign', '=', campaign.id)
      .orderBy('log_index')
      .offset(3)
      .limit(1)
      .select(['id', 'choices', 'log_index'])
      .executeTakeFirstOrThrow()
    await database().updateTable('ballot').set({ choices: '[1,2]' }).where('id', '=', row.id).execute()
    const { bundle } = await exported('tampered.tar', 'auditor')
    const { code, faults } = await reportOf(bundle)
    expect([code, faults.map((fault) => [fault.code, fault.file, fault.line, fault.index])]).toEqual([
      1,
      [
        ['commitment-differs', 'openings/choices.ndjson', 4, row.log_index],
        ['result-differs', 'result.json', undefined, 28],
      ],
    ])
    await database().updateTable('ballot').set({ choices: row.choices }).where('id', '=', row.id).execute()
  })

  it('refuses a campaign that is not there, and a place that cannot be written', async () => {
    expect(await exported('none.tar', 'public', 'nowhere')).toMatchObject({
      code: 1,
      said: 'There is no campaign nowhere.',
    })
    const unwritable = await exported('no/such/folder.tar', 'public')
    expect(unwritable).toMatchObject({ code: 1, said: `Cannot write ${file('no/such/folder.tar')}.` })
  })

  it('never opens choices to the public where the rules say auditor', async () => {
    world.clock.now = '2026-06-02T00:00:00.000Z'
    const own = await openedCampaign(world, 'auditor')
    world.clock.now = '2026-07-11T00:00:00.000Z'
    const { person } = await storeMember(database(), own.id, 'organizer', '组织者')
    const at = '2026-07-11T00:00:00.000Z'
    const [proposed, confirmed] = [
      { proposed_by: person, proposed_at: at },
      { confirmed_by: person, confirmed_at: at },
    ]
    await database()
      .insertInto('publication')
      .values({
        campaign: own.id,
        revision: 1,
        kind: 'final',
        result: '{}',
        result_sha256: sha256Hex('{}'),
        ...proposed,
        ...confirmed,
      })
      .execute()
    const { bundle } = await exported('closed.tar', 'public', own.id)
    const names = [...readMembers(bundle).keys()]
    expect(names).toContain('result.json')
    expect(names.filter((name) => name.startsWith('openings/'))).toEqual([])
  })
})
