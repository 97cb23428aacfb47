/**
 * One campaign from an empty server to a published list, in a real Chromium and over HTTP: what the README promises, played by
 * an organizer, seven experts, an auditor, five hundred citizens and somebody who is nobody.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportBundle } from '../../server/commands/export.ts'
import { tallyCommand } from '../../server/commands/tally.ts'
import { verifyCommand } from '../../server/commands/verify.ts'
import { sent, type Visitor } from '../../server/demo/visitor.ts'
import type { TallyResult } from '../../server/domain/tally.ts'
import { nomination as importWords } from '../../server/domain/words/zh-CN/nomination.ts'
import { organize as organizeWords } from '../../server/domain/words/zh-CN/organize.ts'
import { people as peopleWords } from '../../server/domain/words/zh-CN/people.ts'
import { templates as templateWords } from '../../server/domain/words/zh-CN/templates.ts'
import { vote as voteWords } from '../../server/domain/words/zh-CN/vote.ts'
import { setUpLink } from '../../server/people/invite.ts'
import { chromiumAbsence, launchChromium } from '../chromium.ts'
import { casesTable, castOne, join, scoreAll, storyPassword } from './acts.ts'
import type { Served } from './serving.ts'

const absence = chromiumAbsence()
if (absence !== null && process.env.NO_SKIPS) throw new Error(`the story needs Chromium: ${absence}`)
if (absence !== null) console.warn(`skipped: the story in a browser, ${absence}`)

const numbers = Array.from({ length: 30 }, (_, index) => index + 31)
const citizens = 500
const minute = 60_000
const at = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString()

/** Tells the whole story on one database; `open` starts the server on it. */
export function tellCampaign(title: string, open: () => Promise<Served>): void {
  describe.runIf(absence === null)(title, () => {
    let server: Served
    let browser: Browser
    let page: Page
    let phone: BrowserContext
    let path = ''
    let campaign = ''
    let auditor: Visitor
    const experts: Visitor[] = []
    const errors: string[] = []

    /** The organizer's own session, taken from the page, for what the story does beside it. */
    const organizer = async (): Promise<Visitor> => {
      const visitor = server.visitor()
      for (const cookie of await page.context().cookies()) visitor.cookies.set(cookie.name, cookie.value)
      return visitor
    }

    beforeAll(async () => {
      server = await open()
      browser = await launchChromium()
      page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (line) => line.type() === 'error' && errors.push(line.text()))
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
    })

    it('lets the first organizer in by the one-time link, and nobody after', async () => {
      const link = await setUpLink(server.deps, server.url)
      await page.goto(link ?? '')
      await page.getByLabel(peopleWords.field.name).fill('陈立言')
      await page.getByLabel(peopleWords.field.login).fill('chen')
      await page.getByLabel(peopleWords.field.password, { exact: true }).fill('long enough to keep')
      await page.getByRole('button', { name: peopleWords.enter.acceptFounder }).click()
      await page.waitForURL(`${server.url}/organize`)
      const again = await server.visitor().send('POST', '/api/invitations/accept', {
        token: link?.split('#')[1],
        name: 'x',
        login: 'second',
        password: 'long enough to keep',
      })
      expect(again.status).toBe(410)
    })

    it('makes a campaign from the template of the national vote', async () => {
      const w = organizeWords.create
      await page.goto(`${server.url}/organize/new`)
      await page.getByRole('radio', { name: new RegExp(templateWords.names.national.title) }).check()
      await page.getByLabel(w.name, { exact: true }).fill('社区治理案例评选')
      await page.getByRole('button', { name: w.submit }).click()
      await page.getByRole('alert').getByText(w.needed(w.host)).waitFor()
      await page.getByLabel(w.host, { exact: true }).fill('样例编辑部')
      await page.getByRole('button', { name: w.submit }).click()
      await page.waitForURL(/\/organize\/[\w-]{10,}$/)
      campaign = page.url().split('/').at(-1) ?? ''
      path = `/api/campaigns/${campaign}`
    })

    it('imports thirty nominations by the page: dry run first, then all of them', async () => {
      await page.goto(`${server.url}/organize/${campaign}/nominations/import`)
      const { bytes } = casesTable()
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
      await page.getByRole('heading', { name: importWords.import.titleSound(30) }).waitFor()
      expect(await page.locator('main').innerText()).toContain('UTF-8')
      const own = await organizer()
      expect((await sent<{ nominations: unknown[] }>(own, 'GET', `${path}/nominations`)).nominations).toEqual([])
      await page.getByRole('button', { name: importWords.import.write(30) }).click()
      await page.getByText(importWords.import.done(30)).waitFor()
      const listed = await sent<{ nominations: { number: number }[] }>(own, 'GET', `${path}/nominations`)
      expect(listed.nominations.map(({ number }) => number)).toEqual(numbers)
    })

    it('sets weights and windows, invites seven experts and an auditor, and opens', async () => {
      const own = await organizer()
      const { name, host, settings } = await sent<{ name: string; host: string; settings: { tally: object } }>(
        own,
        'GET',
        path,
      )
      const weighed = (expert: string) => ({
        name,
        host,
        settings: { ...settings, tally: { ...settings.tally, weights: { expert, public: '30' } } },
      })
      await sent(own, 'PUT', `${path}/settings`, weighed('69.99'))
      await sent(own, 'PUT', `${path}/stages`, {
        stages: [
          { kind: 'voting', batch: { first: 31, last: 60 }, gate: 'clock', opensAt: at(-1), closesAt: at(600) },
          { kind: 'scoring', batch: null, gate: 'clock', opensAt: at(-1), closesAt: at(600) },
          { kind: 'final', batch: null, gate: 'organizer', opensAt: at(700), closesAt: null },
        ],
      })
      const people = Array.from({ length: 7 }, (_, seat) => ({ name: `专家${seat + 1}` }))
      const { invited } = await sent<{ invited: { token: string }[] }>(own, 'POST', `${path}/members`, {
        role: 'expert',
        people,
      })
      for (const [seat, { token }] of invited.entries()) {
        const expert = server.visitor()
        await join(expert, token, `专家${seat + 1}`, `expert${seat + 1}`)
        experts.push(expert)
      }
      const watching = await sent<{ invited: { token: string }[] }>(own, 'POST', `${path}/members`, {
        role: 'auditor',
        people: [{ name: '周敏' }],
      })
      auditor = server.visitor()
      await join(auditor, watching.invited[0]?.token ?? '', '周敏', 'zhou')

      const short = await own.send('POST', `${path}/open`, {})
      expect([short.status, await short.json()]).toMatchObject([409, { code: 'issues-remain' }])
      await sent(own, 'PUT', `${path}/settings`, weighed('70'))
      await page.goto(`${server.url}/organize/${campaign}`)
      await page.getByRole('button', { name: organizeWords.overview.preparation.open }).click()
      await page.getByRole('button', { name: organizeWords.overview.preparation.confirmAct }).click()
      await page.getByText(organizeWords.overview.frozen).waitFor()
      const late = await own.send('PUT', `${path}/settings`, weighed('60'))
      expect([late.status, await late.json()]).toMatchObject([409, { code: 'rules-frozen' }])
    })

    it('has seven experts score all thirty, one of them at the desk with the keyboard alone', async () => {
      const [first, ...others] = experts
      if (first === undefined) throw new Error('no expert')
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      const desk = await context.newPage()
      desk.on('pageerror', (error) => errors.push(error.message))
      await desk.goto(`${server.url}/sign-in`)
      await desk.getByLabel(peopleWords.field.login).fill('Expert1')
      await desk.getByLabel(peopleWords.field.password, { exact: true }).fill(storyPassword)
      await desk.getByRole('button', { name: peopleWords.signIn.submit, exact: true }).click()
      await desk.getByText(peopleWords.signIn.places).or(desk.locator('[href^="/review"]')).first().waitFor()
      await desk.goto(`${server.url}/review/${campaign}/31`)
      await desk.locator('[role="slider"]').first().focus()
      await desk.keyboard.type('98998')
      await desk.keyboard.press('Enter')
      await expect
        .poll(
          async () =>
            (await sent<{ sheets: { number: number; state: string }[] }>(first, 'GET', `${path}/sheets`)).sheets.find(
              ({ number }) => number === 31,
            )?.state,
        )
        .toBe('submitted')
      await context.close()
      await scoreAll(first, path, 0, numbers.slice(1))
      await Promise.all(others.map((expert, seat) => scoreAll(expert, path, seat + 1, numbers)))
      const again = await first.send('PUT', `${path}/sheets/31`, { version: 9, scores: {}, comment: '' })
      expect(again.status).toBe(409)
    })

    it('takes a ballot on a phone and shows a receipt', async () => {
      phone = await browser.newContext({
        viewport: { width: 360, height: 740 },
        locale: 'zh-CN',
        isMobile: true,
        hasTouch: true,
      })
      const citizen = await phone.newPage()
      citizen.on('pageerror', (error) => errors.push(error.message))
      const asked: string[] = []
      citizen.on('request', (request) => asked.push(new URL(request.url()).origin))
      await citizen.goto(`${server.url}/c/${campaign}`)
      for (const number of ['033', '047', '056'])
        await citizen.locator('li button', { hasText: number }).first().click()
      await citizen.getByRole('button', { name: voteWords.bar.review }).click()
      await citizen.getByRole('button', { name: voteWords.review.submit }).click()
      await citizen.getByText(voteWords.done.title).waitFor()
      await citizen.getByText(voteWords.done.check.checked).waitFor()
      expect(await citizen.locator('body').innerText()).toMatch(
        /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/,
      )
      expect(new Set(asked)).toEqual(new Set([server.url]))
    })

    it('takes five hundred ballots by HTTP and refuses the wrong ones', async () => {
      const statuses = new Map<number, number>()
      for (let start = 0; start < citizens; start += 20)
        await Promise.all(
          Array.from({ length: 20 }, async (_, offset) => {
            const voter = start + offset
            const choices = [0, 1, 2].map((step) => 31 + ((voter * (step + 1) + step * 11) % 30))
            const answer = await castOne(server.deps, server.visitor(), path, [...new Set(choices)])
            statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
          }),
        )
      expect(Object.fromEntries(statuses)).toEqual({ 200: citizens })
      const wrong: [number[], string][] = [
        [[], 'too-few-choices'],
        [numbers.slice(0, 11), 'too-many-choices'],
        [[31, 31], 'repeated-choice'],
        [[31, 99], 'unknown-candidate'],
      ]
      for (const [choices, code] of wrong) {
        const answer = await castOne(server.deps, server.visitor(), path, choices)
        expect([answer.status, await answer.json()]).toMatchObject([expect.any(Number), { code }])
        expect(answer.status).toBeGreaterThanOrEqual(400)
      }
    })

    it('checks the kept receipt by itself when the citizen comes back, after five hundred others have voted', async () => {
      const citizen = await phone.newPage()
      citizen.on('pageerror', (error) => errors.push(error.message))
      await citizen.goto(`${server.url}/c/${campaign}`)
      await citizen.getByText(voteWords.returning.check.checked).waitFor()
      await phone.close()
    })

    it('hides every total until all is closed, from the organizer too', async () => {
      const own = await organizer()
      for (const hidden of ['result', 'exports/result.xlsx', 'exports/tally.json', 'exports/scores.csv']) {
        const answer = await own.get(`${path}/${hidden}`)
        expect([hidden, answer.status, await answer.json()]).toMatchObject([hidden, 409, { code: 'results-hidden' }])
      }
      expect((await server.visitor().get(`${path}/result`)).status).toBe(401)
    })

    it('closes, ranks, and gives everybody the same list again', async () => {
      const own = await organizer()
      const { stages } = await sent<{ stages: { id: string; kind: string }[] }>(own, 'GET', path)
      for (const stage of stages.filter(({ kind }) => kind !== 'final'))
        await sent(own, 'POST', `${path}/stages/${stage.id}/close`, {})
      expect((await castOne(server.deps, server.visitor(), path, [31])).status).toBe(410)

      const input = await (await own.get(`${path}/exports/tally.json`)).text()
      const printed: string[] = []
      const code = await tallyCommand(['tally.json'], {
        readFile: async () => input,
        stdout: (text) => printed.push(text),
        stderr: (text) => printed.push(text),
        lang: 'en',
      })
      expect(code).toBe(0)
      const recomputed: TallyResult = JSON.parse(printed.join(''))
      expect(recomputed.ranking).toHaveLength(30)
      expect(JSON.parse(await (await own.get(`${path}/exports/result.json`)).text())).toEqual(recomputed)

      const book = new ExcelJS.Workbook()
      await book.xlsx.load(await (await own.get(`${path}/exports/result.xlsx`)).arrayBuffer())
      const read = new Map<string, ExcelJS.Row>()
      book.worksheets[0]?.eachRow((row) => read.set(String(row.values).replace(/^,/, ''), row))
      const lines = [...read.keys()]
      for (const { rank, number, total } of recomputed.ranking)
        expect(
          lines.filter(
            (line) =>
              line.startsWith(`${rank},${number},`) || line.startsWith(`${rank},${String(number).padStart(3, '0')},`),
          ),
        ).toEqual([expect.stringMatching(new RegExp(`[,]${String(Number(total)).replace('.', '\\.')}(,|$)`))])
    })

    it('is published by two persons and read by anyone', async () => {
      const own = await organizer()
      const { revision } = await sent<{ revision: number }>(own, 'POST', `${path}/publications`, { kind: 'final' })
      const result = await sent<{ publications: { revision: number; sha256: string }[] }>(own, 'GET', `${path}/result`)
      const proposed = result.publications.find((one) => one.revision === revision)
      const alone = await own.send('POST', `${path}/publications/${revision}/confirm`, { sha256: proposed?.sha256 })
      expect([alone.status, await alone.json()]).toMatchObject([403, { code: 'second-person-needed' }])
      expect(await sent(server.visitor(), 'GET', `${path}/publications/latest`)).toMatchObject({ publication: null })
      await sent(auditor, 'POST', `${path}/publications/${revision}/confirm`, { sha256: proposed?.sha256 })

      const anybody = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
      anybody.on('pageerror', (error) => errors.push(error.message))
      await anybody.goto(`${server.url}/notice/${campaign}`)
      const input = await (await own.get(`${path}/exports/result.json`)).json()
      const [best] = input.ranking
      await anybody.getByText(best.total).first().waitFor()
      expect(await anybody.locator('main').innerText()).toContain(best.total)
      await anybody.close()
      const log = await sent<{ entries: string[] }>(server.visitor(), 'GET', `${path}/log?limit=1000`)
      const types = log.entries.map((line): string => JSON.parse(line).type)
      expect([types[0], types.at(-1), types.filter((type) => type === 'voting_closed').length]).toEqual([
        'campaign_opened',
        'result_published',
        1,
      ])
      expect(types.filter((type) => type === 'ballot_cast')).toHaveLength(citizens + 1)
      expect(types.filter((type) => type === 'score_submitted')).toHaveLength(210)
    })

    it('gives everybody a bundle that proves itself, and does not when a single vote in it is changed', async () => {
      const folder = await mkdtemp(pathOf(tmpdir(), 'gongping-bundle-'))
      const said: string[] = []
      const io = {
        readFile: (name: string) => readFile(name, 'utf8'),
        stdout: (text: string) => said.push(text),
        stderr: (text: string) => said.push(text),
        lang: 'en' as const,
      }
      const bundle = pathOf(folder, 'bundle.tar')
      expect(await exportBundle(server.deps, { campaign, bundle, copy: 'public' }, io), said.join('')).toBe(0)
      expect(await verifyCommand([bundle], io), said.join('')).toBe(0)
      const bytes = await readFile(bundle)
      const vote = bytes.indexOf('"choices":[')
      bytes[vote + '"choices":[3'.length] = bytes[vote + '"choices":[3'.length] === 0x31 ? 0x32 : 0x31
      const changed = pathOf(folder, 'changed.tar')
      await writeFile(changed, bytes)
      said.length = 0
      expect(await verifyCommand([changed], io)).toBe(1)
      expect(said.join('')).toContain('openings/choices.ndjson')
      await rm(folder, { recursive: true, force: true })
    })

    it('broke nothing on the way', () => {
      expect(errors).toEqual([])
    })
  })
}
