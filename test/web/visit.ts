import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What a visit found wrong: sentences that name the page's fault, none where the page is sound. */
export type Faults = string[]

const levels = ['wcag2a', 'wcag2aa', 'wcag22aa']
const han = /\p{Script=Han}/u

/** Writes down what a page complains of while it is open, and requests that leave the site. Empties the list when read. */
export function watch(page: Page, origin: string, expected: (address: string) => boolean): () => Faults {
  let heard: Faults = []
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error' && !expected(line.location().url)) heard.push(`console: ${line.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) heard.push(`elsewhere: ${request.url()}`)
  })
  return () => {
    const told = heard
    heard = []
    return told
  }
}

/** The page as it stands: accessible at levels A and AA, no wider than its window, with a heading. */
export async function faultsOf(page: Page): Promise<Faults> {
  const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze()
  const faults = violations.map(({ id, nodes }) => `axe ${id}: ${nodes.length} x ${nodes[0]?.html.slice(0, 160)}`)
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const beyond = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    const widest = beyond.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    return `${scrollWidth} > ${clientWidth} (${widest.join(', ')})`
  })
  if (wide !== null) faults.push(`sideways: ${wide}`)
  if ((await page.locator('h1:visible').count()) !== 1)
    faults.push(`headings of the first level: ${await page.locator('h1').count()}`)
  return faults
}

/** Sentences and labels on the page that are word for word among `foreign`, outside what is marked as another language. */
export function foreignTexts(page: Page, foreign: string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const texts = new Set(known)
    const found: string[] = []
    const keep = (text: string | null, element: Element | null): void => {
      if (text === null || element?.closest('[lang]:not(html)')) return
      if (texts.has(text.trim())) found.push(text.trim())
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) keep(walker.currentNode.textContent, walker.currentNode.parentElement)
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) keep(element.getAttribute(name), element)
    return [...new Set(found)]
  }, foreign)
}

/** Every Chinese sentence without values in a tree of words. */
export function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return han.test(words) ? [words] : []
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesIn) : []
}
