import { comparable } from '../nomination/choice.ts'
import { cellName } from './cell.ts'
import type { Column, ColumnField } from './mapping.ts'
import type { CellFault, CellWarning, ReadRow } from './row.ts'

/** What stands twice: a number in the table or in the campaign (an error), a brand name within one district (a warning). */
export function repeatsOf(
  rows: readonly ReadRow[],
  columns: readonly Column[],
  taken: readonly number[],
): { errors: CellFault[]; warnings: CellWarning[] } {
  const errors: CellFault[] = []
  const warnings: CellWarning[] = []
  const numberRows = new Map<number, number>()
  const nameRows = new Map<string, number>()
  const given = new Set(taken)
  for (const { row, text, district } of rows) {
    const found = text.number
    const earlier = numberRows.get(found)
    if (given.has(found)) errors.push(faultAt(columns, row, 'number', 'number-taken', { found }))
    else if (earlier !== undefined)
      errors.push(faultAt(columns, row, 'number', 'number-repeated', { found, row: earlier }))
    else if (!Number.isNaN(found)) numberRows.set(found, row)
    if (text.name === '') continue
    const place = `${comparable(text.name)}\n${district}`
    const same = nameRows.get(place)
    if (same === undefined) nameRows.set(place, row)
    else warnings.push(faultAt(columns, row, 'name', 'name-repeated', { found: text.name, row: same }))
  }
  return { errors, warnings }
}

function faultAt<Code extends string>(
  columns: readonly Column[],
  row: number,
  field: ColumnField,
  code: Code,
  values: Record<string, string | number>,
): CellFault<Code> {
  const at = columns.findIndex((column) => column.field === field)
  return { cell: at < 0 ? null : cellName(at, row - 1), column: columns[at]?.head ?? '', field, code, values }
}
