import type { Kysely } from 'kysely'
import { appendOnly } from './dialect.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('checkpoint')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['campaign', 'size'])
    .execute()
  await appendOnly(db, 'checkpoint')
}
