import type { Campaign } from '../campaign.ts'
import { decimal, equal, HUNDRED, printFixed, round, sum } from '../points.ts'
import { tallyRulesOf } from '../rules.ts'
import { type Issue, must, should } from './issue.ts'
import { type VoteFacts, voteIssues } from './vote.ts'

/** Issues of the rules: weights of the parties, tie chain, the ballot's limits, and whatever the tally itself would refuse. */
export function rulesIssues(campaign: Campaign, facts: VoteFacts): Issue[] {
  const { tally, themes, levels } = campaign.settings
  const found: Issue[] = []
  const weighed = sum(Object.values(tally.weights).map(decimal))
  if (!equal(weighed, HUNDRED))
    found.push(
      must('rules', 'party-weights', 'tally.weights', {
        sum: printFixed(round(weighed, { digits: 2, rule: 'half-up' }), 2),
      }),
    )
  if (tally.ties.length === 0) found.push(must('rules', 'ties-missing', 'tally.ties'))
  if (campaign.stages.some(({ kind }) => kind === 'voting')) found.push(...voteIssues(campaign, facts))
  if (themes.length === 0 || levels.length === 0) found.push(should('rules', 'choices-missing', 'themes'))
  const parsed = tallyRulesOf(campaign)
  // What the rubric and the weights above already say is not said twice.
  if ('refusal' in parsed && parsed.refusal.code !== 'weights-sum' && campaign.criteria.length > 0)
    found.push(
      must('rules', 'tally-rules', parsed.refusal.field.replace(/^rules\./, 'tally.'), { fault: parsed.refusal.code }),
    )
  return found
}
