/** Every page of every audience on the demonstration: both languages, a desk and a phone, before the close and after it. */
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { demoAuditor } from '../../server/demo/people.ts'
import { type Demo, playDemo } from '../../server/demo/story.ts'
import { sent, type Visitor } from '../../server/demo/visitor.ts'
import { people as peopleWords } from '../../server/domain/words/zh-CN/people.ts'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { openServer, type Served } from '../story/serving.ts'
import { type Faults, faultsOf, foreignTexts, sentencesIn, watch } from './visit.ts'

const absence = chromiumAbsence()
if (absence !== null) console.warn(`skipped: all pages in a browser, ${absence}`)

const shots = process.env.SHOTS
const languages = ['zh-CN', 'en'] as const
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } }
const password = 'somebody looks at all pages'

type Role = 'citizen' | 'organizer' | 'expert'
type Size = keyof typeof sizes

describe.runIf(absence === null)('all pages', () => {
  let told: Date | null = null
  let served: Served
  let browser: Browser
  let demo: Demo
  let organizer: Visitor
  let entrance = ''
  let chinese: string[] = []
  const contexts = new Map<string, BrowserContext>()
  const table: string[] = []
  let closed = false

  beforeAll(async () => {
    served = await openServer({}, () => told ?? new Date())
    demo = await playDemo(createApp(served.deps), served.deps, served.url, (at) => {
      told = at
    })
    browser = await launchChromium()
    for (const role of ['organizer', 'expert'] as const) await enter(role)
    organizer = served.visitor()
    for (const { name, value } of (await contexts.get('organizer desk')?.cookies()) ?? [])
      organizer.cookies.set(name, value)
    entrance = await linkOf('expert', 3)
    chinese = await chineseSentences()
    if (shots) await mkdir(shots, { recursive: true })
  })
  afterAll(async () => {
    console.info(table.join('\n'))
    await browser?.close()
    await served?.close()
  })

  async function contextOf(role: Role, size: Size): Promise<BrowserContext> {
    const key = `${role} ${size}`
    const context =
      contexts.get(key) ??
      (await browser.newContext({ viewport: sizes[size], locale: 'zh-CN', reducedMotion: 'reduce' }))
    contexts.set(key, context)
    return context
  }

  /** Takes the printed link at the desk as a person would, and carries the session over to the phone. */
  async function enter(role: 'organizer' | 'expert'): Promise<void> {
    const desk = await contextOf(role, 'desk')
    const page = await desk.newPage()
    await page.goto(demo[role])
    await page.getByLabel(peopleWords.field.password, { exact: true }).fill(password)
    const name = page.getByLabel(peopleWords.field.name)
    if ((await name.inputValue()) === '') await name.fill(role)
    const login = page.getByLabel(peopleWords.field.login)
    if ((await login.inputValue()) === '') await login.fill(`new.${role}`)
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/(organize|review)/)
    await page.close()
    const phone = await contextOf(role, 'phone')
    await phone.addCookies(await desk.cookies())
  }

  /** A new link to the place of the auditor, or of the expert on this seat. */
  async function linkOf(role: 'expert' | 'auditor', seat: number): Promise<string> {
    const path = `/api/campaigns/${demo.campaign}/members`
    const { members } = await sent<{ members: { id: string; role: string }[] }>(organizer, 'GET', path)
    const member = members.filter((one) => one.role === role)[seat]
    const { token } = await sent<{ token: string }>(organizer, 'POST', `${path}/${member?.id}/link`, {})
    return `/enter#${token}`
  }

  async function visit(role: Role, size: Size, lang: string, addresses: readonly string[]): Promise<Faults> {
    const context = await contextOf(role, size)
    await context.addCookies([{ name: 'lang', value: lang, url: served.url }])
    const page = await context.newPage()
    const heard = watch(page, served.url, (address) => address.endsWith('/result'))
    const faults: Faults = []
    for (const address of addresses) {
      const seen = await look(page, address, lang, heard)
      table.push(
        `${lang.padEnd(6)} ${size.padEnd(6)} ${address.replace(demo.campaign, ':campaign').replace(/#.+/, '#').padEnd(42)} ${seen.length === 0 ? 'sound' : seen.join(' | ')}`,
      )
      faults.push(...seen.map((fault) => `${address}: ${fault}`))
      if (shots) await page.screenshot({ path: join(shots, shotName(role, size, lang, address)), fullPage: true })
    }
    await page.close()
    return faults
  }

  async function look(page: Page, address: string, lang: string, heard: () => Faults): Promise<Faults> {
    await page.goto('about:blank')
    await page.goto(`${served.url}${address}`, { waitUntil: 'networkidle' })
    await page
      .locator('h1')
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined)
    const faults = await faultsOf(page)
    const known = await foreignTexts(page, chinese)
    if (lang === 'en') faults.push(...known.map((text) => `Chinese: ${text}`))
    else if (known.length === 0) faults.push('no Chinese sentence is recognized')
    return [...faults, ...heard()]
  }

  const shotName = (role: Role, size: Size, lang: string, address: string): string => {
    const place = address.replace(demo.campaign, 'campaign').replace(/#.+/, '').replaceAll('/', '-')
    return `${lang}-${size}-${role}${place}${closed ? '-closed' : ''}.png`
  }

  const pagesOf = (role: Role): string[] => {
    const { campaign } = demo
    if (role === 'expert') return ['/review', `/review/${campaign}`, `/review/${campaign}/9`, `/review/${campaign}/1`]
    if (role === 'citizen')
      return [
        '/',
        '/sign-in',
        entrance,
        `/c/${campaign}`,
        `/c/${campaign}/007`,
        `/notice/${campaign}`,
        `/notice/${campaign}/rules`,
        `/notice/${campaign}/privacy`,
      ]
    const desk = `/organize/${campaign}`
    const nominations = ['', '/import', '/new', '/3'].map((page) => `${desk}/nominations${page}`)
    const others = ['people', 'progress', 'voters', 'voting', 'results', 'stages', 'rubric', 'rules', 'audit'].map(
      (page) => `${desk}/${page}`,
    )
    return ['/organize', '/organize/new', desk, ...nominations, ...others]
  }

  const settings = (['desk', 'phone'] as const).flatMap((size) => languages.map((lang) => [size, lang] as const))

  it.each(settings)('are sound for the citizen (%s, %s)', async (size, lang) => {
    expect(await visit('citizen', size, lang, pagesOf('citizen'))).toEqual([])
  })
  it.each(settings)('are sound for the expert (%s, %s)', async (size, lang) => {
    expect(await visit('expert', size, lang, pagesOf('expert'))).toEqual([])
  })
  it.each(settings)('are sound for the organizer (%s, %s)', async (size, lang) => {
    expect(await visit('organizer', size, lang, pagesOf('organizer'))).toEqual([])
  })
  it('are sound when all is closed and published', async () => {
    await closeAndPublish()
    const { campaign } = demo
    const faults: Faults = []
    for (const [size, lang] of settings) {
      faults.push(...(await visit('organizer', size, lang, [`/organize/${campaign}`, `/organize/${campaign}/results`])))
      faults.push(...(await visit('citizen', size, lang, ['/', `/c/${campaign}`, `/notice/${campaign}`])))
    }
    expect(faults).toEqual([])
  })

  /** Closes the vote and the scoring, proposes the public notice and lets the auditor confirm it. */
  async function closeAndPublish(): Promise<void> {
    const path = `/api/campaigns/${demo.campaign}`
    const { stages } = await sent<{ stages: { id: string; kind: string }[] }>(organizer, 'GET', path)
    for (const { id, kind } of stages)
      if (kind === 'voting' || kind === 'scoring')
        await sent(organizer, 'POST', `${path}/stages/${id}/close`, { reason: 'early' })
    const { revision } = await sent<{ revision: number }>(organizer, 'POST', `${path}/publications`, {
      kind: 'public-notice',
    })
    const { publications } = await sent<{ publications: { revision: number; sha256: string }[] }>(
      organizer,
      'GET',
      `${path}/result`,
    )
    const auditor = served.visitor()
    const token = (await linkOf('auditor', 0)).split('#')[1]
    await sent(auditor, 'POST', '/api/invitations/accept', {
      token,
      name: demoAuditor.name,
      login: demoAuditor.login,
      password,
    })
    const sha256 = publications.find((one) => one.revision === revision)?.sha256
    await sent(auditor, 'POST', `${path}/publications/${revision}/confirm`, { sha256 })
    closed = true
  }
})

/** Every Chinese sentence of the platform that stands without values. */
async function chineseSentences(): Promise<string[]> {
  const folder = join(import.meta.dirname, '..', '..', 'server', 'domain', 'words', 'zh-CN')
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(join(folder, name))))
  return modules.flatMap((module) => sentencesIn({ ...module }))
}
