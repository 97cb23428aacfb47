import type { Context } from 'hono'
import { readCampaign } from '../../db/campaigns.ts'
import type { Database } from '../../db/database.ts'
import type { Role } from '../../db/members.ts'
import type { Settings } from '../domain/campaign.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { memberWith } from '../session.ts'
import { rfc3339 } from '../time.ts'

/** Who acts on which campaign, and when. */
export interface Acting {
  db: Database
  campaign: string
  settings: Settings
  /** Person id; null for an act on the server's own shell. */
  actor: string | null
  at: string
}

export interface MemberActing extends Acting {
  member: string
  frozenAt: string | null
}

/** The asking member's campaign with what an act on its nominations needs; the refusal when the member has none of these roles. */
export async function actingAs(
  c: Context<Env>,
  campaign: string,
  ...roles: Role[]
): Promise<MemberActing | { refusal: Refusal }> {
  const asking = await memberWith(c, campaign, ...roles)
  if ('refusal' in asking) return asking
  const { db, now } = c.var.deps
  const found = await readCampaign(db, campaign)
  if (found === undefined) return { refusal: { code: 'not-found' } }
  const { settings, frozenAt } = found
  const { id: member, person } = asking.member
  return { db, campaign, settings, actor: person.id, at: rfc3339(now()), member, frozenAt }
}
