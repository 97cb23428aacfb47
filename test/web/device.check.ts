import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'
import { inBrowser } from './inBrowser.ts'

inBrowser('a phone becomes a device', (served, browser) => {
  async function openVote(prepare: (page: Page) => Promise<unknown> = async () => undefined) {
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
    const { id } = await storeCampaign(served().deps.db, {
      stages: [makeStage('voting', 0, { opensAt: at(-1), closesAt: at(1) })],
    })
    await storeNominations(served().deps.db, id, 12)
    const context = await browser().newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await prepare(page)
    const minted = page.waitForResponse((answer) => answer.url().endsWith('/devices'))
    await page.goto(`${served().url}/c/${id}`)
    return { id, page, minted }
  }

  async function voteOn(page: Page): Promise<void> {
    await page.locator('li button[aria-pressed]').first().click()
    await page.locator('.button-filled:visible').click()
    await page.locator('dialog .button-filled').click()
    await page.locator('[data-checked=checked], [data-checked=unsigned]').waitFor()
  }

  const noncesOf = async (campaign: string) => {
    const rows = await served().deps.db.selectFrom('ballot').where('campaign', '=', campaign).select('nonce').execute()
    return rows.map(({ nonce }) => nonce)
  }

  it('in a worker, without anything to do, before anybody votes', async () => {
    const { id, page, minted } = await openVote()
    const [worker] = await Promise.all([page.waitForEvent('worker'), minted])
    expect(worker.url()).toMatch(/\/assets\/pow\.worker/)
    expect((await minted).status()).toBe(200)
    const cookies = await page.context().cookies(served().url)
    expect(cookies).toMatchObject([{ name: '__Host-device', httpOnly: true, secure: true, sameSite: 'Lax' }])
    await voteOn(page)
    expect(await noncesOf(id)).toEqual([expect.stringMatching(/^[\w-]{22}$/)])
    await page.context().close()
  })

  it('also when the button is pressed before the puzzle is solved, and when the first puzzle is refused', async () => {
    let handed = 0
    const { id, page } = await openVote((opening) =>
      opening.route('**/devices', async (route) => {
        handed += 1
        if (handed > 1) return route.continue()
        const sent: { solution: { derivedKey: string } } = route.request().postDataJSON()
        sent.solution.derivedKey = '00'.repeat(32)
        return route.continue({ postData: JSON.stringify(sent) })
      }),
    )
    await voteOn(page)
    expect([handed, (await noncesOf(id)).length]).toEqual([2, 1])
    await page.context().close()
  })

  it('and goes on without a word when the nonce of its page is not its own any more', async () => {
    const said: number[] = []
    const { id, page, minted } = await openVote((opening) =>
      opening.route('**/ballots', (route) => {
        const headers = route.request().headers()
        said.push(said.length)
        return route.continue(said.length > 1 ? {} : { headers: { ...headers, 'x-ballot-nonce': 'A'.repeat(44) } })
      }),
    )
    await minted
    await voteOn(page)
    expect([said.length, (await noncesOf(id)).length]).toEqual([2, 1])
    await page.context().close()
  })

  it('in the page itself where there are no workers and no WebCrypto', async () => {
    const { id, page } = await openVote((opening) =>
      opening.addInitScript(() => {
        Reflect.deleteProperty(globalThis, 'Worker')
        Object.defineProperty(crypto, 'subtle', { value: undefined })
      }),
    )
    const began = performance.now()
    await voteOn(page)
    console.info(`without workers and WebCrypto: ${((performance.now() - began) / 1000).toFixed(1)} s to the receipt`)
    expect(await noncesOf(id)).toHaveLength(1)
    await page.context().close()
  })
})
