import type { Database } from './database.ts'

/**
 * Runs an act in one transaction: kept when it answers, rolled back when it is refused (its answer carries `refusal`) or when
 * it breaks. So an act may try first and be refused afterwards, and nothing of it stays.
 */
export async function inTransaction<T extends object>(db: Database, act: (trx: Database) => Promise<T>): Promise<T> {
  const trx = await db.startTransaction().execute()
  try {
    const outcome = await act(trx)
    await ('refusal' in outcome ? trx.rollback() : trx.commit()).execute()
    return outcome
  } catch (broken) {
    if (!trx.isCommitted && !trx.isRolledBack) await trx.rollback().execute()
    throw broken
  }
}
