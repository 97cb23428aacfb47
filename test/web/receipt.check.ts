/** The receipt in a browser: a connection that goes, a page that is closed, a phone without Ed25519, a log that lies. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, openPage } from './inBrowser.ts'
import { storeVote } from './screens.ts'

const seal = 'li button[aria-pressed]'

inBrowser('the receipt in a browser', (served, browser) => {
  const open = async (): Promise<{ context: BrowserContext; page: Page; campaign: string }> => {
    const page = await openPage(browser())
    return { context: page.context(), page, campaign: await storeVote(served().deps.db) }
  }
  const addressOf = (campaign: string) => `${served().url}/c/${campaign}`
  const ballots = async (campaign: string) =>
    served().deps.db.selectFrom('ballot').where('campaign', '=', campaign).select('id').execute()

  /** Chooses one and opens the review; the device is known by then. */
  async function toReview(page: Page, campaign: string): Promise<void> {
    const known = page.waitForResponse((answer) => answer.url().endsWith('/devices'))
    await page.goto(addressOf(campaign))
    await page.locator(seal).first().click()
    await page.locator('.button-filled:visible').click()
    await page.locator('dialog .button-filled').waitFor()
    await known
  }
  const submit = (page: Page) => page.locator('dialog .button-filled').click()
  const checked = (page: Page, how = 'checked') => page.locator(`[data-checked=${how}]`).waitFor()

  it('comes by itself when the connection is back, and the ballot is there once', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    await context.setOffline(true)
    await submit(page)
    await page.locator('.note-waiting').waitFor()
    expect(await ballots(campaign)).toHaveLength(0)
    await context.setOffline(false)
    await checked(page)
    expect(await ballots(campaign)).toHaveLength(1)
    await context.close()
  })

  it('comes after the page was closed without a connection and opened again, and nothing can be changed until then', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    await context.setOffline(true)
    await submit(page)
    await page.locator('.note-waiting').waitFor()
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    let release: () => void = () => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await again.route('**/ballots', async (route) => {
      await released
      await route.continue()
    })
    await again.goto(addressOf(campaign))
    await again.locator('.note-waiting').waitFor()
    await again.locator(seal).nth(2).click()
    expect(await again.locator(`${seal}[aria-pressed=true]`).count()).toBe(1)
    release()
    await checked(again)
    expect(await ballots(campaign)).toHaveLength(1)
    await context.close()
  })

  it('waits as it is told when the server is busy, and says so', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    let turned = 0
    await page.route('**/ballots', async (route) => {
      turned += 1
      if (turned > 1) return route.continue()
      return route.fulfill({
        status: 503,
        headers: { 'retry-after': '1', 'content-type': 'application/problem+json' },
        body: JSON.stringify({ type: 'x', title: 'x', status: 503, code: 'overloaded' }),
      })
    })
    await submit(page)
    await page.locator('.note-waiting', { hasText: '1 秒后' }).waitFor()
    await checked(page)
    expect([turned, (await ballots(campaign)).length]).toEqual([2, 1])
    await context.close()
  })

  it('is refused when it is made from another key or other choices, and stays to be asked for again', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    await page.route('**/ballots', async (route) => {
      const answer = await route.fetch()
      const receipt = await answer.json()
      await route.fulfill({ response: answer, json: { ...receipt, ballot: 'y6G8zgtD2C1v1IO9aPgIPg' } })
    })
    await submit(page)
    await page.locator('.note-error').waitFor()
    expect(await page.locator('[data-checked]').count()).toBe(0)
    await page.unroute('**/ballots')
    await submit(page)
    await checked(page)
    expect(await ballots(campaign)).toHaveLength(1)
    await context.close()
  })

  it('is checked on a phone whose WebCrypto knows no Ed25519, by code that others never load', async () => {
    const { context, page, campaign } = await open()
    await context.addInitScript(() => {
      const known = crypto.subtle.importKey.bind(crypto.subtle)
      Object.assign(crypto.subtle, {
        importKey: (...words: Parameters<typeof known>) =>
          words[2] === 'Ed25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : known(...words),
      })
    })
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await toReview(page, campaign)
    await submit(page)
    await checked(page)
    expect(loaded.filter((url) => url.includes('/signature-'))).toHaveLength(1)
    await page.goto('about:blank')
    await page.goto(addressOf(campaign))
    await checked(page)
    await context.close()
  })

  it('raises an alarm on return when the log lacks the ballot, was rolled back, or is signed by another key', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    await submit(page)
    await checked(page)
    const kept = `vote:${campaign}`
    const back = async () => {
      await page.goto('about:blank')
      await page.goto(addressOf(campaign))
    }
    await page.route('**/receipts/**', async (route) => {
      const answer = await route.fetch()
      const { proof, consistency } = await answer.json()
      await route.fulfill({ response: answer, json: { proof: proof.replace(/index (\d+)/, 'index 7'), consistency } })
    })
    await back()
    await checked(page, 'mismatch')
    await page.unroute('**/receipts/**')
    await back()
    await checked(page)
    await page.evaluate((key) => {
      const head = JSON.parse(localStorage.getItem(key) ?? '""')
      localStorage.setItem(key, JSON.stringify(head.replace(/\n(\d+)\n/, '\n900\n')))
    }, `${kept}:head`)
    await back()
    await checked(page, 'forked')
    expect(await page.locator('[data-alarm=true]').innerText()).toContain('告诉主办单位或监督员')
    await page.evaluate((key) => {
      localStorage.setItem(
        key,
        JSON.stringify('vote.example.org/campaign/c1+5426b5a8+ASFS+NGbeR0kRTJC4V8uq2y3z/p7al7TAJeWDgaYgdsS'),
      )
    }, `${kept}:log-key`)
    await back()
    await checked(page, 'rekeyed')
    await context.close()
  })

  it('is looked for when the server no longer names the ballot, and its absence is told', async () => {
    const { context, page, campaign } = await open()
    await toReview(page, campaign)
    await submit(page)
    await checked(page)
    await context.clearCookies()
    const asked = page.waitForResponse('**/receipts/**')
    await page.goto('about:blank')
    await page.goto(addressOf(campaign))
    await page.locator(seal).first().hover()
    await page.mouse.wheel(0, 300)
    expect((await asked).status()).toBe(200)
    expect(await page.locator('.note-error').count()).toBe(0)
    await page.route('**/receipts/**', (route) =>
      route.fulfill({
        status: 404,
        headers: { 'content-type': 'application/problem+json' },
        body: JSON.stringify({ type: 'x', title: 'x', status: 404, code: 'not-found' }),
      }),
    )
    await page.reload()
    await page.locator('.note-error', { hasText: '公开日志里却没有这张选票' }).waitFor()
    await context.close()
  })
})
