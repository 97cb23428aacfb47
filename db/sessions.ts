import type { Database, SessionTable } from './database.ts'

export async function openSession(db: Database, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

/** Who holds this session, while it lasts. */
export async function sessionPerson(db: Database, tokenSha256: string, now: string) {
  return db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person')
    .where('session.token_sha256', '=', tokenSha256)
    .where('session.expires_at', '>', now)
    .select(['person.id', 'person.name', 'person.login', 'person.standing'])
    .executeTakeFirst()
}

export async function endSession(db: Database, tokenSha256: string): Promise<void> {
  await db.deleteFrom('session').where('token_sha256', '=', tokenSha256).execute()
}

/** Forgets sessions that have ended; returns how many. */
export async function sweepSessions(db: Database, now: string): Promise<number> {
  const result = await db.deleteFrom('session').where('expires_at', '<=', now).executeTakeFirst()
  return Number(result.numDeletedRows)
}
