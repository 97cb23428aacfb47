import { CompiledQuery } from 'kysely'
import type { Database, Tables } from './database.ts'
import { isPostgres } from './migrations/dialect.ts'

/** Rows go in groups of these many: few statement texts, so that each is prepared once. */
const groups = [64, 32, 16, 8, 4, 2, 1]

const texts = new Map<string, string>()

/**
 * Inserts many rows with the fewest statements. Every row gives its values in the order of `columns`. The texts are made once
 * and kept, for building them costs more than running them. Violations are thrown.
 */
export async function insertRows(
  trx: Database,
  table: keyof Tables & string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const postgres = isPostgres(trx)
  let done = 0
  for (const size of groups) {
    while (rows.length - done >= size) {
      const text = textOf(table, columns, size, postgres)
      await trx.executeQuery(CompiledQuery.raw(text, rows.slice(done, done + size).flat()))
      done += size
    }
  }
}

function textOf(table: string, columns: readonly string[], size: number, postgres: boolean): string {
  const key = `${table} ${size} ${postgres}`
  const known = texts.get(key)
  if (known !== undefined) return known
  let place = 0
  const row = () => `(${columns.map(() => (postgres ? `$${++place}` : '?')).join(', ')})`
  const values = Array.from({ length: size }, row).join(', ')
  const text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values ${values}`
  texts.set(key, text)
  return text
}
