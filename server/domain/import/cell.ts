/** The name of a cell as spreadsheet programs print it; column and row count from 0: (5, 3) is "F4". */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row + 1}`
}

/** The letters of a column that counts from 0: 0 is "A", 26 is "AA". */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : `${columnName(Math.floor(column / 26) - 1)}${letter}`
}

/** Where a named cell lies, counted from 0; null when the text names none (at most three letters and seven digits). */
export function cellAt(name: string): { column: number; row: number } | null {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? []
  if (letters === undefined || digits === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { column, row: Number(digits) - 1 }
}
