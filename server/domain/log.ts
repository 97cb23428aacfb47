import { canonicalJson, type Json } from './canonical.ts'
import type { LogEntry } from './log/entry.ts'

export { type EntryType, entryShapes, type LogEntry } from './log/entry.ts'
export { type EntryFault, isTime, type ReadEntry, readEntry } from './log/read.ts'

/**
 * The final bytes of a public entry (log.md "Entries"): canonical JSON, keys sorted, no spaces; at most 65,535 bytes. Every
 * entry carries campaign, type and v; all but `ballot_cast` carry `at`; acts of a person carry `actor`, and `second` exactly
 * where two persons were needed.
 */
export function logLine(campaign: string, entry: LogEntry): string {
  const fields: Record<string, Json> = { ...entry }
  return canonicalJson({ ...fields, campaign, v: 1 })
}
