import type { Campaign } from '../campaign.ts'
import { decimal } from '../points.ts'
import type { StageKind } from '../stage.ts'
import { type Issue, must, type ReadinessFacts, should } from './issue.ts'

/** Stages in which nominations still come in after opening. */
const collecting: readonly StageKind[] = ['call', 'recommendation', 'formal-check', 'preliminary-review']

/** Issues of people and nominations: candidates, experts, and the second person of every grave act (product.md "People"). */
export function peopleIssues(campaign: Campaign, facts: ReadinessFacts): Issue[] {
  const found: Issue[] = []
  if (facts.candidates.length === 0)
    found.push(
      campaign.stages.some(({ kind }) => collecting.includes(kind))
        ? should('nominations', 'candidates-later', 'nominations')
        : must('nominations', 'candidates-missing', 'nominations'),
    )
  if (decimal(campaign.settings.tally.weights.expert ?? '0').n > 0n) found.push(...expertIssues(campaign, facts))
  if (facts.confirmers < 2) found.push(must('people', 'second-person-missing', 'organizers'))
  return found
}

function expertIssues({ settings }: Campaign, { experts, acceptedExperts }: ReadinessFacts): Issue[] {
  if (experts === 0) return [must('people', 'experts-missing', 'experts')]
  const { method, from_sheets: wanted } = settings.tally.panel
  if (method === 'trimmed-mean' && experts < wanted)
    return [should('people', 'experts-few', 'experts', { wanted, experts })]
  if (acceptedExperts < experts)
    return [should('people', 'experts-not-accepted', 'experts', { open: experts - acceptedExperts })]
  return []
}
