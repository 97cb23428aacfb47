import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publication')
    .addColumn('campaign', 'text', (column) => column.notNull().references('campaign.id'))
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('result', 'text', (column) => column.notNull())
    .addColumn('result_sha256', 'text', (column) => column.notNull())
    .addColumn('proposed_by', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('proposed_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_by', 'text', (column) => column.references('person.id'))
    .addColumn('confirmed_at', 'text')
    .addPrimaryKeyConstraint('publication_key', ['campaign', 'revision'])
    .execute()
}
