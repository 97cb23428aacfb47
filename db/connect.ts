import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database, Tables } from './database.ts'

/** Where the rows live: one SQLite file, or a PostgreSQL server (optionally one schema of it). */
export type Store = { sqlite: string } | { postgres: string; schema?: string }

/** bigint and count(*) fit a JavaScript number here: no count passes 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens the database. SQLite runs in WAL with `synchronous=FULL` and foreign keys on; better-sqlite3 would otherwise take WAL
 * to mean NORMAL, which loses acknowledged rows in a power cut. The settings are read back and asserted.
 */
export async function connect(store: Store): Promise<Database> {
  if ('postgres' in store) {
    const search = store.schema === undefined ? {} : { options: `-c search_path=${store.schema}` }
    const pool = new pg.Pool({ connectionString: store.postgres, max: 10, ...search })
    // PostgreSQL may end an idle connection (it restarts, say). The pool opens another; unheard, the event would end the process.
    pool.on('error', () => undefined)
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  }
  const file = new SQLite(store.sqlite)
  file.pragma('journal_mode = WAL')
  file.pragma('synchronous = FULL')
  file.pragma('foreign_keys = ON')
  file.pragma('busy_timeout = 5000')
  // A ballot touches pages all over its indexes: the log is brought in rarely, so that a page is written back once for many.
  file.pragma('wal_autocheckpoint = 8000')
  file.pragma('cache_size = -24000')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(file) }) })
  await assertDurable(db, store.sqlite === ':memory:')
  return db
}

/** So many statements are kept; the product has fewer than a thousand texts, beyond them the oldest are let go. */
const mostStatements = 1000

/**
 * Kysely prepares a statement anew each time it runs; kept by its text, it is prepared once. One that is being read row by row
 * is left alone.
 */
function preparedOnce(file: SQLite.Database): SqliteDatabase {
  const kept = new Map<string, SQLite.Statement>()
  return {
    close: () => file.close(),
    prepare(text) {
      const known = kept.get(text)
      if (known !== undefined && !known.busy) return known
      const statement = file.prepare(text)
      const [oldest] = kept.keys()
      if (kept.size >= mostStatements && oldest !== undefined) kept.delete(oldest)
      kept.set(text, statement)
      return statement
    },
  }
}

/** Throws unless the SQLite connection keeps what it acknowledges: WAL, synchronous=FULL (2), foreign_keys=1. */
export async function assertDurable(db: Database, inMemory = false): Promise<void> {
  const read = async (pragma: string): Promise<unknown> => {
    const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(pragma)}`.execute(db)
    return Object.values(rows[0] ?? {})[0]
  }
  const expected: [string, unknown][] = [
    ['journal_mode', inMemory ? 'memory' : 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
  ]
  for (const [pragma, wanted] of expected) {
    const found = await read(pragma)
    if (found !== wanted) throw new Error(`SQLite runs with ${pragma}=${String(found)}, needed is ${String(wanted)}`)
  }
}
