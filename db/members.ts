import type { Database, ExpertTable, MemberTable } from './database.ts'

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

/** Everybody who was ever given a place in the campaign, experts by their pseudonym, with what each link and sheet count says. */
export async function membersOf(db: Database, campaign: string) {
  return db
    .selectFrom('member')
    .leftJoin('expert', 'expert.member', 'member.id')
    .leftJoin('person', 'person.id', 'member.person')
    .where('member.campaign', '=', campaign)
    .select((eb) => [
      'member.id',
      'member.role',
      'member.name',
      'member.contact',
      'member.person',
      'member.created_at as createdAt',
      'member.accepted_at as acceptedAt',
      'member.removed_at as removedAt',
      'expert.code',
      'expert.affiliation',
      'person.login',
      eb
        .selectFrom('invitation')
        .whereRef('invitation.member', '=', 'member.id')
        .where('invitation.used_at', 'is', null)
        .select((inner) => inner.fn.max('invitation.expires_at').as('until'))
        .as('linkExpiresAt'),
      eb
        .selectFrom('score_sheet')
        .whereRef('score_sheet.expert', '=', 'member.id')
        .where('score_sheet.state', '=', 'submitted')
        .select((inner) => inner.fn.countAll().as('count'))
        .as('sheets'),
    ])
    .orderBy('member.created_at')
    .orderBy('member.id')
    .execute()
}

/**
 * Makes everybody who changes the people of this campaign wait for each other until the transaction ends: a plain row lock,
 * the same on both databases. False when there is no such campaign.
 */
export async function lockCampaign(trx: Database, campaign: string): Promise<boolean> {
  const locked = await trx
    .updateTable('campaign')
    .set((eb) => ({ name: eb.ref('name') }))
    .where('id', '=', campaign)
    .executeTakeFirst()
  return locked.numUpdatedRows === 1n
}

/** The member of this campaign, removed or not. */
export async function memberIn(db: Database, campaign: string, member: string) {
  return db
    .selectFrom('member')
    .selectAll()
    .where('id', '=', member)
    .where('campaign', '=', campaign)
    .executeTakeFirst()
}

/** Contacts of everybody who holds or is offered this role. */
export async function contactsOf(db: Database, campaign: string, role: Role): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .where('campaign', '=', campaign)
    .where('role', '=', role)
    .where('removed_at', 'is', null)
    .where('contact', '!=', '')
    .select('contact')
    .execute()
  return rows.map((row) => row.contact)
}

export async function expertCodes(db: Database, campaign: string): Promise<string[]> {
  const rows = await db.selectFrom('expert').where('campaign', '=', campaign).select('code').execute()
  return rows.map((row) => row.code)
}

export async function insertMember(trx: Database, member: MemberTable, expert: ExpertTable | null): Promise<void> {
  await trx.insertInto('member').values(member).execute()
  if (expert !== null) await trx.insertInto('expert').values(expert).execute()
}

/** Takes a place away (`at`) or gives it back (null); false when it stood so already or is no place of this campaign. */
export async function setRemoved(trx: Database, campaign: string, member: string, at: string | null): Promise<boolean> {
  const result = await trx
    .updateTable('member')
    .set({ removed_at: at })
    .where('id', '=', member)
    .where('campaign', '=', campaign)
    .where('removed_at', at === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How many organizers other than this one have come in and may act. */
export async function otherOrganizers(db: Database, campaign: string, member: string): Promise<number> {
  const row = await db
    .selectFrom('member')
    .where('campaign', '=', campaign)
    .where('role', '=', 'organizer')
    .where('person', 'is not', null)
    .where('removed_at', 'is', null)
    .where('id', '!=', member)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
