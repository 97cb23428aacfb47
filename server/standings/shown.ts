import {
  type CountedVotes,
  countedSoFar,
  keepStanding,
  keptStanding,
  refreshedVotes,
  type StandingsCampaign,
} from '../../db/standings.ts'
import type { Deps } from '../deps.ts'
import { refreshedAt, standingsTerms } from '../domain/standings.ts'
import type { Refusal } from '../refusal.ts'
import { rfc3339 } from '../time.ts'

/** The votes as anybody may see them now, and from when they are. */
export interface ShownVotes extends CountedVotes {
  at: string
  /** When they change next; null where they change with every ballot. */
  next: string | null
}

/** The votes of a campaign as its rules show them, the same for everybody; or the refusal where they are hidden. */
export async function shownVotes(
  deps: Pick<Deps, 'db' | 'now'>,
  campaign: StandingsCampaign,
): Promise<ShownVotes | { refusal: Refusal }> {
  const { rules, stages, published } = campaign
  const now = rfc3339(deps.now())
  const shown = rules.results_while_voting
  const terms = standingsTerms(shown, { now, stages, graceSeconds: rules.grace_seconds, published })
  if ('refusal' in terms) return { refusal: { code: terms.refusal, current: { awaited: terms.awaited } } }
  if (terms.before === null) return { at: now, next: null, ...(await countedSoFar(deps.db, campaign.id)) }
  const minutes = shown.mode === 'refreshed' ? shown.minutes : 0
  const next = rfc3339(new Date(Date.parse(terms.before) + minutes * 60_000))
  return { at: terms.before, next, ...(await standingAt(deps, campaign.id, terms.before)) }
}

async function standingAt(deps: Pick<Deps, 'db'>, campaign: string, before: string): Promise<CountedVotes> {
  const kept = await keptStanding(deps.db, campaign, before)
  if (kept !== undefined) return kept
  return deps.db.transaction().execute((trx) => keepStanding(trx, campaign, before))
}

/** Keeps the votes of every refresh that is due, so that no reader waits for the count; answers how many were kept. */
export async function keepStandingsDue(deps: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const now = rfc3339(deps.now())
  let count = 0
  for (const { id, minutes, newest } of await refreshedVotes(deps.db)) {
    const before = refreshedAt(minutes, now)
    if (newest !== null && newest >= before) continue
    await standingAt(deps, id, before)
    count += 1
  }
  return count
}
