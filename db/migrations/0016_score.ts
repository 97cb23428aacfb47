import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('score')
    .addColumn('sheet', 'text', (column) => column.notNull().references('score_sheet.id'))
    .addColumn('criterion', 'text', (column) => column.notNull())
    .addColumn('points', 'integer')
    .addColumn('comment', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('score_key', ['sheet', 'criterion'])
    .execute()
}
