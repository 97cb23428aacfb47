/** What is missing before a campaign can be opened, and what is already there. */
import type { Campaign } from './campaign.ts'
import type { Issue, IssuePlace, ReadinessFacts } from './readiness/issue.ts'
import { peopleIssues } from './readiness/people.ts'
import { rubricIssues } from './readiness/rubric.ts'
import { rulesIssues } from './readiness/rules.ts'
import { stageIssues } from './readiness/stages.ts'
import { leaves } from './rubric.ts'

export type { Issue, IssueCode, IssuePlace, ReadinessFacts } from './readiness/issue.ts'

/**
 * Everything that stands between this campaign and its opening, most basic first. `must` keeps it closed, `should` is advice.
 * `place` and `field` name the page and the field on it where the issue is mended.
 */
export function issuesBeforeFreeze(campaign: Campaign, facts: ReadinessFacts): Issue[] {
  return [
    ...stageIssues(campaign, facts),
    ...rubricIssues(campaign),
    ...rulesIssues(campaign, facts),
    ...peopleIssues(campaign, facts),
  ].sort((a, b) => Number(a.severity === 'should') - Number(b.severity === 'should'))
}

/** Whether anything keeps the campaign closed. */
export function isReadyToOpen(issues: readonly Issue[]): boolean {
  return issues.every(({ severity }) => severity === 'should')
}

/** A part of the preparation that nothing is missing in, with the figures of its sentence. */
export interface Settled {
  code: 'themes-and-levels' | 'dates' | 'rubric' | 'rules' | 'people' | 'nominations'
  place: IssuePlace
  values: Record<string, number>
}

/** What is already done: the parts without a `must`. */
export function settledParts(campaign: Campaign, facts: ReadinessFacts, issues: readonly Issue[]): Settled[] {
  const { themes, levels } = campaign.settings
  const open = new Set(issues.flatMap(({ severity, place }) => (severity === 'must' ? [place] : [])))
  const parts: Settled[] = [
    { code: 'themes-and-levels', place: 'rules', values: { themes: themes.length, levels: levels.length } },
    { code: 'dates', place: 'stages', values: { stages: campaign.stages.length } },
    { code: 'rubric', place: 'rubric', values: { leaves: leaves(campaign.criteria).length } },
    { code: 'rules', place: 'rules', values: { ties: campaign.settings.tally.ties.length } },
    { code: 'people', place: 'people', values: { experts: facts.experts } },
    { code: 'nominations', place: 'nominations', values: { candidates: facts.candidates.length } },
  ]
  return parts.filter(({ code, place, values }) => {
    if (code === 'themes-and-levels') return themes.length > 0 && levels.length > 0
    if (code === 'nominations' && values.candidates === 0) return false
    if (code === 'people' && values.experts === 0) return false
    return !open.has(place)
  })
}
