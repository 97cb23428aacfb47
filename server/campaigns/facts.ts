import type { Context } from 'hono'
import { readCampaign } from '../../db/campaigns.ts'
import { campaignFigures, publicationState } from '../../db/overview.ts'
import { logStanding } from '../../db/voting.ts'
import { usableTiers } from '../channels.ts'
import type { Deps } from '../deps.ts'
import type { Campaign } from '../domain/campaign.ts'
import { batchTime, forecast, headline, nextMoment, waitingThings } from '../domain/overview.ts'
import { issuesBeforeFreeze, type ReadinessFacts, settledParts } from '../domain/readiness.ts'
import { stageState } from '../domain/stage.ts'
import { turnoutOf } from '../domain/standings.ts'
import type { Refusal } from '../refusal.ts'
import type { Env } from '../route.ts'
import { type Member, memberWith } from '../session.ts'
import { rfc3339 } from '../time.ts'
import type { CampaignFacts } from './schemas.ts'

/** A campaign before an organizer who may change it. */
export interface Desk {
  deps: Deps
  campaign: Campaign
  member: Member
  now: string
}

/** The campaign for its organizer (or also its auditor, who reads); refused for everybody else. */
export async function deskOf(
  c: Context<Env>,
  id: string,
  ...roles: ('organizer' | 'auditor')[]
): Promise<Desk | { refusal: Refusal }> {
  const asking = await memberWith(c, id, ...roles)
  if ('refusal' in asking) return asking
  const { deps } = c.var
  const campaign = await readCampaign(deps.db, id)
  if (campaign === undefined) return { refusal: { code: 'not-found' } }
  return { deps, campaign, member: asking.member, now: rfc3339(deps.now()) }
}

/** The figures of a campaign, ballots counted up to the last half hour. */
export async function figuresOf({ deps, campaign, now }: Pick<Desk, 'deps' | 'campaign' | 'now'>) {
  const until = batchTime(now)
  const since = rfc3339(new Date(Date.parse(until) - 86_400_000))
  return { ...(await campaignFigures(deps.db, campaign.id, { since, until })), until }
}

type FiguresOf = Awaited<ReturnType<typeof figuresOf>>

/** What the issues before opening depend on. */
export function readinessFacts({ channels }: Deps, figures: FiguresOf, now: string): ReadinessFacts {
  const { candidates, experts, acceptedExperts, confirmers } = figures
  return { now, candidates, experts, acceptedExperts, confirmers, usableTiers: usableTiers(channels) }
}

/** Everything the organizer's pages show of a campaign: a constant number of queries. */
export async function organizerFacts(desk: Desk): Promise<CampaignFacts> {
  const { deps, campaign, member, now } = desk
  const figures = await figuresOf(desk)
  const publications = await publicationState(deps.db, campaign.id)
  const log = await logStanding(deps.db, campaign.id)
  const readiness = readinessFacts(deps, figures, now)
  const issues = campaign.frozenAt === null ? issuesBeforeFreeze(campaign, readiness) : []
  const expected = figures.candidates.length * figures.acceptedExperts
  const scoring = campaign.stages.find(({ kind }) => kind === 'scoring')
  const since = scoring?.openedAt ?? scoring?.opensAt ?? figures.firstSheetAt
  const finish = since == null ? null : forecast(figures.sheets, expected, since, now)
  const { rules: _, ...facts } = campaign
  return {
    ...facts,
    person: member.person.name,
    role: member.role === 'auditor' ? 'auditor' : 'organizer',
    now,
    stages: campaign.stages.map((stage) => ({ ...stage, state: stageState(stage, now) })),
    figures: {
      candidates: figures.candidates.length,
      withdrawn: figures.withdrawn,
      experts: figures.experts,
      acceptedExperts: figures.acceptedExperts,
      sheets: figures.sheets,
      sheetsExpected: expected,
      scoringForecast: finish,
      ballots: figures.ballots,
      recentBallots: figures.recentBallots,
      ballotsAt: figures.until,
    },
    usableTiers: usableTiers(deps.channels),
    headline: headline(campaign, {
      missing: issues.filter(({ severity }) => severity === 'must').length,
      now,
      published: publications.published,
    }),
    issues,
    settled: campaign.frozenAt === null ? settledParts(campaign, readiness, issues) : [],
    waiting:
      campaign.frozenAt === null
        ? []
        : waitingThings(campaign.stages, {
            ...readiness,
            log: log.state,
            turnout: turnoutOf(campaign.settings.vote, { ...campaign, now, ballots: figures.ballots }),
            ballots: figures.ballots,
            candidates: figures.candidates.length,
            sheetsOpen: expected - figures.sheets,
            forecast: finish,
            publications: {
              published: publications.published,
              proposed: publications.proposed && {
                kind: publications.proposed.kind,
                byOther: publications.proposed.by !== member.person.id,
              },
            },
          }),
    next: nextMoment(campaign.stages, now),
  }
}
