import type { Database, VoterCodeTable } from './database.ts'

/** Rows a statement may insert at once without too many parameters. */
const together = 200

/** The serial that the next printed card of a campaign gets. Call it under the lock of the campaign. */
export async function nextSerial(trx: Database, campaign: string): Promise<number> {
  const row = await trx
    .selectFrom('voter_code')
    .where('campaign', '=', campaign)
    .select((eb) => eb.fn.max('serial').as('last'))
    .executeTakeFirstOrThrow()
  return Number(row.last ?? 0) + 1
}

export async function insertVoterCodes(trx: Database, codes: readonly VoterCodeTable[]): Promise<void> {
  for (let at = 0; at < codes.length; at += together)
    await trx
      .insertInto('voter_code')
      .values(codes.slice(at, at + together))
      .execute()
}

/** The card with this code, whether or not it was revoked. */
export async function findVoterCode(
  db: Database,
  campaign: string,
  hash: string,
): Promise<Pick<VoterCodeTable, 'serial' | 'revoked_at'> | undefined> {
  return db
    .selectFrom('voter_code')
    .where('campaign', '=', campaign)
    .where('code_hash', '=', hash)
    .select(['serial', 'revoked_at'])
    .executeTakeFirst()
}

/** Marks a card as used, the first time only; false when it was revoked meanwhile. */
export async function useVoterCode(db: Database, campaign: string, serial: number, at: string): Promise<boolean> {
  const used = await db
    .updateTable('voter_code')
    .set((eb) => ({ used_at: eb.fn.coalesce('used_at', eb.val(at)) }))
    .where('campaign', '=', campaign)
    .where('serial', '=', serial)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

/** Revokes the cards of a range that nobody has used; answers how many those are. */
export async function revokeVoterCodes(
  trx: Database,
  campaign: string,
  range: { first: number; last: number },
  at: string,
): Promise<number> {
  const revoked = await trx
    .updateTable('voter_code')
    .set({ revoked_at: at })
    .where('campaign', '=', campaign)
    .where('serial', '>=', range.first)
    .where('serial', '<=', range.last)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(revoked.numUpdatedRows)
}

/** The runs in which cards were printed, oldest first: serials from and to, and how many were used or revoked. */
export async function voterCodeRuns(db: Database, campaign: string) {
  const rows = await db
    .selectFrom('voter_code')
    .where('campaign', '=', campaign)
    .groupBy('created_at')
    .orderBy('created_at')
    .select((eb) => [
      'created_at as printedAt',
      eb.fn.min('serial').as('first'),
      eb.fn.max('serial').as('last'),
      eb.fn.count('used_at').as('used'),
      eb.fn.count('revoked_at').as('revoked'),
    ])
    .execute()
  return rows.map(({ printedAt, first, last, used, revoked }) => ({
    printedAt,
    first: Number(first),
    last: Number(last),
    used: Number(used),
    revoked: Number(revoked),
  }))
}
