import { comparable } from '../nomination/choice.ts'
import { columnAliases } from '../words/columns.ts'
import { columnName } from './cell.ts'

/** What a column of a table may hold. The units of a path stand in columns of their own, or in one column with slashes. */
export type ColumnField = keyof typeof columnAliases
export const columnFields = Object.keys(columnAliases).filter(isColumnField)

/** The parts of a path from the top down; they are joined in this order, whatever the order of the columns. */
export const pathParts = ['province', 'city', 'district', 'street', 'community', 'path'] as const

/**
 * What a person says about a table: which column holds what, by the column's head or by its letter (null: nothing), and the level
 * and theme of all rows where the table has no such column. What is not said is recognized by the heads.
 */
export interface Mapping {
  columns?: Record<string, ColumnField | null> | undefined
  level?: string | undefined
  theme?: string | undefined
}

/** One column of a table: its letter, its head, and what it holds. */
export interface Column {
  name: string
  head: string
  field: ColumnField | null
}

function isColumnField(text: string): text is ColumnField {
  return Object.hasOwn(columnAliases, text)
}

/** The row of the heads, counted from 0: the first of the top six with two known heads, so a title above them does no harm. */
export function headRow(rows: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    rows.slice(0, 6).findIndex((row) => row.filter((head) => recognize(head) !== null).length >= 2),
  )
}

/**
 * The columns of a table. What a person said goes first; a recognized field that is already held by a column counts once, except
 * that several columns may make up a path.
 */
export function columnsOf(heads: readonly string[], mapping: Mapping): Column[] {
  const said = heads.map((head, at) => mapping.columns?.[head.trim()] ?? mapping.columns?.[columnName(at)])
  const silenced = heads.map(
    (head, at) => mapping.columns?.[head.trim()] === null || mapping.columns?.[columnName(at)] === null,
  )
  const held = new Set(said.flatMap((field) => field ?? []))
  return heads.map((head, at) => {
    const name = columnName(at)
    const chosen = said[at] ?? null
    if (chosen !== null || silenced[at]) return { name, head: head.trim(), field: chosen }
    const found = recognize(head)
    if (found === null || (held.has(found) && found !== 'path')) return { name, head: head.trim(), field: null }
    held.add(found)
    return { name, head: head.trim(), field: found }
  })
}

function recognize(head: string): ColumnField | null {
  const said = comparable(head)
  return columnFields.find((field) => columnAliases[field].some((alias) => alias === said)) ?? null
}
