import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable, type Table, writeCsv, writeXlsx } from '../../server/spreadsheets.ts'

const starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']
const dangerous = starts.flatMap((start) => [`${start}1+1`, `'${start}1`, `''${start}`])

async function tableOf(bytes: Uint8Array): Promise<Table> {
  const read = await readTable(bytes)
  if ('refusal' in read) throw new Error(read.refusal.code)
  return read.table
}

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes)
  return 'refusal' in read ? read.refusal.code : 'read'
}

/** A workbook as another program writes it. */
async function workbookBy(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('附件1'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('CSV', () => {
  it('writes no text that a spreadsheet program would run, and reads back exactly what was written', async () => {
    const rows = [['名称', '备注'], ...dangerous.map((text) => [text, `第一行\n第二行,"引号"${text}`])]
    const bytes = writeCsv(rows)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    expect(text.startsWith('\uFEFF名称,备注\r\n')).toBe(true)
    expect(
      text.split('\r\n').filter((line) => starts.some((start) => line.replace(/^"/, '').startsWith(start))),
    ).toEqual([])
    expect(await tableOf(bytes)).toEqual({ format: 'csv', sheet: null, encoding: 'utf-8', rows, formulas: [] })
  })

  it('gives back any text at all', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...starts, "'", '"', ',', ';', '\n', '甲', 'a', ' ', '0') })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), async (body) => {
        const rows = [['甲', '乙'], ...body.filter((row) => row.join('').trim() !== '')]
        expect((await tableOf(writeCsv(rows))).rows).toEqual(rows)
      }),
    )
  })

  it('reads UTF-8 and GB18030, says which, and refuses what is neither', async () => {
    const gb = Uint8Array.from([0xc6, 0xb7, 0xc5, 0xc6, 0x2c, 0x31, 0x0a]) // 品牌,1
    expect(await tableOf(gb)).toMatchObject({ encoding: 'gb18030', rows: [['品牌', '1']] })
    expect(await tableOf(new TextEncoder().encode('品牌;1\n'))).toMatchObject({
      encoding: 'utf-8',
      rows: [['品牌', '1']],
    })
    expect(await refusalOf(Uint8Array.from([...gb, 0xff, 0x20, 0xff]))).toBe('encoding-unknown')
    expect(await refusalOf(new Uint8Array(Buffer.from('品牌,1', 'utf16le')))).toBe('encoding-unknown')
  })

  it('refuses an unclosed quote and more rows than any campaign has', async () => {
    expect(await refusalOf(new TextEncoder().encode('甲,乙\n"没有结束,1\n'))).toBe('table-unreadable')
    expect(await refusalOf(new TextEncoder().encode('1\n'.repeat(2001)))).toBe('too-many-rows')
  })
})

describe('XLSX', () => {
  it('writes text as text for another reader, and reads it back', async () => {
    const rows = [['编号', '名称'], ...dangerous.filter((text) => !text.includes('\r')).map((text, n) => [n + 1, text])]
    const bytes = await writeXlsx([{ name: '评选结果', rows, widths: [8] }])
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.buffer)
    const sheet = book.getWorksheet('评选结果')
    const seen: unknown[][] = []
    sheet?.eachRow((row) => seen.push([row.getCell(1).value, row.getCell(2).value]))
    expect(seen).toEqual(rows)
    expect(await tableOf(bytes)).toEqual({
      format: 'xlsx',
      sheet: '评选结果',
      encoding: null,
      rows: rows.map((row) => row.map(String)),
      formulas: [],
    })
  })

  it('takes a formula as its text and never as its value, passes hidden sheets by, keeps cells where they are', async () => {
    const bytes = await workbookBy((sheet, book) => {
      sheet.state = 'hidden'
      sheet.getCell('A1').value = '看不见'
      const shown = book.addWorksheet('推荐表')
      shown.getCell('A1').value = '编号'
      shown.getCell('C1').value = '品牌名称'
      shown.getCell('A2').value = 31
      shown.getCell('C2').value = { formula: 'HYPERLINK("http://x.example","点我")', result: '点我' }
      shown.getCell('A4').value = { richText: [{ text: '一' }, { font: { bold: true }, text: '二' }] }
    })
    expect(await tableOf(bytes)).toEqual({
      format: 'xlsx',
      sheet: '推荐表',
      encoding: null,
      rows: [
        ['编号', '', '品牌名称'],
        ['31', '', '=HYPERLINK("http://x.example","点我")'],
        ['', '', ''],
        ['一二', '', ''],
      ],
      formulas: ['C2'],
    })
  })

  it('refuses an archive that unpacks beyond bounds, one with too many parts, and one that lies about its size', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusalOf(bomb)).toBe('archive-too-large')
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`p${n}`, new Uint8Array(1)]))
    expect(await refusalOf(zipSync(parts))).toBe('archive-too-large')
    expect(await refusalOf(withClaimedSize(bomb, 1000))).toBe('table-unreadable')
  })

  it('refuses .xls and what is no workbook at all', async () => {
    expect(await refusalOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('old-spreadsheet')
    expect(await refusalOf(new TextEncoder().encode('PK no archive'))).toBe('table-unreadable')
    expect(await refusalOf(zipSync({ 'a.txt': new Uint8Array(3) }))).toBe('table-unreadable')
  })
})

/** The same archive, its central directory claiming another size for its first part. */
function withClaimedSize(archive: Uint8Array, size: number): Uint8Array {
  const lie = new Uint8Array(archive)
  const directory = Buffer.from(lie).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  new DataView(lie.buffer).setUint32(directory + 24, size, true)
  return lie
}
