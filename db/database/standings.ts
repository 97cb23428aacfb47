/** The votes at the last refresh; earlier ones are not kept. */
export interface StandingSnapshotTable {
  campaign: string
  /** Exactly the ballots cast before this instant. */
  before: string
  ballots: number
  /** JSON array of `[candidate, votes]`. */
  votes: string
}

/** Ballots turned away in a slice of five minutes, by the code of the refusal. */
export interface RefusalCountTable {
  campaign: string
  slice: string
  code: string
  refusals: number
}
