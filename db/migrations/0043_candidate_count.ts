import type { Kysely } from 'kysely'

/** Votes are counted by tier now; a second counter of the same votes could only disagree. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('candidate_count').execute()
}
