import type { Database, PasskeyChallengeTable, PasskeyTable } from './database.ts'

/** Keeps a puzzle that was handed to an authenticator, and forgets those nobody answered. */
export async function keepChallenge(db: Database, challenge: PasskeyChallengeTable, now: string): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
  await db.insertInto('passkey_challenge').values(challenge).execute()
}

/** Takes a puzzle away to be answered: whoever comes second, or late, gets undefined. */
export async function spendChallenge(db: Database, id: string, now: string): Promise<string | undefined> {
  const spent = await db
    .deleteFrom('passkey_challenge')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return spent?.challenge
}

/** Keeps a new passkey; false when this very credential is kept already. */
export async function insertPasskey(trx: Database, passkey: PasskeyTable): Promise<boolean> {
  const result = await trx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

export async function passkeyBy(db: Database, credential: string): Promise<PasskeyTable | undefined> {
  return db.selectFrom('passkey').selectAll().where('credential', '=', credential).executeTakeFirst()
}

export async function passkeysOf(db: Database, person: string): Promise<string[]> {
  const rows = await db.selectFrom('passkey').where('person', '=', person).select('credential').execute()
  return rows.map((row) => row.credential)
}

/** Moves the signature counter forward. False when another sign-in moved it meanwhile: a copied authenticator. */
export async function advanceCounter(db: Database, credential: string, from: number, to: number): Promise<boolean> {
  const result = await db
    .updateTable('passkey')
    .set({ counter: to })
    .where('credential', '=', credential)
    .where('counter', '=', from)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
