import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCampaign } from '../../server/commands/export.ts'
import { readTable } from '../../server/spreadsheets.ts'
import { browserAs, storeCampaign } from '../make.ts'
import { afterClose, type Scored, storeScored, storeVotes } from '../makeResults.ts'
import { type Browser, openWorld, type World } from '../world.ts'

/** The cells of every sheet of a workbook, by another reader than ours. */
async function sheetsOf(bytes: ArrayBuffer): Promise<Map<string, string[][]>> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes)
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      Array.from({ length: sheet.rowCount }, (_, row) =>
        Array.from({ length: sheet.columnCount }, (_, column) => {
          const { value, formula } = sheet.getCell(row + 1, column + 1)
          expect(formula).toBeUndefined()
          return value === null ? '' : String(value)
        }),
      ),
    ]),
  )
}

describe('exports', () => {
  let world: World
  let scored: Scored
  let organizer: Browser
  const at = (name: string) => `/api/campaigns/${scored.campaign.id}/exports/${name}`
  const bytesOf = async (name: string, lang = 'zh-CN') => {
    const answer = await organizer.get(at(name), { 'accept-language': lang })
    expect([name, answer.status]).toEqual([name, 200])
    return answer.arrayBuffer()
  }

  beforeAll(async () => {
    world = await openWorld()
    world.clock.now = afterClose
    scored = await storeScored(world.deps.db)
    await world.deps.db
      .updateTable('nomination')
      .set({ name: '=HYPERLINK("http://elsewhere.example")', connotation: '＋一\n二,"三"' })
      .where('campaign', '=', scored.campaign.id)
      .where('number', '=', 1)
      .execute()
    organizer = await browserAs(world, scored.campaign.id, 'organizer')
  })
  afterAll(() => world.close())

  it('give the ranked list with printed figures, and the reason of who has no rank', async () => {
    const read = await readTable(new Uint8Array(await bytesOf('result.csv')))
    if ('refusal' in read) throw new Error(read.refusal.code)
    const { result } = await (await organizer.get(`/api/campaigns/${scored.campaign.id}/result`)).json()
    expect(read.table.rows.slice(1, 5)).toEqual(
      result.tally.ranking.map((row: Record<string, unknown>, place: number) => [
        String(row.rank),
        String(row.number),
        result.details[place].name,
        result.details[place].place.join('/'),
        row.expert,
        row.public,
        row.total,
        String(result.details[place].votes),
        '6',
        '4',
        '待定',
        row.tie === null ? '' : `与 ${(row.tie as { with: number[] }).with.join('、')} 同分`,
      ]),
    )
    expect(read.table.rows[5]?.filter((cell) => cell !== '')).toEqual(['5', '品牌5', '样例市/湖东区/第5社区', '已退出'])
  })

  it('begin with a byte order mark and let no text run as a formula', async () => {
    const csv = Buffer.from(await bytesOf('result.csv')).toString('utf8')
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK`)
    const scores = Buffer.from(await bytesOf('scores.csv')).toString('utf8')
    expect(scores).toContain(`'=总评`)
    expect(scores).toContain(`'+名称好记`)
  })

  it('are the same as workbooks, read by another program', async () => {
    for (const name of ['result', 'scores', 'nominations']) {
      const csv = await readTable(new Uint8Array(await bytesOf(`${name}.csv`)))
      if ('refusal' in csv) throw new Error(csv.refusal.code)
      const [first] = (await sheetsOf(await bytesOf(`${name}.xlsx`))).values()
      const figure = (cell: string) => (/^\d+\.\d+$/.test(cell) ? String(Number(cell)) : cell)
      expect(first).toEqual(csv.table.rows.map((row) => row.map(figure)))
    }
  })

  it('carry every pseudonym, criterion and comment, and name experts on the second sheet alone', async () => {
    const sheets = await sheetsOf(await bytesOf('scores.xlsx'))
    const matrix = sheets.get('评分明细') ?? []
    expect(matrix).toHaveLength(1 + 5 * 6)
    expect(matrix[0]).toEqual([
      ...['编号', '品牌名称', '专家', '品牌名称（30%）', '品牌名称评语', '品牌内涵（30%）', '品牌内涵评语'],
      ...['品牌载体（40%）', '品牌载体评语', '总评', '计入情况'],
    ])
    expect(matrix[1]?.slice(2, 9)).toEqual(['e1', '91.5', '+名称好记', '91.5', '', '91.5', ''])
    const states = matrix.slice(1, 7).map((row) => row.at(-1))
    expect(states.toSorted()).toEqual(['去掉', '去掉', '计入', '计入', '计入', '计入'].toSorted())
    expect(matrix.slice(-6).every((row) => row.at(-1) === '未列入排名')).toBe(true)
    expect(
      sheets
        .get('专家名单')
        ?.slice(1)
        .map(([code, name]) => [code, name]),
    ).toEqual([1, 2, 3, 4, 5, 6].map((number) => [`e${number}`, `专家甲${number}`]))
    for (const name of ['scores.csv', 'scores.json', 'tally.json'])
      expect(Buffer.from(await bytesOf(name)).toString('utf8')).not.toContain('专家甲')
  })

  it('give nominations that an import reads back as they were, before the close too', async () => {
    world.clock.now = '2026-06-02T00:00:00.000Z'
    for (const lang of ['zh-CN', 'en']) {
      const bytes = new Uint8Array(await bytesOf('nominations.xlsx', lang))
      const fresh = await storeCampaign(world.deps.db, { frozenAt: null, rules: null, rulesSha256: null })
      const other = await browserAs(world, fresh.id, 'organizer')
      const imported = await other.send(
        'POST',
        `/api/campaigns/${fresh.id}/nominations/import?dry=0&name=nominations.xlsx`,
        bytes,
        { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
      )
      expect([lang, imported.status, await imported.text()]).toMatchObject([lang, 200, expect.any(String)])
      const nominations = (campaign: string) =>
        world.deps.db
          .selectFrom('nomination')
          .where('campaign', '=', campaign)
          .orderBy('number')
          .select(['number', 'level', 'path', 'theme', 'name', 'connotation', 'introduction', 'contact', 'phone'])
          .execute()
      expect(await nominations(fresh.id)).toEqual(await nominations(scored.campaign.id))
    }
    world.clock.now = afterClose
  })

  it('account for the ballots of each way of voting on a line of its own', async () => {
    const { campaign } = await storeScored(world.deps.db)
    await storeVotes(world.deps.db, campaign.id, [[1, 2], [3]], 'email')
    const own = await browserAs(world, campaign.id, 'organizer')
    const file = await own.get(`/api/campaigns/${campaign.id}/exports/result.xlsx`, { 'accept-language': 'zh-CN' })
    expect((await sheetsOf(await file.arrayBuffer())).get('选票账目')).toEqual([
      ['投票方式', '收到', '计入结果', '投出票数'],
      ['本机设备', '6', '6', '15'],
      ['电子邮件', '2', '2', '3'],
      ['合计', '8', '8', '18'],
    ])
    const { result } = await (await own.get(`/api/campaigns/${campaign.id}/result`)).json()
    expect(result.votes).toEqual({
      accepted: 8,
      counted: 8,
      tiers: [
        { tier: 'device', accepted: 6, counted: 6, votes: 15 },
        { tier: 'email', accepted: 2, counted: 2, votes: 3 },
      ],
    })
    const votes = result.details.map((row: { number: number; votes: number }) => [row.number, row.votes])
    expect(new Map(votes).get(1)).toBe(6)
  })

  it('are written by the command, which before the close writes nothing and says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gongping-export-'))
    const said: string[] = []
    const io = { stdout: () => undefined, stderr: (text: string) => said.push(text), lang: 'en' as const }
    const asked = { campaign: scored.campaign.id, folder }
    world.clock.now = '2026-06-29T00:00:00.000Z'
    expect(await exportCampaign(world.deps, asked, io)).toBe(1)
    expect(await readdir(folder)).toEqual([])
    expect(await exportCampaign(world.deps, { campaign: 'nowhere', folder }, io)).toBe(1)
    expect(said).toEqual([
      'Nobody sees a total or a rank before all voting and scoring is over.\n',
      'There is no campaign nowhere.\n',
    ])
    world.clock.now = afterClose
    expect(await exportCampaign(world.deps, asked, io)).toBe(0)
    expect((await readdir(folder)).length).toBe(10)
    expect(await readFile(join(folder, 'tally.json'), 'utf8')).toBe(Buffer.from(await bytesOf('tally.json')).toString())
    await rm(folder, { recursive: true })
  })
})
