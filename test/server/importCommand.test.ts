import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportedNominations } from '../../db/exports.ts'
import { importCommand, importFile } from '../../server/commands/import.ts'
import type { CommandIo } from '../../server/commands/run.ts'
import type { Mapping } from '../../server/domain/import.ts'
import { nominationTable } from '../../server/domain/results.ts'
import { languages } from '../../server/domain/words.ts'
import { csvFile, workbook } from '../../server/results/files.ts'
import { someSettings, storeCampaign, storeNominations } from '../make.ts'
import { openWorld, type World } from '../world.ts'

describe('gongping import', () => {
  let world: World
  let folder: string
  beforeAll(async () => {
    world = await openWorld()
    folder = await mkdtemp(join(tmpdir(), 'gongping-import-'))
  })
  afterAll(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  const run = async (campaign: string, content: string | Uint8Array, dry = false, mapping: Mapping = {}) => {
    const path = join(folder, 'table')
    await writeFile(path, content)
    const said = { out: '', err: '' }
    const io: CommandIo = {
      readFile: async () => '',
      stdout: (text) => {
        said.out += text
      },
      stderr: (text) => {
        said.err += text
      },
      lang: 'zh-CN',
    }
    const code = await importFile(world.deps, { campaign, path, dry, map: '{}' }, mapping, io)
    return { code, ...said }
  }
  const draft = () => storeCampaign(world.deps.db, { rules: null, rulesSha256: null, frozenAt: null })
  const stored = (campaign: string) =>
    world.deps.db.selectFrom('nomination').where('campaign', '=', campaign).selectAll().orderBy('number').execute()

  it('prints faults by cell and writes nothing, then writes all rows as an act of the shell', async () => {
    const { id } = await draft()
    const faulty = await run(id, '编号,层级,品牌名称,方向\n1,社区,甲,党建\n1,社区,,党建\n')
    expect(faulty.code).toBe(1)
    expect(faulty.err).toBe(
      [
        'A3  编号 1 与第 2 行重复。',
        'C3  品牌名称没有填。',
        '-  [提醒] 表格里没有所属单位的列。',
        '有 2 处错误，一行都没有写入。\n',
      ].join('\n'),
    )
    expect(await stored(id)).toEqual([])
    const sound = '编号,单位,名\n1,湖东区,甲\n2,湖东区,乙\n'
    const mapping: Mapping = { columns: { 名: 'name' }, level: 'district', theme: 'party' }
    expect(await run(id, sound, true, mapping)).toEqual({
      code: 0,
      err: '',
      out: '试导入：2 行都没有错误，没有写入。\n',
    })
    expect(await stored(id)).toEqual([])
    expect(await run(id, sound, false, mapping)).toEqual({ code: 0, err: '', out: '已写入 2 行。\n' })
    expect((await stored(id)).map(({ number, name }) => [number, name])).toEqual([
      [1, '甲'],
      [2, '乙'],
    ])
    const audit = await world.deps.db.selectFrom('audit_entry').where('campaign', '=', id).selectAll().execute()
    expect(audit.map(({ act, actor }) => [act, actor])).toEqual([['nominations-imported', null]])
  })

  it('refuses an unknown campaign, a frozen one, and a file that cannot be read, with one sentence each', async () => {
    const frozen = await storeCampaign(world.deps.db)
    expect(await run('none', '')).toMatchObject({ code: 1, err: '没有编号为 none 的评选活动。\n' })
    expect(await run(frozen.id, '编号\n')).toMatchObject({ code: 1, err: expect.stringContaining('规则已锁定') })
    const { id } = await draft()
    expect(await run(id, Uint8Array.from([0xff, 0xff]))).toMatchObject({
      code: 1,
      err: expect.stringContaining('编码'),
    })
    const said: string[] = []
    const io: CommandIo = {
      readFile: async () => '',
      stdout: () => undefined,
      stderr: (text) => void said.push(text),
      lang: 'en',
    }
    expect(await importCommand([id], io)).toBe(1)
    expect(await importCommand([id, 'x.csv', '--map', '{'], io)).toBe(1)
    expect(said).toEqual([expect.stringContaining('Usage:'), expect.stringContaining('--map takes JSON')])
  })

  it('takes back an export of nominations as the same nominations, in both languages and both formats', async () => {
    const source = await draft()
    await storeNominations(world.deps.db, source.id, 3)
    await world.deps.db
      .updateTable('nomination')
      .set({ name: '=1+1', connotation: "'@一\n二", phone: '+86 532', cases: '＝1' })
      .where('campaign', '=', source.id)
      .where('number', '=', 2)
      .execute()
    const content = (rows: Awaited<ReturnType<typeof stored>>) =>
      rows.map(({ id, campaign, created_at, updated_at, ...text }) => text)
    for (const lang of languages)
      for (const write of [workbook, csvFile]) {
        const table = nominationTable(
          { settings: someSettings },
          await exportedNominations(world.deps.db, source.id),
          lang,
        )
        const target = await draft()
        const bytes = await (write === workbook ? workbook([table]) : csvFile(table))
        expect(await run(target.id, bytes)).toMatchObject({ code: 0 })
        expect(content(await stored(target.id))).toEqual(content(await stored(source.id)))
      }
  })
})
