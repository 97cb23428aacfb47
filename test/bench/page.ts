import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { distFolder } from '../../server/commands/build.ts'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { makeStage, storeCampaign, storeNominations } from '../make.ts'
import { openServer } from '../story/serving.ts'

/** The phone of the promise: 400 kbps, 400 ms, a processor four times slower (vote.md "The page"). */
const network = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const slower = 4
const limits = { kilobytes: 60, paint: 2500, usable: 3000, taps: 6, score: 95 }
const seal = 'li button[aria-pressed]'

/**
 * The citizen's page on a slow phone: weight of the first load, largest paint, time until a press on a seal stamps it, taps
 * from the link to the receipt for three of sixty, Lighthouse. Options: --rounds (5), --no-lighthouse. Returns 1 when a figure
 * is beyond its limit.
 */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '5' }, 'no-lighthouse': { type: 'boolean', default: false } },
  })
  const absence = chromiumAbsence()
  if (absence !== null) throw new Error(`the page cannot be measured here: ${absence}`)
  const served = await openServer()
  const port = 9300 + (process.pid % 500)
  const browser = await launchChromium([`--remote-debugging-port=${port}`])
  try {
    const hour = 3_600_000
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const { id } = await storeCampaign(served.deps.db, {
      stages: [makeStage('voting', 0, { opensAt: at(-hour), closesAt: at(72 * hour) })],
    })
    await storeNominations(served.deps.db, id, 60)
    const address = `${served.url}/c/${id}`
    const rows = [
      await weight(browser, address),
      ...(await speed(browser, address, Number(values.rounds))),
      await taps(browser, address),
      ...(values['no-lighthouse'] ? [] : await scores(address, port)),
    ]
    for (const { name, figure, limit, unit, atLeast } of rows)
      print(
        `${name.padEnd(34)} ${String(figure).padStart(8)} ${unit.padEnd(4)} (${atLeast ? 'at least' : 'at most'} ${limit})`,
      )
    return rows.every(({ figure, limit, atLeast }) => (atLeast ? figure >= limit : figure <= limit)) ? 0 : 1
  } finally {
    await browser.close()
    await served.close()
  }
}

interface Row {
  name: string
  figure: number
  limit: number
  unit: string
  atLeast?: boolean
}

/** Script and style of the first load as gzip writes them; a request to another host is a fault of its own. */
async function weight(browser: Browser, address: string): Promise<Row> {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.close()
  const elsewhere = asked.filter((url) => /^http/.test(url) && !url.startsWith(new URL(address).origin))
  if (elsewhere.length > 0) throw new Error(`the page asks elsewhere: ${elsewhere[0]}`)
  let bytes = 0
  for (const url of new Set(asked.filter((one) => /\.(js|css)$/.test(one))))
    bytes += gzipSync(await readFile(join(distFolder, new URL(url).pathname))).length
  return {
    name: 'script and style, first load',
    figure: Number((bytes / 1024).toFixed(1)),
    limit: limits.kilobytes,
    unit: 'KB',
  }
}

/** Medians over fresh browsers without a cache. */
async function speed(browser: Browser, address: string, rounds: number): Promise<Row[]> {
  const paints: number[] = []
  const uses: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const { paint, usable } = await visit(browser, address)
    print(`round ${round}: largest paint ${paint} ms, usable ${usable} ms`)
    paints.push(paint)
    uses.push(usable)
  }
  return [
    { name: 'largest paint, median', figure: median(paints), limit: limits.paint, unit: 'ms' },
    { name: 'usable, median', figure: median(uses), limit: limits.usable, unit: 'ms' },
  ]
}

async function visit(browser: Browser, address: string): Promise<{ paint: number; usable: number }> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.addInitScript((button) => {
    const seen = { paint: 0, usable: 0 }
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    // The first press that stamps: what a hurried finger would find.
    const press = () => {
      const first = document.querySelector<HTMLElement>(button)
      if (first !== null && first.getAttribute('aria-pressed') === 'false') first.click()
      if (first?.getAttribute('aria-pressed') === 'true') seen.usable = performance.now()
      else requestAnimationFrame(press)
    }
    requestAnimationFrame(press)
  }, seal)
  await page.goto(address, { waitUntil: 'load' })
  await page.waitForFunction(() => Reflect.get(window, 'seen').usable > 0)
  await page.waitForTimeout(1500)
  const seen: { paint: number; usable: number } = await page.evaluate(() => Reflect.get(window, 'seen'))
  await context.close()
  return { paint: Math.round(seen.paint), usable: Math.round(seen.usable) }
}

/** Three seals, the review, the submission, until the receipt is there and checked. */
async function taps(browser: Browser, address: string): Promise<Row> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })
  const page = await context.newPage()
  let count = 1 // the link itself
  const tap = async (selector: string, place = 0): Promise<void> => {
    await page.locator(selector).nth(place).tap()
    count += 1
  }
  await page.goto(address)
  for (const place of [0, 1, 2]) await tap(seal, place)
  await tap('.button-filled:visible')
  await tap('dialog .button-filled')
  await page.locator('[data-checked=checked]').waitFor()
  await context.close()
  return { name: 'taps from the link to the receipt', figure: count, limit: limits.taps, unit: '' }
}

/** Lighthouse as it measures phones. */
async function scores(address: string, port: number): Promise<Row[]> {
  const { default: lighthouse } = await import('lighthouse')
  const run = await lighthouse(address, { port, output: 'json', logLevel: 'silent' })
  if (run === undefined) throw new Error('Lighthouse said nothing')
  const failed = Object.values(run.lhr.audits).filter(
    ({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
  )
  for (const { id, displayValue } of failed) print(`Lighthouse: ${id} ${displayValue ?? ''}`)
  return Object.values(run.lhr.categories).map(({ title, score }) => ({
    name: `Lighthouse: ${title}`,
    figure: Math.round((score ?? 0) * 100),
    limit: limits.score,
    unit: '',
    atLeast: true,
  }))
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
