import { cellName } from '../domain/import/cell.ts'
import { boundedArchive } from './archive.ts'

/** Loaded when a workbook is first read or written: on most days it would only take memory. */
const workbooks = () => import('hucre/xlsx')

export interface SheetRows {
  name: string
  /** The first row is the head: bold, and it stays in view. */
  rows: (string | number | null)[][]
  /** Widths of the columns in characters; what is missing is measured. */
  widths?: number[]
}

/** The first visible sheet that holds anything, as text. Formulas are text that begins with "=", never evaluated. */
export async function readXlsx(
  bytes: Uint8Array,
  mostRows: number,
): Promise<
  { sheet: string; rows: string[][]; formulas: string[] } | { refusal: 'archive-too-large' | 'table-unreadable' }
> {
  const bounded = boundedArchive(bytes)
  if ('refusal' in bounded) return bounded
  try {
    const { readXlsx: read } = await workbooks()
    const workbook = await read(bounded.archive, {
      sheets: (sheet) => !sheet.hidden && !sheet.veryHidden,
      readStyles: true,
      maxRows: mostRows + 1,
    })
    const sheet =
      workbook.sheets.find(({ rows }) => rows.some((row) => row.some((cell) => cell !== null))) ?? workbook.sheets[0]
    if (sheet === undefined) return { refusal: 'table-unreadable' }
    const formulas: string[] = []
    const rows = sheet.rows.map((row, r) =>
      Array.from(row, (value, c) => {
        const formula = sheet.cells?.get(`${r},${c}`)?.formula
        if (formula === undefined) return textOf(value)
        formulas.push(cellName(c, r))
        return `=${formula}`
      }),
    )
    return { sheet: sheet.name, rows, formulas }
  } catch {
    return { refusal: 'table-unreadable' }
  }
}

/** A workbook in which text is typed as text, so nothing in it can run. */
export async function writeXlsx(sheets: readonly SheetRows[]): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx: write } = await workbooks()
  const bytes = await write({
    sheets: sheets.map(({ name, rows, widths }) => {
      const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => {
        const width = widths?.[column]
        return width === undefined ? { autoWidth: true } : { width }
      })
      const head = (rows[0] ?? []).map((value, column): [string, object] => [
        `0,${column}`,
        { value, style: { font: { bold: true } } },
      ])
      return { name, rows: rows.map((row) => [...row]), columns, cells: new Map(head), freezePane: { rows: 1 } }
    }),
  })
  return new Uint8Array(bytes)
}

function textOf(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '')
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return String(value)
}
