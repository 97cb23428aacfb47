import { canonicalJson, type Json } from './canonical.ts'

/**
 * The public entries (log.md "Entries"). Every one carries campaign, type and v; all but `ballot_cast` carry `at`; acts of a
 * person carry `actor`, and `second` exactly where two persons were needed.
 */
export type LogEntry =
  | { type: 'campaign_opened'; at: string; rules: string }
  | { type: 'ballot_cast'; ballot: string; commit: string }
  | { type: 'score_submitted'; at: string; actor: string; sheet: string; commit: string; stage: string }
  | { type: 'nomination_withdrawn'; at: string; actor: string; level: string; unit: string; nomination: number }
  | { type: 'deadline_changed'; at: string; actor: string; old: string; new: string; reason: string }
  | { type: 'voting_closed'; at: string }
  | { type: 'result_published'; at: string; actor: string; second: string; result: string }

/** The final bytes of a public entry: canonical JSON, keys sorted, no spaces; at most 65,535 bytes. */
export function logLine(campaign: string, entry: LogEntry): string {
  const fields: Record<string, Json> = { ...entry }
  return canonicalJson({ ...fields, campaign, v: 1 })
}
