export interface BallotTable {
  /** b64url(H("ballot-id/v1\n" || nonce)[:16]) */
  id: string
  campaign: string
  voter: string
  slot: string
  tier: string
  at: string
  request_sha256: string
  salt_a: string
  salt_b: string
  commitment: string
  log_index: number
}

export interface PickTable {
  campaign: string
  voter: string
  candidate: number
  slot: string
  ballot: string
}

/** Counters kept with each ballot; a full recount of `pick` must always agree. */
export interface CandidateCountTable {
  campaign: string
  candidate: number
  votes: number
}

/** Key of the voter tags of one campaign; destroyed at archive. */
export interface CampaignKeyTable {
  campaign: string
  voter_key: string
}
