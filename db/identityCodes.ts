import type { Database, IdentityCodeTable } from './database.ts'

/** Whose code it is: the campaign, and the tags of device and identity. */
export type CodeOwner = Pick<IdentityCodeTable, 'campaign' | 'device' | 'voter'>

/** Stores a fresh code in place of an earlier one of the same device and identity; codes that have run out are forgotten. */
export async function putIdentityCode(db: Database, code: Omit<IdentityCodeTable, 'tries'>, at: string): Promise<void> {
  await db.deleteFrom('identity_code').where('expires_at', '<=', at).execute()
  const { code_hash, expires_at } = code
  await db
    .insertInto('identity_code')
    .values({ ...code, tries: 0 })
    .onConflict((conflict) =>
      conflict.columns(['campaign', 'device', 'voter']).doUpdateSet({ code_hash, expires_at, tries: 0 }),
    )
    .execute()
}

/**
 * Takes one try from a live code and gives its hash and how many tries are left after it; undefined when there is none, it has
 * run out, or all its tries are used. One statement counts, so that tries at the same moment are all counted.
 */
export async function takeTry(
  db: Database,
  { campaign, device, voter }: CodeOwner,
  at: string,
  mostTries: number,
): Promise<{ hash: string; left: number } | undefined> {
  const taken = await db
    .updateTable('identity_code')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('campaign', '=', campaign)
    .where('device', '=', device)
    .where('voter', '=', voter)
    .where('expires_at', '>', at)
    .where('tries', '<', mostTries)
    .returning(['code_hash', 'tries'])
    .executeTakeFirst()
  return taken === undefined ? undefined : { hash: taken.code_hash, left: mostTries - taken.tries }
}

/** Uses a code up; false when another answer has done so already. */
export async function useIdentityCode(
  db: Database,
  { campaign, device, voter }: CodeOwner,
  hash: string,
): Promise<boolean> {
  const used = await db
    .deleteFrom('identity_code')
    .where('campaign', '=', campaign)
    .where('device', '=', device)
    .where('voter', '=', voter)
    .where('code_hash', '=', hash)
    .executeTakeFirst()
  return used.numDeletedRows === 1n
}
