import type { Campaign } from '../campaign.ts'

/** A nomination as the result needs it: who it is, and whether it still takes part. */
export interface NominationFacts {
  number: number
  name: string
  /** Names of units from the city down. */
  path: readonly string[]
  level: string
  unit: string | null
  theme: string
  state: 'admitted' | 'withdrawn' | 'disqualified'
}

/** A submitted sheet under the expert's pseudonym; points in hundredths by criterion key, null is "not given". */
export interface SheetFacts {
  nomination: number
  /** The nomination's name. */
  name: string
  expert: string
  comment: string
  scores: Readonly<Record<string, { points: number | null; comment: string }>>
}

/** Ballots accepted through one identity tier, and the votes that they gave. */
export interface TierFacts {
  tier: string
  accepted: number
  votes: number
}

/** Everything from which the result of a campaign is made; nothing else enters it. */
export interface ResultFacts {
  campaign: Campaign
  nominations: readonly NominationFacts[]
  sheets: readonly SheetFacts[]
  /** Counted votes by candidate number; a candidate without a vote may be absent. */
  votes: Readonly<Record<number, number>>
  tiers: readonly TierFacts[]
}
