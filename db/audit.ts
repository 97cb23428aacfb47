import type { Database } from './database.ts'

/** One act of a signed-in person, as it goes into the private trail. `before` and `after` are kept as JSON. */
export interface Act {
  campaign: string | null
  /** Person id; null for an act of the clock or of the server's own shell. */
  actor: string | null
  at: string
  act: string
  subject: string
  before?: unknown
  after?: unknown
  reason?: string
}

/** Writes the audit entry of an act; call it inside the act's own transaction, once. */
export async function recordAct(trx: Database, act: Act): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      campaign: act.campaign,
      actor: act.actor,
      at: act.at,
      act: act.act,
      subject: act.subject,
      before: act.before === undefined ? null : JSON.stringify(act.before),
      after: act.after === undefined ? null : JSON.stringify(act.after),
      reason: act.reason ?? null,
    })
    .execute()
}

/** So many of the newest acts make a mark: one that commits late, behind others that began after it, still changes it. */
const marking = 16

/**
 * What stays the same until the next act in a campaign: the numbers of its newest acts. Whatever a page shows changes with an
 * act in the act's own transaction, so what was read after a mark is true while the mark stays. One short range of an index.
 */
export async function actMark(db: Database, campaign: string): Promise<string> {
  const rows = await db
    .selectFrom('audit_entry')
    .where('campaign', '=', campaign)
    .orderBy('id', 'desc')
    .limit(marking)
    .select('id')
    .execute()
  return rows.map(({ id }) => id).join()
}

/** The trail of one campaign, newest first. `before` pages back: entries with a smaller id; `acts` keeps only these. */
export async function auditTrail(
  db: Database,
  campaign: string,
  page: { before?: number; limit: number; acts?: readonly string[] },
) {
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.actor')
    .where('audit_entry.campaign', '=', campaign)
    .orderBy('audit_entry.id', 'desc')
    .limit(page.limit)
    .select([
      'audit_entry.id',
      'audit_entry.at',
      'audit_entry.act',
      'audit_entry.subject',
      'audit_entry.before',
      'audit_entry.after',
      'audit_entry.reason',
      'person.name as actor',
    ])
  if (page.acts !== undefined) query = query.where('audit_entry.act', 'in', page.acts)
  if (page.before !== undefined) query = query.where('audit_entry.id', '<', page.before)
  return query.execute()
}
