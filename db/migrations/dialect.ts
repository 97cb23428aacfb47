import { type CreateTableBuilder, type Kysely, PostgresAdapter, sql } from 'kysely'

/** Which of the two databases stands behind the handle. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/** Adds the column `id`, numbered by the database in the order of writing. */
export function serialKey<C extends string>(table: CreateTableBuilder<C>, db: Kysely<unknown>) {
  return isPostgres(db)
    ? table.addColumn('id', 'integer', (column) => column.generatedAlwaysAsIdentity().primaryKey())
    : table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
}

/** Triggers that refuse update and delete: what is written in a log stays (log.md, "Two logs"). */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  if (isPostgres(db)) {
    await sql`create function ${sql.raw(`${table}_append_only`)}() returns trigger language plpgsql as $$
      begin raise exception ${sql.lit(`${table} is append-only`)}; end $$`.execute(db)
    await sql`create trigger ${sql.ref(`${table}_append_only`)} before update or delete or truncate on ${sql.table(table)}
      execute function ${sql.raw(`${table}_append_only`)}()`.execute(db)
    return
  }
  for (const act of ['update', 'delete'])
    await sql`create trigger ${sql.ref(`${table}_no_${act}`)} before ${sql.raw(act)} on ${sql.table(table)}
      begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`.execute(db)
}
