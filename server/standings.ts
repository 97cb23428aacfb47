import { createRoute } from '@hono/zod-openapi'
import { standingCandidates, standingsCampaign } from '../db/standings.ts'
import { standingsOf } from './domain/standings.ts'
import { answers, refuse } from './refusal.ts'
import { slice } from './route.ts'
import { memberWith } from './session.ts'
import { votingDesk } from './standings/desk.ts'
import { ofCampaign, Standings, VotingDesk } from './standings/schemas.ts'
import { shownVotes } from './standings/shown.ts'

export type { VotingDesk } from './standings/schemas.ts'

const read = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/standings',
  summary:
    'Votes before the result, before screening, as the rules show them: at once, refreshed every so many minutes (the same for everybody), or 409 `results-hidden` for everybody.',
  request: { params: ofCampaign },
  responses: answers(Standings),
})

const desk = createRoute({
  method: 'get',
  path: '/campaigns/{campaign}/voting',
  summary: 'The vote under way for its organizers: ballots over time, by tier, turned away and why; turnout; the log.',
  request: { params: ofCampaign },
  responses: answers(VotingDesk),
})

export const standings = slice()
  .openapi(read, async (c) => {
    const { db, now } = c.var.deps
    const campaign = await standingsCampaign(db, c.req.valid('param').campaign)
    if (campaign === undefined) return refuse(c, { code: 'not-found' })
    const shown = await shownVotes(c.var.deps, campaign)
    if ('refusal' in shown) return refuse(c, shown.refusal)
    const { at, next, ballots, votes } = shown
    const rule = campaign.rules.results_while_voting
    if (next !== null) c.header('cache-control', `public, max-age=${secondsUntil(next, now())}`)
    return c.json(
      {
        mode: rule.mode,
        minutes: rule.mode === 'refreshed' ? rule.minutes : null,
        at,
        next,
        beforeScreening: true as const,
        ballots,
        standings: standingsOf(await standingCandidates(db, campaign.id), votes),
      },
      200,
    )
  })
  .openapi(desk, async (c) => {
    const { campaign: id } = c.req.valid('param')
    const asking = await memberWith(c, id, 'organizer', 'auditor')
    if ('refusal' in asking) return refuse(c, asking.refusal)
    const campaign = await standingsCampaign(c.var.deps.db, id)
    if (campaign === undefined) return refuse(c, { code: 'rules-not-frozen' })
    return c.json(await votingDesk(c.var.deps, campaign), 200)
  })

export type StandingsApi = typeof standings

/** Whole seconds for which an answer stays the same; a minute at most. */
function secondsUntil(next: string, now: Date): number {
  return Math.max(0, Math.min(60, Math.floor((Date.parse(next) - now.getTime()) / 1000)))
}
