import type { Database } from './database.ts'

/** How many ballots these addresses (keyed tags) have cast on a day; those without any are missing. */
export async function ballotsFrom(
  db: Database,
  campaign: string,
  day: string,
  addresses: readonly string[],
): Promise<Map<string, number>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('address_day')
    .where('campaign', '=', campaign)
    .where('day', '=', day)
    .where('address', 'in', [...new Set(addresses)])
    .select(['address', 'ballots'])
    .execute()
  return new Map(rows.map(({ address, ballots }) => [address, ballots]))
}

/** Writes how many ballots addresses have cast on a day. What is kept of earlier days serves nothing and is forgotten. */
export async function keepBallotsFrom(
  db: Database,
  campaign: string,
  day: string,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  if (counts.size === 0) return
  await db.deleteFrom('address_day').where('campaign', '=', campaign).where('day', '<', day).execute()
  await db
    .insertInto('address_day')
    .values([...counts].map(([address, ballots]) => ({ campaign, day, address, ballots })))
    .onConflict((conflict) =>
      conflict.columns(['campaign', 'day', 'address']).doUpdateSet((eb) => ({ ballots: eb.ref('excluded.ballots') })),
    )
    .execute()
}
