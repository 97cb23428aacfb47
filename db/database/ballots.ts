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
  /** JSON array of the chosen numbers, rising: what every count is made from. */
  choices: string
  /** The one-time nonce of the page that sent it; null where none was asked. */
  nonce: string | null
  /** Size of the tree for which its proof was made and signed; 0 when it was cast before trees were. */
  tree_size: number
}

/** Written where one voter may cast several ballots: the last guard of the rules about one candidate. */
export interface PickTable {
  campaign: string
  voter: string
  candidate: number
  slot: string
  ballot: string
}

/** Votes of a candidate by tier, kept with each ballot; a full recount of the choices must always agree. */
export interface VoteCountTable {
  campaign: string
  tier: string
  candidate: number
  votes: number
}

/** Accepted ballots in a slice of five minutes, named by its start. */
export interface BallotCountTable {
  campaign: string
  tier: string
  slice: string
  ballots: number
}

/** Key of the voter tags of one campaign; destroyed at archive. */
export interface CampaignKeyTable {
  campaign: string
  voter_key: string
}

/** A puzzle of a device that was solved and handed in, kept until it would have expired. */
export interface SpentChallengeTable {
  id: string
  expires_at: string
}

/** Ballots of a network address on a day of the campaign's zone, kept for that day; the address only as a keyed tag. */
export interface AddressDayTable {
  campaign: string
  day: string
  address: string
  ballots: number
}
