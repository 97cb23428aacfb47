import type { Context } from 'hono'
import { recordAct } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { lockCampaign, memberOf } from '../../db/members.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { memberWith } from '../session.ts'
import { rfc3339 } from '../time.ts'

/** What an act on the voters' side of a campaign came to, with the figures of its audit entry: never a code, name or phone. */
export interface Done<T> {
  done: T
  after: Record<string, string | number>
}

/** Runs an act of an organizer, who is one still when it is stored, with its audit entry in one transaction. */
export async function actOnVoters<T>(
  c: Context<Env>,
  campaign: string,
  act: string,
  store: (trx: Database, at: string) => Promise<Done<T> | { refusal: Refusal }>,
): Promise<Done<T> | { refusal: Refusal }> {
  const asking = await memberWith(c, campaign, 'organizer')
  if ('refusal' in asking) return asking
  const actor = asking.member.person.id
  const at = rfc3339(c.var.deps.now())
  return inTransaction(c.var.deps.db, async (trx): Promise<Done<T> | { refusal: Refusal }> => {
    await lockCampaign(trx, campaign)
    if ((await memberOf(trx, campaign, actor, ['organizer'])) === undefined) return { refusal: { code: 'forbidden' } }
    const outcome = await store(trx, at)
    if ('done' in outcome)
      await recordAct(trx, { campaign, actor, at, act, subject: `campaign:${campaign}`, after: outcome.after })
    return outcome
  })
}
