/** Every screen of the citizen measured: by the numbers for older people, on the smallest phone, with text twice as large. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inBrowser, openPage } from './inBrowser.ts'
import { elderMeasures, type Measures, plainMeasures, violationsOf } from './measure.ts'
import { storeVote, walk } from './screens.ts'

interface Way {
  mode: Record<string, string>
  size: [number, number]
  zoom: number
  language?: string
  measures: Measures
}

const ways: [string, Way][] = [
  ['elder', { mode: { mode: 'elder' }, size: [360, 740], zoom: 1, measures: elderMeasures }],
  [
    'elder, dark, 320x568',
    { mode: { mode: 'elder', theme: 'dark' }, size: [320, 568], zoom: 1, measures: elderMeasures },
  ],
  ['plain, dark', { mode: { theme: 'dark' }, size: [360, 740], zoom: 1, measures: plainMeasures }],
  ['plain, 320x568', { mode: {}, size: [320, 568], zoom: 1, measures: plainMeasures }],
  ['plain, text at 200 %', { mode: {}, size: [360, 740], zoom: 2, measures: { ...plainMeasures, font: 26 } }],
  ['plain, desktop', { mode: {}, size: [1440, 900], zoom: 1, measures: plainMeasures }],
  ['elder, English', { mode: { mode: 'elder' }, size: [360, 740], zoom: 1, language: 'en', measures: elderMeasures }],
]

inBrowser('every screen of the citizen', (served, browser) => {
  async function openWay({ mode, size: [width, height], zoom, language = 'zh-CN' }: Way): Promise<Page> {
    const page = await openPage(browser(), { language, width, height, kept: mode })
    await page.addInitScript((scale) => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = `${scale * 100}%`
      })
    }, zoom)
    return page
  }

  it.each(ways)('keeps to its measures and is accessible (%s)', async (name, way) => {
    const page = await openWay(way)
    const found: Record<string, string[]> = {}
    let screens = 0
    const look = async (screen: string): Promise<void> => {
      screens += 1
      const violations = await violationsOf(page, way.measures)
      const axe = await new AxeBuilder({ page }).analyze()
      violations.push(...axe.violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 160)}`))
      if (violations.length > 0) found[screen] = violations
    }
    await walk(page, `${served().url}/c/${await storeVote(served().deps.db)}`, look)
    for (const [screen, opens, closes] of [
      ['not open yet', 5, 72],
      ['closed', -72, -5],
    ] as const) {
      await page.goto(`${served().url}/c/${await storeVote(served().deps.db, opens, closes)}`)
      await page.locator('li a').first().waitFor()
      await look(screen)
    }
    console.info(`${name}: ${screens} screens, ${Object.values(found).flat().length} violations`)
    expect(found).toEqual({})
    await page.context().close()
  })

  it('sees what is too small, too pale, or cut', async () => {
    const page = await openWay({ mode: { mode: 'elder' }, size: [360, 740], zoom: 1, measures: elderMeasures })
    await page.goto(`${served().url}/c/${await storeVote(served().deps.db)}`)
    await page.locator('li a').first().waitFor()
    await page.evaluate(() => {
      const place = (css: string, tag: string, text: string) => {
        const element = document.createElement(tag)
        element.style.cssText = css
        element.textContent = text
        document.querySelector('h1')?.before(element)
      }
      place('font-size:17px', 'p', 'small words')
      place('font-size:20px;line-height:22px', 'p', 'close lines')
      place('color:#b5ada2', 'p', 'pale words')
      place('display:block;width:59px;height:70px', 'button', 'key')
      place('width:60px;overflow:hidden;white-space:nowrap', 'p', 'words that are cut')
    })
    const found = await violationsOf(page, elderMeasures)
    for (const told of ['type 17 < 18', 'line height 1.10', 'contrast', 'target 59 x', 'cut sideways'])
      expect(found.join('\n')).toContain(told)
    await page.context().close()
  })
})
