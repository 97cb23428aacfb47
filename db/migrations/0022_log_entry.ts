import type { Kysely } from 'kysely'
import { appendOnly } from './dialect.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_entry')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('index', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_entry_key', ['campaign', 'index'])
    .execute()
  await appendOnly(db, 'log_entry')
}
