import type { Database } from './database.ts'

/**
 * Appends entries to the public log of a campaign, in order, and returns the index of the first. The row `log_head` is the
 * lock: two writers of one campaign wait for each other (plain row lock on PostgreSQL, the one connection on SQLite).
 * `entries` are made from the time that the head allows: max(now, last_at), log.md "Commit path" 5.
 */
export async function appendToLog(
  trx: Database,
  campaign: string,
  now: string,
  entries: (at: string, first: number) => string[],
): Promise<number> {
  const head = await trx
    .updateTable('log_head')
    .set((eb) => ({ size: eb('size', '+', 0) }))
    .where('campaign', '=', campaign)
    .returning(['size', 'last_at'])
    .executeTakeFirstOrThrow()
  const at = now > head.last_at ? now : head.last_at
  const lines = entries(at, head.size)
  await trx
    .insertInto('log_entry')
    .values(lines.map((entry, offset) => ({ campaign, index: head.size + offset, entry })))
    .execute()
  await trx
    .updateTable('log_head')
    .set({ size: head.size + lines.length, last_at: at })
    .where('campaign', '=', campaign)
    .execute()
  return head.size
}

/** Opens the log of a campaign with no entry in it. */
export async function openLog(trx: Database, campaign: string, at: string): Promise<void> {
  await trx.insertInto('log_head').values({ campaign, size: 0, last_at: at }).execute()
}

/** Entries from `start`, at most `limit`, each the final bytes. */
export async function logEntries(db: Database, campaign: string, start: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('log_entry')
    .where('campaign', '=', campaign)
    .where('index', '>=', start)
    .orderBy('index')
    .limit(limit)
    .select('entry')
    .execute()
  return rows.map((row) => row.entry)
}
