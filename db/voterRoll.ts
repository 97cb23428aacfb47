import type { Database, VoterRollTable } from './database.ts'

const together = 200

/** Empties the roll of a campaign: only before its rules are frozen. */
export async function clearRoll(trx: Database, campaign: string): Promise<void> {
  await trx.deleteFrom('voter_roll').where('campaign', '=', campaign).execute()
}

/** The tags of everybody on the roll. */
export async function rollTags(db: Database, campaign: string): Promise<Set<string>> {
  const rows = await db.selectFrom('voter_roll').where('campaign', '=', campaign).select('voter').execute()
  return new Set(rows.map(({ voter }) => voter))
}

export async function insertRoll(trx: Database, rows: readonly VoterRollTable[]): Promise<void> {
  for (let at = 0; at < rows.length; at += together)
    await trx
      .insertInto('voter_roll')
      .values(rows.slice(at, at + together))
      .execute()
}

/** The voter of a row by the row's own code. */
export async function rollVoterByCode(db: Database, campaign: string, hash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('voter_roll')
    .where('campaign', '=', campaign)
    .where('code_hash', '=', hash)
    .select('voter')
    .executeTakeFirst()
  return row?.voter
}

/** Marks a row as used, the first time only; false when this voter is not on the roll. */
export async function useRollRow(db: Database, campaign: string, voter: string, at: string): Promise<boolean> {
  const used = await db
    .updateTable('voter_roll')
    .set((eb) => ({ used_at: eb.fn.coalesce('used_at', eb.val(at)) }))
    .where('campaign', '=', campaign)
    .where('voter', '=', voter)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** How many stand on the roll, how many of them with a phone, and how many have proven that they do. */
export async function rollCounts(db: Database, campaign: string) {
  const row = await db
    .selectFrom('voter_roll')
    .where('campaign', '=', campaign)
    .select((eb) => [
      eb.fn.countAll().as('rows'),
      eb.fn.sum('has_phone').as('phones'),
      eb.fn.count('used_at').as('used'),
    ])
    .executeTakeFirstOrThrow()
  return { rows: Number(row.rows), phones: Number(row.phones ?? 0), used: Number(row.used) }
}
