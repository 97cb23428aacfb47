import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertBallots } from '../../db/ballots.ts'
import { exportBundle, exportCampaign } from '../../server/commands/export.ts'
import { recountCampaign } from '../../server/commands/recount.ts'
import { enrol } from '../../server/demo/visitor.ts'
import type { PageHead } from '../../server/pages.ts'
import { exportNames } from '../../server/results/files.ts'
import { castDirectly } from '../castDirectly.ts'
import { browserAs, browserOf } from '../make.ts'
import { afterClose, plainBallot, type Scored, storeScored } from '../makeResults.ts'
import { type Browser, openWorld, type World } from '../world.ts'

/** So many ballots of each kind; what every candidate gets, and the sum, is a number that stands nowhere else. */
const kinds: [number, number[]][] = [
  [1, [1, 2, 3, 4, 5]],
  [3001, [1, 2, 3, 4, 5]],
  [1703, [2, 4]],
  [907, [2, 3, 4, 5]],
  [411, [1, 5]],
  [1200, [4]],
]
const ballots = kinds.reduce((sum, [times]) => sum + times, 0)
const votes = [1, 2, 3, 4, 5].map((number) =>
  kinds.reduce((sum, [times, chosen]) => sum + (chosen.includes(number) ? times : 0), 0),
)
const telltales = [...votes, votes.reduce((sum, one) => sum + one, 0)]
/** The same counts, dealt to other candidates. */
const dealt: Record<number, number> = { 1: 4, 2: 5, 3: 1, 4: 2, 5: 3 }

/** Bytes as text; a workbook as the texts inside, without those that tell when it was made. */
function readable(bytes: Uint8Array): string {
  if (!Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004')))
    return Buffer.from(bytes).toString('latin1')
  return Object.entries(unzipSync(bytes))
    .map(([name, file]) => (name.startsWith('docProps/') ? '' : Buffer.from(file).toString('latin1')))
    .join('\n')
}

/** Where two answers part, with a little of both. */
function difference(where: string, first: string, second: string): string {
  const at = [...first].findIndex((letter, place) => letter !== second[place])
  return `${where}: ${first.slice(at - 40, at + 40)} | ${second.slice(at - 40, at + 40)}`
}

const told = new RegExp(
  telltales.map((count) => `(?<![\\w-])${String(count).replace(/(\d)(\d{3})$/, '$1,?$2')}(?![\\w-])`).join('|'),
)

describe('hidden until close', () => {
  let world: World
  let scored: Scored
  let actors: [string, Browser][]
  let folder: string
  let values: Record<string, string[]>

  beforeAll(async () => {
    world = await openWorld()
    world.deps.pages = {
      page: async (c, head: PageHead) => c.json({ ...head }),
      asset: async () => null,
    }
    folder = await mkdtemp(join(tmpdir(), 'gongping-hidden-'))
    scored = await storeScored(world.deps.db)
    const { id, stages } = scored.campaign
    const citizen = world.browser()
    enrol(citizen, world.deps)
    const expert = scored.experts[0]
    if (expert === undefined) throw new Error('no expert')
    actors = [
      ['anonymous', world.browser()],
      ['citizen', citizen],
      ['expert', await browserOf(world, expert.person)],
      ['organizer', await browserAs(world, id, 'organizer')],
      ['auditor', await browserAs(world, id, 'auditor')],
    ]
    await world.deps.db.updateTable('nomination').set({ state: 'admitted' }).where('campaign', '=', id).execute()
    const { ballot } = await castDirectly(world, id, [1, 2, 3, 4, 5])
    await fill(id, (number) => number)
    values = {
      campaign: [id],
      number: ['1', '4'],
      revision: ['1'],
      file: [...exportNames, 'list.json', 'list.xlsx', 'list.csv', 'tally.json'],
      page: ['1', 'rules'],
      stage: stages.filter(({ kind }) => kind === 'public-notice').map((stage) => stage.id),
      member: [expert.member],
      ballot: [ballot],
      sha256: ['0'.repeat(64)],
      theme: ['party'],
    }
  })
  afterAll(async () => {
    await world.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Puts the ballots in place of whatever is there, every candidate's under the number that `dealing` gives it. */
  async function fill(campaign: string, dealing: (number: number) => number): Promise<void> {
    const { db } = world.deps
    const cast = await db
      .selectFrom('ballot')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('tree_size', '>', 0)
      .execute()
    for (const table of ['ballot', 'vote_count', 'ballot_count'] as const)
      await db.deleteFrom(table).where('campaign', '=', campaign).execute()
    const fresh = () => randomBytes(16).toString('base64url')
    const rows = kinds.slice(1).flatMap(([times, chosen]) => {
      const choices = chosen.map(dealing).sort((a, b) => a - b)
      return Array.from({ length: times }, () => ({ choices, voter: fresh(), id: fresh() }))
    })
    await db.transaction().execute((trx) =>
      insertBallots(trx, campaign, [
        ...cast.map((row) => ({ row, choices: [1, 2, 3, 4, 5], picks: [] })),
        ...rows.map(({ choices, voter, id }, index) => ({
          row: plainBallot({
            id,
            campaign,
            voter,
            tier: index % 3 === 0 ? 'email' : 'device',
            at: '2026-06-01T01:00:00.000Z',
            log_index: index,
            choices: JSON.stringify(choices),
          }),
          choices,
          picks: [],
        })),
      ]),
    )
  }

  /** Every route that the app has, with every known value in its place. */
  function addresses(method: string): string[] {
    const paths = new Set(world.app.routes.filter((route) => route.method === method).map(({ path }) => path))
    return [...paths]
      .flatMap((path) =>
        path.split('/').reduce<string[]>(
          (found, part) => {
            const given = part.startsWith(':') ? (values[part.replace(/^:|\{.*$|\?$/g, '')] ?? ['1']) : [part]
            return found.flatMap((before) => given.map((value) => `${before}/${value === '*' ? 'x' : value}`))
          },
          [''],
        ),
      )
      .map((path) => path.slice(1))
  }

  /** What everybody reads at every address: `actor address` -> status and bytes, without what is drawn anew each time. */
  async function everything(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (const path of addresses('GET'))
      for (const [actor, browser] of actors) {
        const answer = await browser.get(path, path === '/metrics' ? {} : { 'accept-language': 'en' })
        const bytes = new Uint8Array(await answer.arrayBuffer())
        const body = readable(bytes).replace(/nonce="[^"]*"|[\w.~+/=-]{20,}/g, '#')
        found.set(`${actor} ${path}`, `${answer.status} ${body}`)
      }
    return found
  }

  const leaks = (answers: Map<string, string>) =>
    [...answers].flatMap(([where, body]) => {
      const seen = told.exec(body)
      return seen === null ? [] : [`${where}: ${seen[0]}`]
    })

  it('goes over every route that there is', () => {
    expect(new Set(telltales).size).toBe(6)
    expect(telltales).not.toContain(ballots)
    const paths = addresses('GET')
    expect(paths.length).toBeGreaterThan(60)
    for (const path of ['/standings', '/voting', '/result', '/exports/result.csv', '/publications/1', '/ballots/mine'])
      expect(paths.some((one) => one.endsWith(path))).toBe(true)
  })

  it('tells no total on any route, page, export or metric to anybody, and nothing that differs with the totals', async () => {
    const first = await everything()
    expect(leaks(first)).toEqual([])
    await fill(scored.campaign.id, (number) => dealt[number] ?? number)
    const second = await everything()
    expect(leaks(second)).toEqual([])
    const differing = [...first].filter(([where, body]) => !where.endsWith('/metrics') && second.get(where) !== body)
    expect(differing.map(([where, body]) => difference(where, body, second.get(where) ?? ''))).toEqual([])
  })

  it('tells none when somebody tries to write', async () => {
    const found = new Map<string, string>()
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      for (const path of addresses(method).sort(
        (a, b) => Number(a.endsWith('sign-out')) - Number(b.endsWith('sign-out')),
      ))
        for (const [actor, browser] of actors) {
          const answer = await browser.send(method, path, method === 'DELETE' ? undefined : {})
          found.set(`${actor} ${method} ${path}`, await answer.text())
        }
    expect(found.size).toBeGreaterThan(150)
    expect(leaks(found)).toEqual([])
  })

  const runCommands = async () => {
    const said: string[] = []
    const io = {
      stdout: (text: string) => said.push(text),
      stderr: (text: string) => said.push(text),
      lang: 'en' as const,
    }
    const codes = [
      await exportCampaign(world.deps, { campaign: scored.campaign.id, folder }, io),
      await recountCampaign(world.deps, scored.campaign.id, io),
    ]
    for (const copy of ['public', 'auditor'] as const) {
      const bundle = join(folder, `${copy}.tar`)
      codes.push(await exportBundle(world.deps, { campaign: scored.campaign.id, bundle, copy }, io))
      said.push(await readFile(bundle, 'latin1'))
    }
    return { codes, said: said.join('').replace(/\d+\.\d\d s/g, '') }
  }

  it('tells none by a command of the server’s own shell', async () => {
    await fill(scored.campaign.id, (number) => number)
    const first = await runCommands()
    expect(first.codes).toEqual([1, 0, 0, 0])
    expect(first.said).toContain(`Counted ${ballots} ballots`)
    expect(first.said).not.toMatch(told)
    await fill(scored.campaign.id, (number) => dealt[number] ?? number)
    expect((await runCommands()).said).toBe(first.said)
    expect((await readdir(folder)).sort()).toEqual(['auditor.tar', 'public.tar'])
  })

  it('would see a total where there is one: once all is over the organizer and the auditor read them', async () => {
    world.clock.now = afterClose
    const again = await browserAs(world, scored.campaign.id, 'organizer')
    actors = [...actors.filter(([actor]) => actor !== 'organizer'), ['organizer', again]]
    const seen = leaks(await everything()).map((line) => line.split(':')[0])
    expect(seen).toContain(`organizer /api/campaigns/${scored.campaign.id}/result`)
    expect(seen).toContain(`organizer /api/campaigns/${scored.campaign.id}/exports/result.csv`)
    expect(seen.filter((where) => /^(anonymous|citizen|expert) /.test(where ?? ''))).toEqual([])
    const { said } = await runCommands()
    expect(said).toMatch(told)
  })
})
