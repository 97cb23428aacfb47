import type { VoteRules } from '../../../server/domain/ballot.ts'

type Per = VoteRules['allowance']['per']

/** The voting rules as typed: every number is text, an empty one is no limit where there may be none. */
export interface TypedVote {
  min: string
  max: string
  per: Per
  ballots: string
  picks: string
  same: VoteRules['same_candidate']['per']
  times: string
  /** Empty where themes have no limit. */
  category: '' | NonNullable<VoteRules['per_category']>['per']
  categoryMax: string
  /** By the key of a batch; empty figures are the campaign's own. */
  batches: Record<string, { min: string; max: string }>
  address: string
  /** An empty `per` is the campaign's allowance. */
  tiers: { tier: VoteRules['tiers'][number]['tier']; per: '' | Per; ballots: string; must_follow: boolean }[]
  confirm: { text: string; textEn: string }[]
  roll: boolean
  order: VoteRules['order']
  results: VoteRules['results_while_voting']['mode']
  minutes: string
  population: string
  suspect: string
  ladder: { act: VoteRules['misconduct']['ladder'][number]['act']; days: string }[]
  notice: VoteRules['misconduct']['notice']
  cleaning: VoteRules['misconduct']['cleaning']
  grace_seconds: string
}

/** The form of stored voting rules. */
export function typedVote(vote: VoteRules): TypedVote {
  const { allowance, same_candidate: same, per_category: category, results_while_voting: results, misconduct } = vote
  return {
    min: String(vote.min),
    max: String(vote.max),
    per: allowance.per,
    ballots: allowance.per === 'day' ? String(allowance.ballots) : '1',
    picks: text(vote.picks_per_day),
    same: same.per,
    times: same.per === 'day' ? String(same.times) : '1',
    category: category?.per ?? '',
    categoryMax: text(category?.max ?? null),
    batches: Object.fromEntries(vote.batches.map(({ batch, min, max }) => [batch, { min: text(min), max: text(max) }])),
    address: text(vote.ballots_per_address_per_day),
    tiers: vote.tiers.map(({ tier, allowance: own, must_follow }) => ({
      tier,
      per: own?.per ?? '',
      ballots: own?.per === 'day' ? String(own.ballots) : '1',
      must_follow,
    })),
    confirm: vote.eligibility.confirm.map((one) => ({ text: one.text, textEn: one.text_en ?? '' })),
    roll: vote.eligibility.roll,
    order: vote.order,
    results: results.mode,
    minutes: results.mode === 'refreshed' ? String(results.minutes) : '5',
    population: text(vote.population),
    suspect: text(misconduct.suspect_days),
    ladder: misconduct.ladder.map((step) => ({
      act: step.act,
      days: step.act === 'suspend' ? String(step.days) : '5',
    })),
    notice: misconduct.notice,
    cleaning: misconduct.cleaning,
    grace_seconds: String(vote.grace_seconds),
  }
}

function text(count: number | null): string {
  return count === null ? '' : String(count)
}
