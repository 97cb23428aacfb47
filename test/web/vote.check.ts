import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { distFolder } from '../../server/commands/build.ts'
import { makeStage, someSettings, storeCampaign, storeNominations } from '../make.ts'
import { inBrowser, openPage } from './inBrowser.ts'

const firstLoadLimit = 60 * 1024
const seal = 'li button[aria-pressed]'

inBrowser('the vote in a browser', (served, browser) => {
  async function openCampaign(): Promise<string> {
    const hour = 3_600_000
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const window = { opensAt: at(-hour), closesAt: at(72 * hour) }
    const { id } = await storeCampaign(served().deps.db, {
      stages: [
        makeStage('voting', 0, { ...window, batch: { first: 1, last: 30 } }),
        makeStage('voting', 1, { ...window, batch: { first: 31, last: 60 } }),
      ],
    })
    await storeNominations(served().deps.db, id, 60)
    return id
  }

  async function faultsOf(page: Page): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page }).analyze()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  /** The choices of every ballot that was accepted. */
  const ballotsOf = async (campaign: string): Promise<number[][]> => {
    const rows = await served()
      .deps.db.selectFrom('ballot')
      .where('campaign', '=', campaign)
      .select('choices')
      .execute()
    return rows.map(({ choices }) => JSON.parse(choices))
  }

  it.each([
    ['zh-CN', 360, {}],
    ['en', 1440, {}],
    ['zh-CN', 360, { theme: 'dark' }],
    ['zh-CN', 320, { mode: 'elder' }],
  ] as const)(
    'goes from the scan to the receipt in six taps, accessible all the way (%s, %i, %o)',
    async (language, width, storage) => {
      const campaign = await openCampaign()
      const page = await openPage(browser(), { language, width, height: width < 640 ? 740 : 900, kept: storage })
      await page.goto(`${served().url}/c/${campaign}`)
      for (const place of [0, 1, 2]) await page.locator(seal).nth(place).click()
      expect(await faultsOf(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      await page.locator('.button-filled:visible').click()
      await page.locator('dialog').waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.locator('dialog .button-filled').click()
      await page.locator('[data-checked=checked]').waitFor()
      expect(await faultsOf(page)).toEqual([])
      const [choices = []] = await ballotsOf(campaign)
      expect(choices).toHaveLength(3)
      const shown = await page.locator('main').innerText()
      for (const candidate of choices) expect(shown).not.toContain(`品牌${candidate}`)
      const kept = await page.evaluate(() => JSON.stringify(localStorage))
      expect(kept).toContain('tlog-proof@v1')
      expect(kept).not.toContain('saltA')
      await page.goto(`${served().url}/c/${campaign}/${'017'}`)
      await page.locator('dialog h3').first().waitFor()
      expect(await faultsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.locator('[data-checked=checked]').waitFor()
      expect(await page.locator(seal).count()).toBe(0)
      await page.context().close()
    },
  )

  it('asks for a lost answer again with the same key and shows the one receipt', async () => {
    const campaign = await openCampaign()
    const page = await openPage(browser())
    const keys: string[] = []
    await page.route('**/ballots', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '')
      if (keys.length > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await page.goto(`${served().url}/c/${campaign}`)
    await page.locator(seal).first().click()
    await page.locator('.button-filled:visible').click()
    await page.locator('dialog .button-filled').click()
    await page.locator('[data-checked=checked]').waitFor()
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
    expect(await ballotsOf(campaign)).toHaveLength(1)
    await page.context().close()
  })

  it('accepts a tap too many, says so, and goes on when it is taken off; the draft outlives a reload', async () => {
    const campaign = await openCampaign()
    const page = await openPage(browser())
    await page.goto(`${served().url}/c/${campaign}`)
    for (let place = 0; place < 11; place++) await page.locator(seal).nth(place).click()
    await page.locator('section[data-over=true]').waitFor()
    await page.reload()
    expect(await page.locator('li button[aria-pressed=true]').count()).toBe(11)
    const key = page.locator('section .button-filled')
    await key.click({ force: true }) // it is off, and says why when it is pressed
    expect(await page.locator('dialog').count()).toBe(0)
    await page.keyboard.press('Enter') // the focus went to the first seal too many
    expect(await page.locator('li button[aria-pressed=true]').count()).toBe(10)
    await key.click()
    expect(await page.locator('dialog').count()).toBe(1)
    await page.context().close()
  })

  it('gives a candidate an address, and Back the place where the list was left', async () => {
    const campaign = await openCampaign()
    const page = await openPage(browser())
    await page.goto(`${served().url}/c/${campaign}`)
    await page.locator('li a').nth(12).scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    expect(before).toBeGreaterThan(500)
    const href = await page.locator('li a').nth(12).getAttribute('href')
    await page.locator('li a').nth(12).click()
    await page.locator('dialog').waitFor()
    expect(new URL(page.url()).pathname).toBe(href)
    await page.goBack()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect([new URL(page.url()).pathname, await page.evaluate(() => scrollY)]).toEqual([`/c/${campaign}`, before])
    await page.context().close()
  })

  it('shows votes only where the rules do, with when they are of, and asks for none where they are hidden', async () => {
    for (const mode of ['live', 'hidden'] as const) {
      const vote = { ...someSettings.vote, results_while_voting: { mode } }
      const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      const { id } = await storeCampaign(served().deps.db, {
        settings: { ...someSettings, vote },
        stages: [makeStage('voting', 0, { opensAt: at(-1), closesAt: at(1) })],
      })
      await storeNominations(served().deps.db, id, 3)
      await served()
        .deps.db.insertInto('vote_count')
        .values({ campaign: id, tier: 'device', candidate: 2, votes: 4711 })
        .execute()
      const page = await openPage(browser())
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`${served().url}/c/${id}`)
      if (mode === 'live') {
        await page.getByText('4,711 票').waitFor()
        expect(await page.locator('main').innerText()).toContain('票数为筛查前的数')
        expect(await faultsOf(page)).toEqual([])
      } else {
        await page.waitForTimeout(2500)
        expect(asked.filter((url) => url.includes('standings'))).toEqual([])
        expect(await page.content()).not.toMatch(/4,?711/)
      }
      await page.context().close()
    }
  })

  it('loads at most 60 KB of script and style first, and nothing from elsewhere', async () => {
    const campaign = await openCampaign()
    const page = await openPage(browser())
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${served().url}/c/${campaign}`, { waitUntil: 'networkidle' })
    expect(asked.filter((url) => !url.startsWith(served().url))).toEqual([])
    expect(asked.filter((url) => url.includes('/api/') && !/challenge|devices/.test(url))).toEqual([])
    const files = [...new Set(asked.filter((url) => /\.(js|css)$/.test(url)))]
    const sizes = await Promise.all(
      files.map(async (url) => gzipSync(await readFile(join(distFolder, new URL(url).pathname))).length),
    )
    const total = sizes.reduce((sum, size) => sum + size, 0)
    console.info(`first load: ${(total / 1024).toFixed(1)} KB of script and style (gzip)`)
    expect(total).toBeGreaterThan(0)
    expect(total).toBeLessThanOrEqual(firstLoadLimit)
    await page.context().close()
  })
})
