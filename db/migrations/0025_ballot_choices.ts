import { type Kysely, sql } from 'kysely'
import { isPostgres } from './dialect.ts'

/** A ballot carries its own choices (JSON, rising), its one-time nonce, and the tree size that its proof was made for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('ballot')
    .addColumn('choices', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await db.schema.alterTable('ballot').addColumn('nonce', 'text').execute()
  await db.schema
    .alterTable('ballot')
    .addColumn('tree_size', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  const listed = isPostgres(db)
    ? sql`'[' || string_agg(candidate::text, ',' order by candidate) || ']'`
    : sql`'[' || group_concat(candidate, ',' order by candidate) || ']'`
  await sql`update ballot set choices = coalesce((select ${listed} from pick
    where pick.campaign = ballot.campaign and pick.ballot = ballot.id), '[]')`.execute(db)
  await db.schema.createIndex('ballot_nonce').on('ballot').columns(['campaign', 'nonce']).unique().execute()
}
