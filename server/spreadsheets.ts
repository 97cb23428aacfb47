import { decode, type Encoding, parseCsv } from './spreadsheets/csv.ts'
import { readXlsx } from './spreadsheets/xlsx.ts'

export { type CsvCell, writeCsv } from './spreadsheets/csv.ts'
export { type SheetRows, writeXlsx } from './spreadsheets/xlsx.ts'

/** A table as it was found: every cell is text, rows and columns count as in the file, empty rows at the end are left off. */
export interface Table {
  format: 'xlsx' | 'csv'
  /** Name of the sheet; null for a CSV. */
  sheet: string | null
  /** How a CSV was decoded; null for an XLSX. */
  encoding: Encoding | null
  rows: string[][]
  /** Names of the cells that hold a formula ("E13"): read as text, never evaluated. */
  formulas: string[]
}

export type TableRefusal = {
  code: 'archive-too-large' | 'encoding-unknown' | 'table-unreadable' | 'old-spreadsheet' | 'too-many-rows'
  values?: Record<string, string | number>
}

/** More rows than any campaign has numbers for. */
const mostRows = 2000

/**
 * Reads a table by what the bytes are, whatever the name says: XLSX (a ZIP archive) or CSV (UTF-8 or GB18030).
 * Refuses `archive-too-large` (a workbook that unpacks beyond bounds), `old-spreadsheet` (.xls or encrypted),
 * `encoding-unknown`, `table-unreadable` and, past `most`, `too-many-rows`.
 */
export async function readTable(
  bytes: Uint8Array,
  most = mostRows,
): Promise<{ table: Table } | { refusal: TableRefusal }> {
  const found = await readAny(bytes, most)
  if ('refusal' in found) return { refusal: { code: found.refusal } }
  const rows = withoutEmptyEnd(found.rows)
  if (rows.length > most) return { refusal: { code: 'too-many-rows', values: { limit: most } } }
  return { table: { ...found, rows } }
}

async function readAny(
  bytes: Uint8Array,
  most: number,
): Promise<Table | { refusal: Exclude<TableRefusal['code'], 'too-many-rows'> }> {
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { refusal: 'old-spreadsheet' }
  if (beginsWith(bytes, [0x50, 0x4b])) {
    const workbook = await readXlsx(bytes, most)
    return 'refusal' in workbook ? workbook : { format: 'xlsx', encoding: null, ...workbook }
  }
  const decoded = decode(bytes)
  if (decoded === null) return { refusal: 'encoding-unknown' }
  const rows = parseCsv(decoded.text, most)
  if (rows === null) return { refusal: 'table-unreadable' }
  return { format: 'csv', sheet: null, encoding: decoded.encoding, rows, formulas: [] }
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

function withoutEmptyEnd(rows: string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  return rows.slice(0, last + 1)
}
