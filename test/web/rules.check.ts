/** The organizer's rules page: the vote of one batch after another set by hand, saved, and read again. */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCampaign } from '../../db/campaigns.ts'
import { openSession } from '../../db/sessions.ts'
import { voteSettings as english } from '../../server/domain/words/en/voteSettings.ts'
import { identity } from '../../server/domain/words/zh-CN/identity.ts'
import { settings } from '../../server/domain/words/zh-CN/settings.ts'
import { voteSettings as words } from '../../server/domain/words/zh-CN/voteSettings.ts'
import { sha256Hex } from '../../server/hash.ts'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { makeStage, storeCampaign, storeMember } from '../make.ts'
import { openServer, type Served } from '../story/serving.ts'
import { faultsOf, foreignTexts, sentencesIn, watch } from './visit.ts'

const absence = chromiumAbsence()
if (absence !== null) console.warn(`skipped: the rules page in a browser, ${absence}`)

const shots = process.env.SHOTS

describe.runIf(absence === null)('the rules page', () => {
  let served: Served
  let browser: Browser
  let page: Page
  let campaign = ''
  let heard: () => string[]

  beforeAll(async () => {
    served = await openServer()
    const { db } = served.deps
    const stages = [
      makeStage('voting', 0, { batch: { first: 1, last: 30 } }),
      makeStage('voting', 1, { batch: { first: 31, last: 60 } }),
    ]
    campaign = (await storeCampaign(db, { stages, rules: null, rulesSha256: null, frozenAt: null })).id
    const { person } = await storeMember(db, campaign, 'organizer', '主办')
    const token = randomBytes(9).toString('base64url')
    const [created_at, expires_at] = ['2026-05-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z']
    await openSession(db, { token_sha256: sha256Hex(token), person, created_at, expires_at })
    browser = await launchChromium()
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    const { hostname: domain } = new URL(served.url)
    await context.addCookies([
      { name: '__Host-session', value: token, domain, path: '/', secure: true, httpOnly: true },
    ])
    page = await context.newPage()
    heard = watch(page, served.url, () => false)
    await page.goto(`${served.url}/organize/${campaign}/rules`, { waitUntil: 'networkidle' })
    if (shots) await mkdir(shots, { recursive: true })
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  it('keeps what an organizer sets for ballot, voters and openness, and says it in the rule sheet', async () => {
    const { ballot, voters, fair } = words
    page.setDefaultTimeout(8_000)
    const type = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    const choose = (label: string, option: string) => page.getByLabel(label, { exact: true }).selectOption(option)
    await choose(ballot.per, 'day')
    await type(ballot.ballots, '5')
    await type(ballot.picks, '8')
    await page.getByLabel(ballot.sames.day, { exact: true }).check()
    await type(ballot.times, '2')
    await choose(ballot.category, 'ballot')
    await type(ballot.categoryMax, '6')
    await type(ballot.batchMax('031–060'), '4')
    await type(ballot.address, '20')
    await page.getByLabel(voters.add).selectOption('roll')
    await page.getByLabel(settings.row.up(identity.ways.roll), { exact: true }).click()
    await choose(voters.own(identity.ways.roll), 'campaign')
    await page.getByRole('button', { name: voters.addConfirm }).click()
    await type('第 1 行 条件', '年满 18 周岁')
    await choose(fair.results, 'refreshed')
    await type(fair.minutes, '5')
    await type(fair.population, '28400')
    await page.getByLabel(fair.add).selectOption('suspend')
    await type(fair.days, '3')
    await page.getByLabel(fair.notices.evidence, { exact: true }).check()
    const sheet = page.locator('section', { has: page.getByRole('heading', { name: settings.rules.sheet.title }) })
    for (const said of [
      '031—060 号这一批至多选 4 个',
      '选民名册上的每个人在整个评选中投一张选票',
      '每 5 分钟更新一次票数',
    ])
      expect(await sheet.last().textContent()).toContain(said)
    expect([...(await faultsOf(page)), ...heard()]).toEqual([])
    if (shots) await page.screenshot({ path: join(shots, 'rules-desk.png'), fullPage: true })
    await page.getByRole('button', { name: settings.save }).click()
    await expect
      .poll(async () => (await readCampaign(served.deps.db, campaign))?.settings.vote)
      .toMatchObject({
        allowance: { per: 'day', ballots: 5 },
        picks_per_day: 8,
        same_candidate: { per: 'day', times: 2 },
        per_category: { max: 6, per: 'ballot' },
        batches: [{ batch: '031-060', min: null, max: 4 }],
        ballots_per_address_per_day: 20,
        tiers: [
          { tier: 'roll', allowance: { per: 'campaign' }, must_follow: false },
          { tier: 'device', allowance: null, must_follow: false },
        ],
        eligibility: { confirm: [{ text: '年满 18 周岁', text_en: null }], roll: false },
        results_while_voting: { mode: 'refreshed', minutes: 5 },
        population: 28_400,
        misconduct: {
          ladder: [{ act: 'zero' }, { act: 'disqualify' }, { act: 'suspend', days: 3 }],
          notice: 'evidence',
        },
      })
  })

  it('shows it again on a phone, no wider than the phone', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${served.url}/organize/${campaign}/rules?field=vote.tiers.0`, { waitUntil: 'networkidle' })
    expect(await page.getByLabel(words.ballot.batchMax('031–060'), { exact: true }).inputValue()).toBe('4')
    expect([...(await faultsOf(page)), ...heard()]).toEqual([])
    if (shots) await page.screenshot({ path: join(shots, 'rules-phone.png'), fullPage: true })
  })

  it('stands in English without a Chinese sentence of ours', async () => {
    await page.context().addCookies([{ name: 'lang', value: 'en', url: served.url }])
    await page.goto(`${served.url}/organize/${campaign}/rules`, { waitUntil: 'networkidle' })
    expect(await page.getByLabel(english.ballot.picks, { exact: true }).inputValue()).toBe('8')
    expect([...(await foreignTexts(page, sentencesIn({ words, settings, identity }))), ...heard()]).toEqual([])
  })
})
