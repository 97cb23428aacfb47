import { ballotsByTier, type StandingsCampaign, standingCandidates } from '../../db/standings.ts'
import { ballotsByHour, ballotsBySlice, identitiesIssued, logStanding, refusalsByCode } from '../../db/voting.ts'
import type { Deps } from '../deps.ts'
import { stageState } from '../domain/stage.ts'
import { isVotingOver } from '../domain/stageMove.ts'
import { percent, possibleBallots, turnoutOf, votesByUnit } from '../domain/standings.ts'
import { rfc3339 } from '../time.ts'
import type { VotingDesk } from './schemas.ts'
import { shownVotes } from './shown.ts'

const hour = 3_600_000

/**
 * What an organizer sees of a vote under way: how many ballots come, by which way, and which are turned away; never for whom,
 * beyond what the rules show everybody. A constant number of queries over counters, whatever the number of ballots.
 */
export async function votingDesk(deps: Deps, campaign: StandingsCampaign): Promise<VotingDesk> {
  const { db, sequencer } = deps
  const { id, rules, stages, zone } = campaign
  const now = rfc3339(deps.now())
  const state = stateOf(campaign, now)
  const byTier = await ballotsByTier(db, id)
  const ballots = byTier.reduce((sum, tier) => sum + tier.ballots, 0)
  const end = state === 'closed' ? lastClosing(campaign, now) : now
  const recentFrom = before(end, 24 * hour)
  const recent = await ballotsBySlice(db, id, recentFrom)
  const lastHour = before(now, hour)
  const refusals = await refusalsByCode(db, id, lastHour)
  const issued = await identitiesIssued(db, id)
  const { waiting, oldestMs } = sequencer.pressure()
  return {
    now,
    state,
    ballots,
    lastHour: recent.reduce((sum, one) => sum + (one.at >= lastHour ? one.accepted : 0), 0),
    refused: refusals.reduce((sum, one) => sum + one.refusals, 0),
    recent,
    recentFrom,
    hours: await ballotsByHour(db, id),
    tiers: byTier.map((tier) => {
      const given = issued[tier.tier] ?? null
      return {
        ...tier,
        share: percent(tier.ballots, ballots),
        issued: given,
        exceeded: given !== null && tier.ballots > possibleBallots(rules, given, { stages, zone, now }),
      }
    }),
    refusals,
    turnout: turnoutOf(rules, { stages, zone, now, ballots }),
    log: { ...(await logStanding(db, id)), waiting, waitedMs: Math.round(oldestMs) },
    shown: await shownUnits(deps, campaign),
  }
}

async function shownUnits(deps: Deps, campaign: StandingsCampaign): Promise<VotingDesk['shown']> {
  const shown = await shownVotes(deps, campaign)
  if ('refusal' in shown) return null
  const candidates = await standingCandidates(deps.db, campaign.id)
  const { at, next, ballots, votes } = shown
  const { max, batches } = campaign.rules
  // A batch may have its own, larger maximum: then a ballot may choose all of a unit's candidates.
  const most = batches.some((batch) => batch.max !== null) ? candidates.length : max
  return { at, next, units: votesByUnit(candidates, votes, { ballots, max: most }) }
}

function stateOf({ stages, rules }: StandingsCampaign, now: string): VotingDesk['state'] {
  if (isVotingOver(stages, rules.grace_seconds, now)) return 'closed'
  const opened = stages.some((stage) => stage.kind === 'voting' && stageState(stage, now) !== 'planned')
  return opened ? 'open' : 'planned'
}

/** When the last vote closed; never after `now`. */
function lastClosing({ stages }: StandingsCampaign, now: string): string {
  const closings = stages.flatMap(({ kind, closedAt, closesAt }) =>
    kind === 'voting' ? [[closedAt, closesAt, now].filter((at) => at !== null).sort()[0] ?? now] : [],
  )
  return closings.sort().at(-1) ?? now
}

function before(at: string, ms: number): string {
  return rfc3339(new Date(Date.parse(at) - ms))
}
