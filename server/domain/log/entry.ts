/**
 * How a field of a public entry is written (log.md "Entries"): `hash` 32 bytes and `ballot` 16 in base64url; `detail` a hash
 * or null; `code` a word of an enumeration; `time` RFC 3339 UTC with three digits; `actor` a pseudonym; `count` a whole number.
 */
export type Shape = 'hash' | 'ballot' | 'detail' | 'code' | 'time' | 'actor' | 'count' | 'text'

const clock = { at: 'time' } as const
const act = { at: 'time', actor: 'actor' } as const
const grave = { at: 'time', actor: 'actor', second: 'actor' } as const
const onBallot = { ballot: 'ballot', reason: 'code', since: 'count', detail: 'detail' } as const
const onCandidate = { candidate: 'count', reason: 'code', notice: 'hash' } as const
const onSheet = { sheet: 'text', commit: 'hash', stage: 'text' } as const
const onNomination = { level: 'text', unit: 'text', nomination: 'count' } as const
const change = { old: 'text', new: 'text', reason: 'code' } as const

/** Every type of public entry with the fields of its own, beside campaign, type and v. `second` stands where two persons are needed. */
export const entryShapes = {
  campaign_opened: { ...clock, rules: 'hash' },
  ballot_cast: { ballot: 'ballot', commit: 'hash' },
  hold_list: { ...clock, root: 'hash' },
  ballot_held: { ...act, ...onBallot },
  ballot_restored: { ...act, ...onBallot },
  ballot_voided: { ...grave, ...onBallot },
  batch_voided: { ...grave, ballots_root: 'hash', count: 'count', reason: 'code', evidence: 'hash' },
  candidate_warned: { ...act, ...onCandidate },
  candidate_suspended: { ...act, ...onCandidate },
  candidate_zeroed: { ...act, ...onCandidate },
  candidate_disqualified: { ...grave, ...onCandidate },
  candidate_reinstated: { ...act, ...onCandidate },
  score_submitted: { ...act, ...onSheet },
  score_reopened: { ...act, ...onSheet },
  review_decided: { ...act, nomination: 'count', round: 'count', verdict: 'code' },
  nomination_recommended: { ...act, ...onNomination },
  nomination_returned: { ...act, ...onNomination },
  nomination_withdrawn: { ...act, ...onNomination },
  deadline_changed: { ...act, ...change },
  rules_changed: { ...grave, ...change },
  voting_closed: clock,
  result_published: { ...grave, result: 'hash' },
  objection_decided: act,
  bundle_exported: { ...act, bundle: 'hash' },
  key_rotated: act,
  backup_restored: { ...act, size: 'count', root: 'hash' },
  erasure: { ...act, count: 'count', basis: 'code' },
} as const satisfies Record<string, Record<string, Shape>>

type Shapes = typeof entryShapes
export type EntryType = keyof Shapes

type Value<S> = S extends 'count' ? number : S extends 'detail' ? string | null : string

/** A public entry without what every one carries (campaign and v). */
export type LogEntry = {
  [Type in EntryType]: { type: Type } & { -readonly [Field in keyof Shapes[Type]]: Value<Shapes[Type][Field]> }
}[EntryType]
