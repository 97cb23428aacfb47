/** How often one voter may cast a ballot: once in the campaign, once a batch, or so many times a calendar day. */
export type Allowance = { per: 'campaign' } | { per: 'batch' } | { per: 'day'; ballots: number }

/** The voting rules of a campaign, frozen before it opens. Keys are those of the hashed object (log.md). */
export interface VoteRules {
  /** Fewest and most selections on one ballot. */
  min: number
  max: number
  allowance: Allowance
  /** How often one voter may choose the same candidate: once in the campaign, or once a day (a slot). */
  same_candidate: 'once' | 'per-slot'
  /** A ballot that reached the queue before close counts if it is sequenced within so many seconds after. */
  grace_seconds: number
}
