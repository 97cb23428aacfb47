import type { Tier } from '../identity.ts'

/** How often one voter may cast a ballot: once in the campaign, once a batch, or so many times a calendar day of the zone. */
export type Allowance = { per: 'campaign' } | { per: 'batch' } | { per: 'day'; ballots: number }

/** How often one voter may choose the same candidate: once in the campaign, so many times a day, or once on each ballot. */
export type SameCandidate = { per: 'campaign' } | { per: 'day'; times: number } | { per: 'ballot' }

/** The most of one category (the nominations' theme) that a voter may choose on a ballot, in a day, or in the campaign. */
export type CategoryLimit = { max: number; per: 'ballot' | 'day' | 'campaign' }

/** What one batch asks of a ballot where it differs; null keeps the campaign's own figure. `batch`: its key, `031-060`. */
export type BatchLimit = { batch: string; min: number | null; max: number | null }

/** A way to vote that citizens are offered. Null: the campaign's allowance. `must_follow`: WeChat asks for a follower. */
export type TierRule = { tier: Tier; allowance: Allowance | null; must_follow: boolean }

/** Who may vote: what every voter confirms, each sentence in Chinese and English, and whether a roll decides. */
export type Eligibility = { confirm: readonly { text: string; text_en: string | null }[]; roll: boolean }

/** When totals may be seen before the close: never, at once, or refreshed every so many minutes. */
export type ResultsWhileVoting = { mode: 'hidden' } | { mode: 'live' } | { mode: 'refreshed'; minutes: number }

/** A step against a candidate whose votes were bought or brushed, in the order of the ladder. */
export type MisconductStep =
  | { act: 'warn' }
  | { act: 'suspend'; days: number }
  | { act: 'zero' }
  | { act: 'disqualify' }

/**
 * What happens when votes are brushed. `suspect_days`: days for which a suspected candidate cannot be chosen, null for none.
 * `notice`: each step is published; `evidence` adds entry, cut-off date and a table of evidence.
 */
export type Misconduct = {
  suspect_days: number | null
  ladder: readonly MisconductStep[]
  notice: 'step' | 'evidence'
  cleaning: 'after-close' | 'periodic'
}

/** The voting rules of a campaign, frozen before it opens. Keys are those of the hashed object (log.md). */
export type VoteRules = {
  /** Fewest and most selections on one ballot. */
  min: number
  max: number
  allowance: Allowance
  /** The most selections on all ballots of one day, null without such a limit. */
  picks_per_day: number | null
  same_candidate: SameCandidate
  per_category: CategoryLimit | null
  batches: readonly BatchLimit[]
  /** The most ballots that one network address may cast a day, null without such a limit. */
  ballots_per_address_per_day: number | null
  /** In the order in which they are offered. */
  tiers: readonly TierRule[]
  eligibility: Eligibility
  order: 'shuffled' | 'number'
  results_while_voting: ResultsWhileVoting
  /** Registered population, for the turnout; null when unknown. */
  population: number | null
  misconduct: Misconduct
  /** A ballot that reached the queue before close counts if it is sequenced within so many seconds after. */
  grace_seconds: number
}

/** What holds where a campaign says nothing else: one ballot a device, hidden results, a shuffled list. */
export const standardVote: VoteRules = {
  min: 1,
  max: 10,
  allowance: { per: 'campaign' },
  picks_per_day: null,
  same_candidate: { per: 'ballot' },
  per_category: null,
  batches: [],
  ballots_per_address_per_day: null,
  tiers: [{ tier: 'device', allowance: null, must_follow: false }],
  eligibility: { confirm: [], roll: false },
  order: 'shuffled',
  results_while_voting: { mode: 'hidden' },
  population: null,
  misconduct: {
    suspect_days: null,
    ladder: [{ act: 'zero' }, { act: 'disqualify' }],
    notice: 'step',
    cleaning: 'after-close',
  },
  grace_seconds: 0,
}

/** The allowance of a voter who comes by this tier (as rows carry it). */
export function allowanceOf(rules: VoteRules, tier: string): Allowance {
  return rules.tiers.find((one) => one.tier === tier)?.allowance ?? rules.allowance
}

/** Every allowance that a voter may meet, one for each tier. */
export function allowances(rules: VoteRules): Allowance[] {
  return rules.tiers.map(({ allowance }) => allowance ?? rules.allowance)
}
