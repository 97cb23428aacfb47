import type { Kysely } from 'kysely'
import { appendOnly, serialKey } from './dialect.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await serialKey(db.schema.createTable('audit_entry'), db)
    .addColumn('campaign', 'text')
    .addColumn('actor', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addColumn('reason', 'text')
    .execute()
  await db.schema.createIndex('audit_entry_campaign').on('audit_entry').columns(['campaign', 'id']).execute()
  await appendOnly(db, 'audit_entry')
}
