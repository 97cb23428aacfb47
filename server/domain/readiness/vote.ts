import { allowances, type VoteRules } from '../ballot/rules.ts'
import { batchKey, covers } from '../ballot/slot.ts'
import type { Campaign } from '../campaign.ts'
import { type Issue, must, type ReadinessFacts } from './issue.ts'

/** Issues of the vote: limits that no ballot could keep, ways to vote that this server has not, a roll that nobody can use. */
export function voteIssues(campaign: Campaign, { candidates, usableTiers }: VoteFacts): Issue[] {
  const { vote } = campaign.settings
  if (vote.min < 1 || vote.max < vote.min)
    return [must('rules', 'vote-range', 'vote.max', { min: vote.min, max: vote.max })]
  return [
    ...dayIssues(vote),
    ...limitIssues(campaign),
    ...batchIssues(campaign),
    ...shortIssues(campaign, candidates),
    ...tierIssues(vote, usableTiers),
  ]
}

export type VoteFacts = Pick<ReadinessFacts, 'candidates' | 'usableTiers'>

function dayIssues(vote: VoteRules): Issue[] {
  const none = (allowance: VoteRules['allowance'] | null) => allowance?.per === 'day' && allowance.ballots < 1
  if (none(vote.allowance)) return [must('rules', 'vote-days', 'vote.allowance')]
  const at = vote.tiers.findIndex(({ allowance }) => none(allowance))
  return at < 0 ? [] : [must('rules', 'vote-days', `vote.tiers.${at}.allowance`)]
}

/** A day or the themes together must leave room for the fewest that a ballot holds. */
function limitIssues({ settings: { vote, themes } }: Campaign): Issue[] {
  const { min, picks_per_day: picks, per_category: limit } = vote
  const found: Issue[] = []
  if (picks !== null && picks < min) found.push(must('rules', 'vote-picks-day', 'vote.picks_per_day', { picks, min }))
  if (limit !== null && limit.max * themes.length < min)
    found.push(must('rules', 'vote-categories', 'vote.per_category', { max: limit.max, themes: themes.length, min }))
  return found
}

function batchIssues({ stages, settings: { vote } }: Campaign): Issue[] {
  const known = new Set(stages.filter(({ kind }) => kind === 'voting').map(batchKey))
  const at = vote.batches.findIndex(
    ({ batch, min, max }) =>
      !known.has(batch) || (max !== null && max < (min ?? 1)) || (max ?? vote.max) < (min ?? vote.min),
  )
  const limit = vote.batches[at]
  return limit === undefined ? [] : [must('rules', 'vote-batch-limit', `vote.batches.${at}`, { batch: limit.batch })]
}

function shortIssues({ stages, settings: { vote } }: Campaign, candidates: readonly number[]): Issue[] {
  for (const stage of stages.filter(({ kind }) => kind === 'voting')) {
    const min = vote.batches.find(({ batch }) => batch === batchKey(stage))?.min ?? vote.min
    const shown = candidates.filter((number) => covers(stage, number)).length
    if (shown > 0 && shown < min)
      return [must('rules', 'vote-more-than-candidates', 'vote.min', { min, candidates: shown })]
  }
  return []
}

function tierIssues({ tiers, eligibility }: VoteRules, usable: VoteFacts['usableTiers']): Issue[] {
  if (tiers.length === 0) return [must('rules', 'vote-tiers-missing', 'vote.tiers')]
  const found = tiers.flatMap(({ tier }, at) =>
    usable.includes(tier) ? [] : [must('rules', 'vote-tier-unavailable', `vote.tiers.${at}`, { tier })],
  )
  if (eligibility.roll && !tiers.some(({ tier }) => tier === 'roll'))
    found.push(must('rules', 'vote-roll', 'vote.eligibility.roll'))
  return found
}

/** Whether some voter has a ballot for each batch. */
export function votesByBatch(vote: VoteRules): boolean {
  return (
    allowances(vote).some(({ per }) => per === 'batch') || (vote.tiers.length === 0 && vote.allowance.per === 'batch')
  )
}
