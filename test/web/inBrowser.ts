import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { openServer, type Served } from '../story/serving.ts'

/** Runs tests on a server of their own and in a browser; skipped aloud where none can be started. */
export function inBrowser(
  title: string,
  tests: (served: () => Served, browser: () => Browser) => void,
  open: () => Promise<Served> = openServer,
): void {
  const absence = chromiumAbsence()
  if (absence !== null) console.warn(`skipped: ${title}, ${absence}`)
  describe.runIf(absence === null)(title, () => {
    let served: Served
    let browser: Browser
    beforeAll(async () => {
      served = await open()
      browser = await launchChromium()
    })
    afterAll(async () => {
      await browser?.close()
      await served?.close()
    })
    tests(
      () => served,
      () => browser,
    )
  })
}

/** How somebody's browser is: its language, its window, its name, and what it has kept from earlier visits. */
export interface Somebody {
  language?: string
  width?: number
  height?: number
  agent?: string
  kept?: Record<string, string>
}

/** A fresh page of somebody whom nobody knows: Chinese, on a phone and without motion unless told otherwise. */
export async function openPage(browser: Browser, somebody: Somebody = {}): Promise<Page> {
  const { language = 'zh-CN', width = 360, height = 740, agent, kept = {} } = somebody
  const context = await browser.newContext({
    locale: language,
    viewport: { width, height },
    reducedMotion: 'reduce',
    ...(agent === undefined ? {} : { userAgent: agent }),
  })
  await context.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value)
  }, kept)
  return context.newPage()
}
