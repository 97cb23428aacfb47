import type { Database, MemberTable } from './database.ts'

export type Role = MemberTable['role']

/** The person's place in a campaign with one of these roles; undefined when it has none or was removed. */
export async function memberOf(db: Database, campaign: string, person: string, roles: readonly Role[]) {
  return db
    .selectFrom('member')
    .where('campaign', '=', campaign)
    .where('person', '=', person)
    .where('role', 'in', [...roles])
    .where('removed_at', 'is', null)
    .select(['id', 'role', 'name'])
    .orderBy('role', 'desc')
    .executeTakeFirst()
}
