import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { TierRule } from '../../server/domain/ballot.ts'
import { browserOf, makeStage, someSettings, storeCampaign, storeMember, storeNominations } from '../make.ts'
import { type Outside, openOutside, tierRule } from '../server/identity.make.ts'
import { openServer, type Served } from '../story/serving.ts'
import { inBrowser, openPage } from './inBrowser.ts'
import { elderMeasures, type Measures, plainMeasures, violationsOf } from './measure.ts'
import { faultsOf } from './visit.ts'

const seal = 'li button[aria-pressed]'

let outside: Outside

/** A server whose mail, messages and WeChat come from outside, which closes after it. */
async function openBoth(): Promise<Served> {
  outside = await openOutside()
  const served = await openServer({ channels: outside.channels })
  return {
    ...served,
    async close() {
      await served.close()
      await outside.close()
    },
  }
}

inBrowser(
  'showing who one is, in a browser',
  (served, browser) => {
    async function openCampaign(tiers: readonly TierRule[]): Promise<string> {
      const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      const { id } = await storeCampaign(served().deps.db, {
        settings: { ...someSettings, vote: { ...someSettings.vote, tiers } },
        stages: [makeStage('voting', 0, { opensAt: at(-1), closesAt: at(72) })],
      })
      await storeNominations(served().deps.db, id, 12)
      return id
    }

    /** Chooses two and opens the review. */
    async function toReview(page: Page): Promise<void> {
      for (const place of [0, 1]) await page.locator(seal).nth(place).click()
      await page.locator('.button-filled:visible').click()
      await page.locator('dialog').waitFor()
    }

    const submit = (page: Page) => page.locator('dialog .button-filled').click()
    const received = (page: Page) => page.getByRole('heading', { name: '选票已收到' }).waitFor()
    const tiersOf = async (campaign: string) =>
      (await served().deps.db.selectFrom('ballot').where('campaign', '=', campaign).select('tier').execute()).map(
        ({ tier }) => tier,
      )

    const modes: [Record<string, string>, number, Measures][] = [
      [{}, 740, plainMeasures],
      [{}, 568, plainMeasures],
      [{ mode: 'elder' }, 740, elderMeasures],
      [{ mode: 'elder', theme: 'dark' }, 568, elderMeasures],
    ]
    it.each(modes)('by phone, one field above the button (%o, %i high)', async (storage, height, measures) => {
      const campaign = await openCampaign([tierRule('sms'), tierRule('email')])
      const page = await openPage(browser(), { width: height < 600 ? 320 : 360, height, kept: storage })
      await page.goto(`${served().url}/c/${campaign}`)
      expect(await page.getByText('验证身份').count()).toBe(0)
      await toReview(page)
      await page.getByRole('heading', { name: '验证身份' }).waitFor()
      expect(await page.locator('dialog .button-filled').textContent()).toBe('请先验证身份')
      await page.getByRole('button', { name: '手机号' }).click()
      await page.getByLabel('手机号').fill('138 0000 1234')
      expect(await faultsOf(page)).toEqual([])
      await page.getByRole('button', { name: '发送验证码' }).click()
      await page.getByText('验证码已发到 138****1234').waitFor()
      expect(await violationsOf(page, measures)).toEqual([])
      const { code } = outside.gateway.messages.at(-1) ?? { code: '' }
      await page.getByLabel('六位验证码').fill(String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
      await page.getByText('还可以试 4 次').waitFor()
      await page.getByLabel('六位验证码').fill(code)
      await page.getByText('已用手机号验证').waitFor()
      expect(await violationsOf(page, measures)).toEqual([])
      expect(await faultsOf(page)).toEqual([])
      await submit(page)
      await received(page)
      expect(await tiersOf(campaign)).toEqual(['sms'])
      await page.context().close()
    })

    it('by the QR code of a card, whose code leaves the address at once', async () => {
      const campaign = await openCampaign([tierRule('code')])
      const { person } = await storeMember(served().deps.db, campaign, 'organizer', '李主任')
      const organizer = await browserOf({ deps: served().deps, browser: served().visitor }, person)
      const list = await organizer.send('POST', `/api/campaigns/${campaign}/voters/codes`, { count: 2, format: 'csv' })
      const [address = '', second = ''] = (await list.text()).match(/http\S+#code=\w+/g) ?? []
      const page = await openPage(browser())
      await page.goto(address)
      await page.locator(seal).first().waitFor()
      expect(page.url()).toBe(`${served().url}/c/${campaign}`)
      await toReview(page)
      await page.getByText('已从卡片的二维码读入邀请码').waitFor()
      await page.getByRole('button', { name: '验证', exact: true }).click()
      await page.getByText('已用邀请码验证').waitFor()
      await submit(page)
      await received(page)
      expect(await tiersOf(campaign)).toEqual(['code'])
      await page.goto(address)
      await page.getByText('您今天已投票').waitFor()
      expect(await violationsOf(page, plainMeasures)).toEqual([])
      await page.goto('about:blank')
      await page.goto(second)
      await page.getByRole('button', { name: '换一个人投票' }).click()
      await page.getByText('您今天已投票').waitFor({ state: 'detached' })
      await toReview(page)
      await page.getByText('已从卡片的二维码读入邀请码').waitFor()
      await page.getByRole('button', { name: '验证', exact: true }).click()
      await page.getByText('已用邀请码验证').waitFor()
      await submit(page)
      await received(page)
      expect(await tiersOf(campaign)).toEqual(['code', 'code'])
      await page.context().close()
    })

    it('by WeChat inside WeChat; outside it the page says where to open it', async () => {
      const campaign = await openCampaign([tierRule('wechat', { must_follow: true })])
      const elsewhere = await openPage(browser())
      await elsewhere.goto(`${served().url}/c/${campaign}`)
      await toReview(elsewhere)
      await elsewhere.getByText('请在微信里打开本页再验证').waitFor()
      await elsewhere.context().close()
      const page = await openPage(browser(), {
        agent: 'Mozilla/5.0 (Linux; Android 9) Chrome/80 Mobile MicroMessenger/8.0.49',
      })
      await page.goto(`${served().url}/c/${campaign}`)
      await toReview(page)
      outside.wechat.state.person = { openid: 'o-browser', follows: false }
      await page.getByRole('button', { name: '用微信验证' }).click()
      await page.getByText('要先关注公众号').waitFor()
      expect(await faultsOf(page)).toEqual([])
      outside.wechat.state.person = { openid: 'o-browser', follows: true }
      await page.getByRole('button', { name: '用微信验证' }).click()
      await page.getByText('已用微信验证').waitFor()
      await submit(page)
      await received(page)
      expect(await tiersOf(campaign)).toEqual(['wechat'])
      await page.context().close()
    })

    it('is not asked of those who may vote by device', async () => {
      const campaign = await openCampaign([tierRule('device'), tierRule('sms')])
      const page = await openPage(browser())
      await page.goto(`${served().url}/c/${campaign}`)
      await toReview(page)
      await page.getByText('也可以验证身份再投').waitFor()
      await submit(page)
      await received(page)
      expect(await tiersOf(campaign)).toEqual(['device'])
      await page.context().close()
    })

    it('is explained on a page of its own, and looked after on a desk of its own', async () => {
      const campaign = await openCampaign([tierRule('sms'), tierRule('code'), tierRule('roll')])
      const page = await openPage(browser())
      await page.goto(`${served().url}/c/${campaign}/privacy`)
      await page.getByRole('heading', { name: '隐私说明', level: 1 }).waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.getByText('手机号只用来发送验证码').waitFor()
      const { person } = await storeMember(served().deps.db, campaign, 'organizer', '王主任')
      const organizer = await browserOf({ deps: served().deps, browser: served().visitor }, person)
      const desk = await browser().newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
      await desk.addCookies(
        [...organizer.cookies].map(([name, value]) => ({
          name,
          value,
          url: served().url.replace('http:', 'https:'),
          secure: true,
        })),
      )
      const staff = await desk.newPage()
      await staff.goto(`${served().url}/organize/${campaign}/voters`)
      await staff.getByRole('heading', { name: '邀请码' }).waitFor()
      expect(await faultsOf(staff)).toEqual([])
      await staff.getByLabel('张数').fill('12')
      const [download] = await Promise.all([
        staff.waitForEvent('download'),
        staff.getByRole('button', { name: '生成并下载卡片' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('邀请卡-0001-0012.pdf')
      await staff.getByRole('cell', { name: '0001–0012' }).waitFor()
      await staff.locator('input[type="file"]').setInputFiles({
        name: 'roll.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('姓名,手机\n李娜,13800000017\n王伟,1380000\n'),
      })
      await staff.getByText('C3').or(staff.getByText('B3')).first().waitFor()
      await staff.locator('input[type="file"]').setInputFiles({
        name: 'roll.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('姓名,手机\n李娜,13800000017\n'),
      })
      await staff.getByText('读到 1 人').waitFor()
      const [codes] = await Promise.all([
        staff.waitForEvent('download'),
        staff.getByRole('button', { name: '下载查询码' }).click(),
      ])
      expect(codes.suggestedFilename()).toBe('名册查询码.csv')
      await staff.getByText('已新增 1 人').waitFor()
      expect(await faultsOf(staff)).toEqual([])
      await desk.close()
      await page.context().close()
    })
  },
  openBoth,
)
