import type { Settings } from './campaign.ts'
import { cellAt, cellName } from './import/cell.ts'
import { isRunnable } from './import/formula.ts'
import { type Column, columnsOf, headRow, type Mapping, pathParts } from './import/mapping.ts'
import { repeatsOf } from './import/repeats.ts'
import { type CellFault, type CellWarning, type ReadRow, type RowReader, readRow } from './import/row.ts'
import { lastNumber, type NominationText, nextNumber } from './nomination.ts'

export { cellAt, cellName, columnName } from './import/cell.ts'
export { type Column, type ColumnField, columnFields, type Mapping } from './import/mapping.ts'
export type { CellErrorCode, CellFault, CellWarning, CellWarningCode } from './import/row.ts'

/** A table to be read: every cell as text, and the names of the cells that hold a formula. */
export interface SourceTable {
  rows: readonly (readonly string[])[]
  formulas: readonly string[]
}

/** What the campaign says to an import: its levels and themes, and the numbers ever given. */
export interface ImportFacts {
  settings: Settings
  taken: readonly number[]
}

/** A table as it was understood: every cell, every error and warning by cell, and the nominations of the rows without an error. */
export interface ImportReading {
  columns: Column[]
  /** The row of the heads, as spreadsheet programs count: from 1. */
  headRow: number
  rows: { row: number; cells: string[] }[]
  errors: CellFault[]
  warnings: CellWarning[]
  nominations: NominationText[]
}

/** The rows with edited cells in place; the name of the first edited cell that lies outside the table is the refusal. */
export function withEdits(
  table: SourceTable,
  edits: Readonly<Record<string, string>>,
): { table: SourceTable } | { outside: string } {
  const rows = table.rows.map((row) => [...row])
  const width = Math.max(0, ...rows.map((row) => row.length))
  for (const [name, text] of Object.entries(edits)) {
    const at = cellAt(name)
    const row = at === null ? undefined : rows[at.row]
    if (at === null || row === undefined || at.column >= width) return { outside: name }
    while (row.length < at.column) row.push('')
    row[at.column] = text
  }
  return { table: { rows, formulas: table.formulas.filter((name) => edits[name] === undefined) } }
}

/**
 * Reads a table of nominations. Rows without a number column are numbered on from the last number ever given. An import may be
 * written only when `errors` is empty: all rows or none.
 */
export function readImport(table: SourceTable, mapping: Mapping, facts: ImportFacts): ImportReading {
  const head = headRow(table.rows)
  const width = Math.max(0, ...table.rows.map((row) => row.length))
  const heads = Array.from({ length: width }, (_, column) => table.rows[head]?.[column] ?? '')
  const columns = columnsOf(heads, mapping)
  const lines = table.rows
    .map((cells, at) => ({ row: at + 1, cells: Array.from({ length: width }, (_, column) => cells[column] ?? '') }))
    .filter(({ row, cells }) => row > head + 1 && cells.some((cell) => cell.trim() !== ''))
  const missing = missingColumns(columns, mapping)
  const reader: RowReader = { columns, mapping, settings: facts.settings }
  const found = missing.length > 0 ? [] : lines.map((line) => readRow(line, reader))
  const numbered = withNumbers(found, columns, facts.taken)
  const repeats = repeatsOf(numbered.rows, columns, facts.taken)
  const errors = [...missing, ...found.flatMap((row) => row.errors), ...numbered.errors, ...repeats.errors]
  const warnings = [
    ...pathColumnWarning(columns),
    ...found.flatMap((row) => row.warnings),
    ...repeats.warnings,
    ...formulaWarnings(lines, columns, table),
  ]
  return {
    columns,
    headRow: head + 1,
    rows: lines,
    errors: lines.length === 0 ? [...errors, tableEmpty] : inOrder(errors),
    warnings: inOrder(warnings),
    nominations: numbered.rows.map(({ text }) => text),
  }
}

const tableEmpty: CellFault = { cell: null, column: '', field: null, code: 'table-empty' }

/** A name is always needed; level and theme are needed as a column or as one choice for all rows. */
function missingColumns(columns: readonly Column[], mapping: Mapping): CellFault[] {
  const needed = ['name', ...(mapping.level ? [] : ['level']), ...(mapping.theme ? [] : ['theme'])]
  return needed
    .filter((field) => !columns.some((column) => column.field === field))
    .map((field) => ({ cell: null, column: '', field, code: 'column-missing', values: { field } }))
}

/** A path may be empty; a table without any column for it is worth one remark, not one a row. */
function pathColumnWarning(columns: readonly Column[]): CellWarning[] {
  const found = columns.some(({ field }) => pathParts.some((part) => part === field))
  return found ? [] : [{ cell: null, column: '', field: 'path', code: 'path-column-missing' }]
}

/** Gives the rows of a table without a number column the numbers after the last one. */
function withNumbers(rows: ReadRow[], columns: readonly Column[], taken: readonly number[]) {
  if (columns.some(({ field }) => field === 'number')) return { rows, errors: [] }
  const first = nextNumber(taken) ?? lastNumber + 1
  const errors: CellFault[] =
    first + rows.length - 1 > lastNumber
      ? [{ cell: null, column: '', field: 'number', code: 'numbers-used-up', values: { left: lastNumber - first + 1 } }]
      : []
  return { rows: rows.map((row, at) => ({ ...row, text: { ...row.text, number: first + at } })), errors }
}

/** Cells that a spreadsheet program would run: kept as text, said aloud. A telephone number may begin with a plus. */
function formulaWarnings(
  lines: readonly { row: number; cells: string[] }[],
  columns: readonly Column[],
  table: SourceTable,
): CellWarning[] {
  return lines.flatMap(({ row, cells }) =>
    cells.flatMap((text, at): CellWarning[] => {
      const column = columns[at]
      if (column === undefined || column.field === null) return []
      const cell = cellName(at, row - 1)
      const runs = isRunnable(text) && column.field !== 'phone'
      if (!runs && !table.formulas.includes(cell)) return []
      const found = text.length > 40 ? `${text.slice(0, 39)}…` : text
      return [{ cell, column: column.head, field: column.field, code: 'formula-as-text', values: { found } }]
    }),
  )
}

/** As the eye goes: what concerns no cell first, then row by row, from left to right. */
function inOrder<Fault extends { cell: string | null }>(faults: readonly Fault[]): Fault[] {
  const place = ({ cell }: Fault): number => {
    const at = cell === null ? null : cellAt(cell)
    return at === null ? -1 : at.row * 1000 + at.column
  }
  return [...faults].sort((a, b) => place(a) - place(b))
}
