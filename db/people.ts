import type { Database, PersonTable } from './database.ts'

/** The account behind a login, with its password hash. */
export async function personByLogin(db: Database, login: string): Promise<PersonTable | undefined> {
  return db.selectFrom('person').selectAll().where('login', '=', login).executeTakeFirst()
}

/** Writes a new account; false when its login is taken, and then nothing was written. */
export async function insertPerson(trx: Database, person: PersonTable): Promise<boolean> {
  const result = await trx
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Gives an account a new way in: the old password, passkeys and sessions end. */
export async function renewPerson(trx: Database, person: string, passwordHash: string | null): Promise<void> {
  await trx.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', person).execute()
  await trx.deleteFrom('passkey').where('person', '=', person).execute()
  await trx.deleteFrom('session').where('person', '=', person).execute()
}

/** Makes a person one who may open campaigns. */
export async function makeFounder(trx: Database, person: string): Promise<void> {
  await trx.updateTable('person').set({ standing: 'founder' }).where('id', '=', person).execute()
}

/** Whether anybody may open campaigns yet. */
export async function hasFounder(db: Database): Promise<boolean> {
  const found = await db.selectFrom('person').where('standing', '=', 'founder').select('id').limit(1).executeTakeFirst()
  return found !== undefined
}

/** The places a person holds, newest campaign first: one query. */
export async function placesOf(db: Database, person: string) {
  return db
    .selectFrom('member')
    .innerJoin('campaign', 'campaign.id', 'member.campaign')
    .where('member.person', '=', person)
    .where('member.removed_at', 'is', null)
    .select(['member.campaign', 'campaign.name', 'campaign.name_en as nameEn', 'member.role'])
    .orderBy('campaign.created_at', 'desc')
    .orderBy('member.role')
    .execute()
}

/** Whether this place is all the account opens: then its link may renew the account itself. */
export async function opensOnly(db: Database, person: string, member: string): Promise<boolean> {
  const wider = await db
    .selectFrom('person')
    .where('person.id', '=', person)
    .where((eb) =>
      eb.or([
        eb('person.standing', '=', 'founder'),
        eb.exists(
          eb
            .selectFrom('member')
            .select('member.id')
            .where('member.person', '=', person)
            .where('member.id', '!=', member),
        ),
      ]),
    )
    .select('person.id')
    .executeTakeFirst()
  return wider === undefined
}
