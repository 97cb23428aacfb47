import { readPhone } from './address.ts'

/** A row of a voter roll as it was found; `value` is what makes the voter: the phone where there is one, else the number. */
export interface RollRow {
  /** Counted as the table does, from 1. */
  row: number
  name: string
  number: string
  phone: string | null
}

export interface RollFault {
  /** `C14`. */
  cell: string
  code: 'phone-malformed' | 'roll-nobody' | 'roll-repeated'
  values?: Record<string, string | number>
}

const heads: Record<'name' | 'number' | 'phone', RegExp> = {
  name: /^(姓名|名字|选民|name|voter)/i,
  phone: /(手机|电话|联系方式|phone|mobile|tel)/i,
  number: /(编号|证号|工号|学号|户号|序号|号码|number|\bid\b|^no\b)/i,
}

/**
 * Reads a voter roll: the first row names the columns, every other row is a voter with a phone, a number of the organizer's own,
 * or both. Refuses a table without either column (null); each faulty cell is named.
 */
export function readRoll(table: readonly (readonly string[])[]): { rows: RollRow[]; faults: RollFault[] } | null {
  const [head = [], ...body] = table
  const names = head.map((cell) => cell.normalize('NFKC').trim())
  const phoneAt = names.findIndex((name) => heads.phone.test(name))
  const nameAt = names.findIndex((name) => heads.name.test(name))
  const numberAt = names.findIndex((name, at) => at !== phoneAt && at !== nameAt && heads.number.test(name))
  if (phoneAt < 0 && numberAt < 0) return null
  const rows: RollRow[] = []
  const faults: RollFault[] = []
  const first = new Map<string, number>()
  for (const [at, cells] of body.entries()) {
    const row = at + 2
    const text = (column: number) => (column < 0 ? '' : (cells[column] ?? '').normalize('NFKC').trim())
    if (cells.every((cell) => cell.trim() === '')) continue
    const typed = text(phoneAt)
    const phone = typed === '' ? null : readPhone(typed)
    const number = text(numberAt)
    const cell = (column: number) => `${columnName(column)}${row}`
    if (typed !== '' && phone === null) faults.push({ cell: cell(phoneAt), code: 'phone-malformed' })
    if (typed === '' && number === '')
      faults.push({ cell: cell(phoneAt < 0 ? numberAt : phoneAt), code: 'roll-nobody' })
    for (const [column, key] of [
      [phoneAt, phone === null ? '' : `phone ${phone}`],
      [numberAt, number === '' ? '' : `number ${number}`],
    ] as const) {
      const earlier = first.get(key)
      if (key === '') continue
      if (earlier === undefined) first.set(key, row)
      else faults.push({ cell: cell(column), code: 'roll-repeated', values: { row: earlier } })
    }
    rows.push({ row, name: text(nameAt), number, phone })
  }
  return { rows, faults }
}

/** 0 -> A, 26 -> AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}
