import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../server/domain/campaign.ts'
import { type Mapping, readImport, type SourceTable, withEdits } from '../../server/domain/import.ts'
import { readTable } from '../../server/spreadsheets.ts'
import { someSettings } from '../make.ts'
import { describeWithShared } from '../shared.ts'

const choice = (key: string, label: string) => ({ key, label, labelEn: null })
/** The five directions of Qingdao 2022-57 §4 in short. */
const settings: Settings = {
  ...someSettings,
  themes: [
    choice('party', '党建引领、红色传承'),
    choice('neighbourhood', '邻里互助、共治共享'),
    choice('deliberation', '协商议事、民主参与'),
    choice('service', '精准服务、精细保障'),
    choice('technology', '科技赋能、智慧治理'),
  ],
}

function read(rows: string[][], mapping: Mapping = {}, taken: number[] = [], formulas: string[] = []) {
  return readImport({ rows, formulas }, mapping, { settings, taken })
}

const heads = ['层级', '区（市）', '街道（镇）', '社区（村）', '品牌名称', '方向', '联系电话']
const sound = ['社区', '湖东区', '柳岸街道', '观海社区', '海边客厅', '邻里互助', '0532-80001206']

describe('reading a recommendation table', () => {
  it('knows the heads of the official forms, labels by their parts, and numbers the rows after the last number', () => {
    const reading = read([heads, sound, ['区（市）级', '湖东区', '', '', '山海同治', 'party', '']], {}, [3, 7])
    expect(reading.errors).toEqual([])
    expect(reading.warnings).toEqual([])
    expect(reading.columns.map(({ field }) => field)).toEqual([
      'level',
      'district',
      'street',
      'community',
      'name',
      'theme',
      'phone',
    ])
    expect(reading.nominations).toEqual([
      {
        number: 8,
        level: 'community',
        theme: 'neighbourhood',
        path: ['湖东区', '柳岸街道', '观海社区'],
        name: '海边客厅',
        connotation: '',
        introduction: '',
        mechanism: '',
        cases: '',
        publicity: '',
        contact: '',
        phone: '0532-80001206',
      },
      expect.objectContaining({ number: 9, level: 'district', theme: 'party', path: ['湖东区'], name: '山海同治' }),
    ])
  })

  it('reads heads below a title and in traditional characters', () => {
    const reading = read([
      ['推荐汇总表'],
      ['編號', '層級', '單位', '品牌名稱', '主題'],
      ['007', '街道', '湖东区/柳岸街道', '合院共治', '协商议事'],
    ])
    expect(reading.errors).toEqual([])
    expect(reading.headRow).toBe(2)
    expect(reading.nominations).toMatchObject([{ number: 7, level: 'street', path: ['湖东区', '柳岸街道'] }])
  })

  it('knows the other names of a theme, and takes none that could mean two', () => {
    const named = (theme: string, themes = settings.themes) =>
      readImport(
        { rows: [heads, sound.map((cell, at) => (at === 5 ? theme : cell))], formulas: [] },
        {},
        {
          settings: { ...settings, themes },
          taken: [],
        },
      ).nominations[0]?.theme
    expect(named('邻里互助方面')).toBe('neighbourhood')
    expect(named('neighbourhood', someSettings.themes)).toBe('neighbour')
    expect(named('党建', someSettings.themes)).toBe('party')
    expect(named('议事', [choice('a', '议事、协商'), choice('b', '议事、参与')])).toBe('议事')
  })

  it('names every fault by its cell, in reading order, and repairs what is certain', () => {
    const row = (change: Record<number, string>) => sound.map((cell, at) => change[at] ?? cell)
    const reading = read(
      [
        ['编号', ...heads],
        ['1', ...row({ 5: '智慧社区' })],
        ['1', ...row({ 4: '楼道议事会' })],
        ['0', ...row({ 4: '', 6: '138123452265'.slice(0, 10) })],
        ['', ...row({ 0: '村民小组', 4: '名'.repeat(61) })],
        ['十', ...row({ 4: '四邻圆桌', 5: '' })],
        ['5', ...row({ 4: '三\u0000楼' })],
        ['12', ...row({ 4: '睦邻一刻钟' })],
      ],
      {},
      [12],
    )
    const columns = { A: '编号', B: '层级', F: '品牌名称', G: '方向', H: '联系电话' }
    const at = (cell: string, field: string, code: string, more = {}) => ({
      cell,
      column: columns[cell[0] as keyof typeof columns],
      field,
      code,
      ...more,
    })
    expect(reading.errors).toEqual([
      at('G2', 'theme', 'theme-unknown', { values: { found: '智慧社区', count: 5 }, suggestion: '科技赋能、智慧治理' }),
      at('A3', 'number', 'number-repeated', { values: { found: 1, row: 2 } }),
      at('A4', 'number', 'number-range', { values: { found: '0' } }),
      at('F4', 'name', 'brand-missing'),
      at('H4', 'phone', 'phone-length', { values: { digits: 10 } }),
      at('A5', 'number', 'number-missing'),
      at('B5', 'level', 'level-unknown', { values: { found: '村民小组', count: 3 } }),
      at('F5', 'name', 'too-long', { values: { length: 61, limit: 60 } }),
      at('A6', 'number', 'number-range', { values: { found: '十' } }),
      at('G6', 'theme', 'theme-missing'),
      at('F7', 'name', 'control-character'),
      at('A8', 'number', 'number-taken', { values: { found: 12 } }),
    ])
  })

  it('warns of an empty path, a missing unit, a formula and a name twice in one district, and lets them pass', () => {
    const reading = read(
      [
        heads,
        sound,
        ['社区', '', '', '', '=HYPERLINK("http://x.example")', '科技赋能', '+86 532 80001206'],
        ['社区', '湖东区', '柳岸街道', '', '海边 客厅', '党建引领', ''],
      ],
      {},
      [],
      ['E3'],
    )
    expect(reading.errors).toEqual([])
    expect(reading.warnings.map(({ cell, code, values }) => [cell, code, values])).toEqual([
      ['B3', 'path-empty', undefined],
      ['E3', 'formula-as-text', { found: '=HYPERLINK("http://x.example")' }],
      ['D4', 'unit-empty', { level: '社区' }],
      ['E4', 'name-repeated', { found: '海边 客厅', row: 2 }],
    ])
    expect(reading.nominations.map(({ name }) => name)).toEqual([
      '海边客厅',
      '=HYPERLINK("http://x.example")',
      '海边 客厅',
    ])
  })

  it('says which column is missing, and that a table has no rows', () => {
    expect(
      read([
        ['编号', '品牌名称'],
        ['1', '甲'],
      ]).errors,
    ).toEqual([
      { cell: null, column: '', field: 'level', code: 'column-missing', values: { field: 'level' } },
      { cell: null, column: '', field: 'theme', code: 'column-missing', values: { field: 'theme' } },
    ])
    expect(read([['编号', '品牌名称']], { level: 'street', theme: 'party' }).errors).toMatchObject([
      { code: 'table-empty' },
    ])
    expect(read([]).errors).toContainEqual({ cell: null, column: '', field: null, code: 'table-empty' })
  })

  it('follows a mapping by head or by letter, silences a column, and refuses an unknown default', () => {
    const rows = [
      ['编号', '单位', '主题', '备注'],
      ['1', '湖东区', '一句话的名称', '方向'],
    ]
    const mapping: Mapping = { columns: { 主题: 'name', A: null }, level: 'district', theme: 'service' }
    expect(read(rows, mapping, [40])).toMatchObject({
      errors: [],
      nominations: [{ number: 41, name: '一句话的名称', theme: 'service', level: 'district', path: ['湖东区'] }],
    })
    expect(read(rows, { ...mapping, theme: 'other' }).errors).toMatchObject([{ cell: null, code: 'theme-unknown' }])
  })

  it('refuses more rows than there are numbers left', () => {
    expect(read([heads, sound, sound], {}, [998]).errors).toMatchObject([
      { cell: null, code: 'numbers-used-up', values: { left: 1 } },
    ])
  })

  it('puts edited cells in place, where there are such cells', () => {
    const table: SourceTable = { rows: [heads, sound.slice(0, 5)], formulas: ['E2', 'F2'] }
    expect(withEdits(table, { F2: '党建引领' })).toEqual({
      table: { rows: [heads, [...sound.slice(0, 5), '党建引领']], formulas: ['E2'] },
    })
    expect(withEdits(table, { F3: '党建引领' })).toEqual({ outside: 'F3' })
    expect(withEdits(table, { H2: '党建引领' })).toEqual({ outside: 'H2' })
    expect(withEdits(table, { f2: '' })).toEqual({ outside: 'f2' })
  })
})

async function tableIn(file: string): Promise<SourceTable> {
  const read = await readTable(new Uint8Array(readFileSync(file)))
  if ('refusal' in read) throw new Error(read.refusal.code)
  return read.table
}

describeWithShared('the cases of the second national batch', 'data/cases-031-060.csv', (file) => {
  it('are read whole, numbers, line breaks and all', async () => {
    const reading = readImport(await tableIn(file), {}, { settings, taken: [] })
    expect(reading.errors).toEqual([])
    expect(reading.warnings).toEqual([])
    expect(reading.nominations).toHaveLength(30)
    expect(reading.nominations.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 31))
    expect(reading.nominations[1]).toMatchObject({
      level: 'community',
      theme: 'party',
      path: ['北京市', '东城区', '建国门街道', '赵家楼社区'],
      name: '党建惠家',
    })
    expect(reading.nominations[0]?.introduction.split('\n')).toHaveLength(2)
  })
})

describeWithShared('the zones of 2019', 'data/zones-2019.csv', (file) => {
  it('need a mapping: their theme is a name, and level and theme are one for all', async () => {
    const table = await tableIn(file)
    expect(readImport(table, {}, { settings, taken: [] }).errors.map(({ code, field }) => [code, field])).toEqual([
      ['column-missing', 'name'],
      ['column-missing', 'level'],
    ])
    const mapping: Mapping = {
      columns: { unit: 'path', theme: 'name', content: 'introduction' },
      level: 'district',
      theme: 'party',
    }
    const reading = readImport(table, mapping, { settings, taken: [] })
    expect(reading.errors).toEqual([])
    expect(reading.nominations).toHaveLength(31)
    expect(reading.nominations[9]).toMatchObject({
      number: 10,
      path: ['江蘇省南通市崇川區'],
      name: '「鄰里+」社區治理機制探索',
    })
  })
})
