import type { Kysely } from 'kysely'

/**
 * The head of a log knows its tree (RFC 6962): how many entries it covers, the roots of its perfect subtrees, whose origin the
 * checkpoints carry; and whether this database fell behind what was already promised (`behind`: read-only).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('log_head').addColumn('origin', 'text').execute()
  await db.schema
    .alterTable('log_head')
    .addColumn('tree_size', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('log_head')
    .addColumn('frontier', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('log_head')
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('open'))
    .execute()
}
