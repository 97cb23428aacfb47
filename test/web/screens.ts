import type { Page } from 'playwright-core'
import type { Database } from '../../db/database.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'

const hour = 3_600_000
const at = (ms: number) => new Date(Date.now() + ms).toISOString()

/** Names and lines as people write them: short and long, with clauses and without. */
const written = [
  ['近邻五事工作法', '小区的事，邻居坐下来一步步商定。'],
  ['先锋骑手', '骑手送餐路上，顺手报修和探望。'],
  ['“一核四治五联”城乡社区治理与服务创新实践', '一套居民投票通过并且每季度重新表决的公共空间使用办法。'],
  ['六统十八联', '难事只用三张纸：谁的事、怎么办、谁来看。'],
] as const

/** A vote in two batches that are open at once, or whose window lies elsewhere; few candidates, so that measuring is swift. */
export async function storeVote(db: Database, opens = -1, closes = 72): Promise<string> {
  const window = { opensAt: at(opens * hour), closesAt: at(closes * hour) }
  const { id } = await storeCampaign(db, {
    name: '望澜市城乡社区治理创新案例',
    stages: [
      makeStage('voting', 0, { ...window, batch: { first: 1, last: 14 } }),
      makeStage('voting', 1, { ...window, batch: { first: 15, last: 20 } }),
    ],
  })
  await storeNominations(db, id, 20)
  for (let number = 1; number <= 20; number++) {
    const [name, connotation] = written[number % written.length] ?? written[0]
    await db
      .updateTable('nomination')
      .set({ name, connotation, introduction: `${connotation}\n`.repeat(3) })
      .where('campaign', '=', id)
      .where('number', '=', number)
      .execute()
  }
  return id
}

const seal = 'li button[aria-pressed]'
const filled = '.button-filled:visible'

/** Walks a citizen through every screen, from the gallery to the receipt and back again, and looks at each. */
export async function walk(page: Page, address: string, look: (screen: string) => Promise<void>): Promise<void> {
  await page.goto(address)
  await page.locator(seal).first().waitFor()
  await look('gallery')
  await page.locator('input[type=search]').fill('没有这样的')
  await look('nobody found')
  await page.locator('input[type=search]').fill('')
  await page.locator('li a').first().click()
  await page.locator('dialog h3').first().waitFor()
  await look('candidate')
  await page.keyboard.press('Escape')
  await page.locator('dialog').waitFor({ state: 'detached' })
  const pad = page.locator('button[aria-expanded]')
  if (await pad.isVisible()) {
    await pad.click()
    await page.locator('section[aria-label] button').first().waitFor()
    await page.keyboard.type('005')
    await look('number pad')
    await page.keyboard.press('Escape')
  }
  for (let place = 0; place < 12; place++) await page.locator(seal).nth(place).click()
  await look('too many')
  for (let place = 3; place < 12; place++) await page.locator(seal).nth(place).click()
  await page.evaluate(() => scrollTo(0, 0))
  await look('three chosen')
  await page.locator(filled).first().click()
  await page.locator('dialog .button-filled').waitFor()
  await look('review')
  await page
    .locator('dialog button', { hasText: /移除|Remove/ })
    .first()
    .click()
  await look('review, one taken off')
  await page.locator('dialog .button-filled').click()
  await page.locator('[data-checked=checked]').waitFor()
  await look('receipt')
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('[data-checked=checked]').waitFor()
  await look('returning')
}
