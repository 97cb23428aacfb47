import type { Database, SpentChallengeTable } from './database.ts'

/** Marks challenges as spent, each once whoever asks at the same time; answers those that nobody had spent before. One statement. */
export async function spendChallenges(db: Database, spent: readonly SpentChallengeTable[]): Promise<Set<string>> {
  // In one order, so that two nodes with the same challenges wait for each other and never both.
  const inOrder = [...spent].sort((a, b) => (a.id < b.id ? -1 : 1))
  const rows = await db
    .insertInto('spent_challenge')
    .values(inOrder)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Forgets the challenges that nobody could spend any more. */
export async function forgetChallenges(db: Database, at: string): Promise<void> {
  await db.deleteFrom('spent_challenge').where('expires_at', '<=', at).execute()
}
