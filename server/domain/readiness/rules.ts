import { covers, type VoteRules } from '../ballot.ts'
import type { Campaign } from '../campaign.ts'
import { decimal, equal, HUNDRED, printFixed, round, sum } from '../points.ts'
import { tallyRulesOf } from '../rules.ts'
import { type Issue, must, type ReadinessFacts, should } from './issue.ts'

/** Issues of the rules: weights of the parties, tie chain, the ballot's limits, and whatever the tally itself would refuse. */
export function rulesIssues(campaign: Campaign, { candidates }: ReadinessFacts): Issue[] {
  const { tally, vote, themes, levels } = campaign.settings
  const found: Issue[] = []
  const weighed = sum(Object.values(tally.weights).map(decimal))
  if (!equal(weighed, HUNDRED))
    found.push(
      must('rules', 'party-weights', 'tally.weights', {
        sum: printFixed(round(weighed, { digits: 2, rule: 'half-up' }), 2),
      }),
    )
  if (tally.ties.length === 0) found.push(must('rules', 'ties-missing', 'tally.ties'))
  if (campaign.stages.some(({ kind }) => kind === 'voting')) found.push(...voteIssues(campaign, vote, candidates))
  if (themes.length === 0 || levels.length === 0) found.push(should('rules', 'choices-missing', 'themes'))
  const parsed = tallyRulesOf(campaign)
  // What the rubric and the weights above already say is not said twice.
  if ('refusal' in parsed && parsed.refusal.code !== 'weights-sum' && campaign.criteria.length > 0)
    found.push(
      must('rules', 'tally-rules', parsed.refusal.field.replace(/^rules\./, 'tally.'), { fault: parsed.refusal.code }),
    )
  return found
}

function voteIssues({ stages }: Campaign, vote: VoteRules, candidates: readonly number[]): Issue[] {
  if (vote.min < 1 || vote.max < vote.min)
    return [must('rules', 'vote-range', 'vote.max', { min: vote.min, max: vote.max })]
  if (vote.allowance.per === 'day' && vote.allowance.ballots < 1) return [must('rules', 'vote-days', 'vote.allowance')]
  const short = stages
    .filter(({ kind }) => kind === 'voting')
    .map((stage) => candidates.filter((number) => covers(stage, number)).length)
    .find((shown) => shown > 0 && shown < vote.min)
  if (short === undefined) return []
  return [must('rules', 'vote-more-than-candidates', 'vote.min', { min: vote.min, candidates: short })]
}
