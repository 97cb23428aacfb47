import { recordAct } from './audit.ts'
import type { Database, InvitationTable, PasskeyTable, PersonTable } from './database.ts'
import { isDuplicate } from './duplicate.ts'
import type { Role } from './members.ts'
import { insertPasskey } from './passkeys.ts'
import { insertPerson, makeFounder, opensOnly, renewPerson } from './people.ts'
import { inTransaction } from './transaction.ts'

/** Where an accepted invitation leads; null for the set-up link, which makes a founder. */
export type Place = { member: string; campaign: string; role: Role } | null

export type Accepted =
  | { place: Place; person: string }
  | { refusal: 'invitation-used' | 'login-taken' | 'already-member' | 'passkey-refused' }

/** What a link opens: its place with the campaign's names, and the account that holds the place already. */
export async function findInvitation(db: Database, tokenSha256: string) {
  const row = await db
    .selectFrom('invitation')
    .leftJoin('member', 'member.id', 'invitation.member')
    .leftJoin('campaign', 'campaign.id', 'member.campaign')
    .leftJoin('person', 'person.id', 'member.person')
    .where('invitation.token_sha256', '=', tokenSha256)
    .select([
      'invitation.used_at',
      'invitation.expires_at',
      'invitation.standing',
      'member.id as member',
      'member.role',
      'member.name',
      'member.removed_at',
      'campaign.id as campaign',
      'campaign.name as campaignName',
      'campaign.name_en as campaignNameEn',
      'person.id as holder',
      'person.login as holderLogin',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { member, role, name, campaign, campaignName, campaignNameEn, holder, holderLogin } = row
  const known = member !== null && role !== null && name !== null && campaign !== null && campaignName !== null
  return {
    usedAt: row.used_at,
    expiresAt: row.expires_at,
    standing: row.standing,
    place: known ? { member, role, name, campaign, campaignName, campaignNameEn, removedAt: row.removed_at } : null,
    holder: holder !== null && holderLogin !== null ? { id: holder, login: holderLogin } : null,
  }
}

/** Stores a link. Links to the same place (or earlier set-up links) that nobody used end here. */
export async function replaceInvitation(trx: Database, invitation: InvitationTable): Promise<void> {
  const { member, created_at: at } = invitation
  await trx
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('member', member === null ? 'is' : '=', member)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
  await trx.insertInto('invitation').values(invitation).execute()
}

/** Accepts with a new account. The same login renews the account that holds this very place, when it opens nothing else. */
export async function acceptWithAccount(
  db: Database,
  tokenSha256: string,
  account: { person: PersonTable; passkey: Omit<PasskeyTable, 'person'> | null },
  at: string,
): Promise<Accepted> {
  return accepting(db, async (trx) => {
    const claimed = await claim(trx, tokenSha256, at)
    if ('refusal' in claimed) return claimed
    const { place, holder, standing } = claimed
    let person = account.person.id
    if (!(await insertPerson(trx, { ...account.person, standing }))) {
      const renewable = place !== null && holder?.login === account.person.login
      if (!renewable || !(await opensOnly(trx, holder.id, place.member))) return { refusal: 'login-taken' }
      await renewPerson(trx, holder.id, account.person.password_hash)
      person = holder.id
      if (standing === 'founder') await makeFounder(trx, person)
    }
    if (account.passkey !== null && !(await insertPasskey(trx, { ...account.passkey, person })))
      return { refusal: 'passkey-refused' }
    return enter(trx, place, person, at)
  })
}

/** Accepts with the account of somebody who is signed in already. */
export async function acceptAs(db: Database, tokenSha256: string, person: string, at: string): Promise<Accepted> {
  return accepting(db, async (trx) => {
    const claimed = await claim(trx, tokenSha256, at)
    if ('refusal' in claimed) return claimed
    if (claimed.standing === 'founder') await makeFounder(trx, person)
    return enter(trx, claimed.place, person, at)
  })
}

/** One person may use two links to the same role at the same moment: the unique index lets one of them in. */
async function accepting(db: Database, act: (trx: Database) => Promise<Accepted>): Promise<Accepted> {
  try {
    return await inTransaction(db, act)
  } catch (error) {
    if (isDuplicate(error)) return { refusal: 'already-member' }
    throw error
  }
}

interface Claimed {
  place: Place
  holder: { id: string; login: string } | null
  standing: InvitationTable['standing']
}

/** Uses the link up: one update decides who of two comes first, and a removed place stays shut. */
async function claim(
  trx: Database,
  tokenSha256: string,
  at: string,
): Promise<Claimed | { refusal: 'invitation-used' }> {
  const claimed = await trx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('token_sha256', '=', tokenSha256)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member')
            .select('member.id')
            .whereRef('member.id', '=', 'invitation.member')
            .where('member.removed_at', 'is not', null),
        ),
      ),
    )
    .executeTakeFirst()
  if (claimed.numUpdatedRows !== 1n) return { refusal: 'invitation-used' }
  const found = await findInvitation(trx, tokenSha256)
  if (found === undefined) return { refusal: 'invitation-used' }
  return { place: found.place, holder: found.holder, standing: found.standing }
}

async function enter(trx: Database, place: Place, person: string, at: string): Promise<Accepted> {
  const subject = place === null ? `person:${person}` : `member:${place.member}`
  if (place !== null && !(await takePlace(trx, place, person, at))) return { refusal: 'already-member' }
  await recordAct(trx, { campaign: place?.campaign ?? null, actor: person, at, act: 'invitation-accepted', subject })
  return { place: place === null ? null : { member: place.member, campaign: place.campaign, role: place.role }, person }
}

async function takePlace(trx: Database, place: NonNullable<Place>, person: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable('member')
    .set((eb) => ({ person, accepted_at: eb.fn.coalesce('accepted_at', eb.val(at)) }))
    .where('id', '=', place.member)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member as other')
            .select('other.id')
            .where('other.campaign', '=', place.campaign)
            .where('other.role', '=', place.role)
            .where('other.person', '=', person)
            .where('other.id', '!=', place.member),
        ),
      ),
    )
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
