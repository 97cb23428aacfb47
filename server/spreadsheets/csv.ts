import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { escapeFormula, unescapeFormula } from '../domain/import/formula.ts'

export type Encoding = 'utf-8' | 'gb18030'

/**
 * Decodes strictly: UTF-8 (with or without a byte order mark), else GB18030, in which Chinese office programs save CSV. Null
 * when the bytes are neither, or hold NUL, which no text has.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  if (bytes.includes(0)) return null
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // not in this encoding: the next one
    }
  }
  return null
}

/** The records of a CSV with line breaks inside quoted cells; null when a quote is never closed. Escaped formulas are text again. */
export function parseCsv(text: string, mostRows: number): string[][] | null {
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: mostRows + 1,
    })
    return records.map((record) => record.map(unescapeFormula))
  } catch {
    return null
  }
}

/** A CSV as spreadsheet programs read it: UTF-8 with a byte order mark, CRLF, no text that they would run (`formula.ts`). */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): Uint8Array<ArrayBuffer> {
  const text = stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? escapeFormula(cell) : cell))),
    { bom: true, escape_formulas: true, record_delimiter: 'windows' },
  )
  return new TextEncoder().encode(text)
}

export type CsvCell = string | number | null

function delimiterOf(text: string): string {
  const end = text.indexOf('\n')
  const head = end < 0 ? text : text.slice(0, end)
  const count = (mark: string): number => head.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
