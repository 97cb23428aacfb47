import type { Database } from '../../db/database.ts'
import { replaceInvitation } from '../../db/invitations.ts'
import { expertCodes, insertMember, type Role } from '../../db/members.ts'
import { hasFounder } from '../../db/people.ts'
import type { Deps } from '../deps.ts'
import type { Invitee } from '../domain/invitees.ts'
import { invitationDays, nextExpertCodes } from '../domain/people.ts'
import { sha256Hex } from '../hash.ts'
import { rfc3339 } from '../time.ts'

export type Minting = Pick<Deps, 'now' | 'id' | 'chance'>

/** A link as it is shown once: the token is in nobody's table. */
export interface Link {
  token: string
  expiresAt: string
}

/** The address a token is handed over as: in the fragment, which no server log and no mail scanner's GET ever carries. */
export function entrance(baseUrl: string, token: string): string {
  return `${baseUrl}/enter#${token}`
}

/**
 * Makes a link to this place, or (null) the one that makes a founder. Earlier unused ones to the same end with it. Only the
 * server's own shell may let a link to a place make a founder too.
 */
export async function mintLink(
  trx: Database,
  deps: Minting,
  member: string | null,
  standing: 'founder' | 'guest' = member === null ? 'founder' : 'guest',
): Promise<Link> {
  const token = Buffer.from(deps.chance(32)).toString('base64url')
  const at = deps.now()
  const expiresAt = rfc3339(new Date(at.getTime() + invitationDays * 86_400_000))
  await replaceInvitation(trx, {
    token_sha256: sha256Hex(token),
    member,
    standing,
    created_at: rfc3339(at),
    expires_at: expiresAt,
    used_at: null,
  })
  return { token, expiresAt }
}

export interface Invited extends Link {
  member: string
  name: string
  /** The pseudonym of an expert: e1, e2 … */
  code: string | null
}

/**
 * Gives each of these people a place with this role and a link to it, experts the next pseudonyms. Call it in the act's own
 * transaction, after `lockCampaign`, and write the audit entry there.
 */
export async function inviteMembers(
  trx: Database,
  deps: Minting,
  invitation: { campaign: string; role: Role; people: readonly Invitee[] },
): Promise<Invited[]> {
  const { campaign, role, people } = invitation
  const codes = role === 'expert' ? nextExpertCodes(await expertCodes(trx, campaign), people.length) : []
  const invited: Invited[] = []
  for (const [index, { name, contact, affiliation }] of people.entries()) {
    const member = deps.id()
    const code = codes[index] ?? null
    await insertMember(
      trx,
      {
        id: member,
        campaign,
        role,
        name: name.trim(),
        contact: contact.trim(),
        person: null,
        created_at: rfc3339(deps.now()),
        accepted_at: null,
        removed_at: null,
      },
      code === null ? null : { member, campaign, code, affiliation: affiliation.trim() },
    )
    invited.push({ member, name: name.trim(), code, ...(await mintLink(trx, deps, member)) })
  }
  return invited
}

/** The one-time set-up link while nobody may open campaigns yet; null once somebody may. Earlier set-up links end with it. */
export async function setUpLink(deps: Deps, baseUrl: string): Promise<string | null> {
  if (await hasFounder(deps.db)) return null
  const { token } = await deps.db.transaction().execute((trx) => mintLink(trx, deps, null))
  return entrance(baseUrl, token)
}
