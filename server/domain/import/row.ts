import type { Choice, Settings } from '../campaign.ts'
import {
  faultsOf,
  findChoice,
  type NominationFaultCode,
  type NominationText,
  nearestChoice,
  tidied,
} from '../nomination.ts'
import { cellName } from './cell.ts'
import { type Column, type ColumnField, type Mapping, pathParts } from './mapping.ts'

export type CellErrorCode =
  | NominationFaultCode
  | 'column-missing'
  | 'table-empty'
  | 'number-repeated'
  | 'numbers-used-up'

export type CellWarningCode = 'path-column-missing' | 'path-empty' | 'unit-empty' | 'formula-as-text' | 'name-repeated'

/** One fault of a table, where it stands: `cell` is "F4", or null when no cell is at fault; `suggestion` repairs it for certain. */
export interface CellFault<Code extends string = CellErrorCode> {
  cell: string | null
  /** The head of the column. */
  column: string
  field: string | null
  code: Code
  values?: Record<string, string | number>
  suggestion?: string
}

/** What does not keep a row from being written. */
export type CellWarning = CellFault<CellWarningCode>

export interface RowReader {
  columns: readonly Column[]
  mapping: Mapping
  settings: Settings
}

export interface ReadRow {
  row: number
  text: NominationText
  /** The district the row belongs to, within which a brand name should stand alone. */
  district: string
  errors: CellFault[]
  warnings: CellWarning[]
}

/** Reads one row into a nomination, with the faults of its cells. */
export function readRow({ row, cells }: { row: number; cells: readonly string[] }, reader: RowReader): ReadRow {
  const { columns, mapping, settings } = reader
  const at = (field: ColumnField): number => columns.findIndex((column) => column.field === field)
  const cell = (field: ColumnField): string => cells[at(field)]?.trim() ?? ''
  const place = (field: ColumnField) => {
    const column = at(field)
    return { cell: column < 0 ? null : cellName(column, row - 1), column: columns[column]?.head ?? '', field }
  }
  const said = {
    name: cell('name'),
    connotation: cell('connotation'),
    introduction: cell('introduction'),
    mechanism: cell('mechanism'),
    cases: cell('cases'),
    publicity: cell('publicity'),
    contact: cell('contact'),
    phone: cell('phone'),
    number: at('number') < 0 ? 1 : numberOf(cell('number')),
    level: at('level') < 0 ? (mapping.level ?? '') : cell('level'),
    theme: at('theme') < 0 ? (mapping.theme ?? '') : cell('theme'),
    path: pathParts.flatMap((part) => columns.flatMap((column, i) => (column.field === part ? (cells[i] ?? '') : []))),
  }
  const text = tidied(said, settings)
  const errors = faultsOf(text, settings).map(({ field, code, values }) => {
    const own = place(field === 'path' ? (pathParts.find((part) => at(part) >= 0) ?? 'path') : field)
    if (code === 'number-range' && cell('number') === '') return { ...own, code: 'number-missing' as const }
    const shown = code === 'number-range' ? { found: cell('number') } : values
    return { ...own, code, ...(shown && { values: shown }), ...repair(field, said, settings) }
  })
  return { row, text, district: cell('district') || (text.path[0] ?? ''), errors, warnings: pathWarnings() }

  function pathWarnings(): CellWarning[] {
    const parts = pathParts.filter((part) => at(part) >= 0)
    const first = parts[0]
    if (first === undefined) return []
    if (text.path.length === 0) return [{ ...place(first), code: 'path-empty' }]
    const own = parts.find((part) => part === text.level)
    if (own === undefined || cell(own) !== '') return []
    return [{ ...place(own), code: 'unit-empty', values: { level: said.level } }]
  }
}

/** The number a cell says, with any leading zeros; not a number when it says anything else. */
function numberOf(text: string): number {
  const digits = text.normalize('NFKC')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

function repair(field: keyof NominationText, said: NominationText, settings: Settings): { suggestion?: string } {
  const choices: readonly Choice[] = field === 'theme' ? settings.themes : field === 'level' ? settings.levels : []
  if (choices.length === 0) return {}
  const text = field === 'theme' ? said.theme : said.level
  const near = findChoice(choices, text) ?? nearestChoice(choices, text)
  return near === undefined ? {} : { suggestion: near.label }
}
