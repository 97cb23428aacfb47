import type { ResultsWhileVoting } from '../ballot/rules.ts'
import { stagesAwaited } from '../results.ts'
import type { Stage } from '../stage.ts'

export interface TermsFacts {
  now: string
  stages: readonly Stage[]
  graceSeconds: number
  /** Whether a list of results has been published. */
  published: boolean
}

/**
 * What may be shown of the votes, the same for everybody: every ballot accepted so far (`before` null), or only those cast before
 * an instant. Refused where results are hidden: until the last stage is over, and after it until the result is published.
 */
export type Terms = { before: string | null } | { refusal: 'results-hidden' | 'result-unpublished'; awaited: Stage[] }

/** vote.md "Results live, delayed … or hidden until close". */
export function standingsTerms(shown: ResultsWhileVoting, facts: TermsFacts): Terms {
  const { now, stages, graceSeconds, published } = facts
  switch (shown.mode) {
    case 'live':
      return { before: null }
    case 'refreshed':
      return { before: refreshedAt(shown.minutes, now) }
    case 'hidden': {
      if (published) return { before: null }
      const awaited = stagesAwaited(stages, now, graceSeconds)
      return { refusal: awaited.length > 0 ? 'results-hidden' : 'result-unpublished', awaited }
    }
  }
}

/** The last refresh at an instant: whole multiples of so many minutes, counted in UTC from 1970. RFC 3339 UTC. */
export function refreshedAt(minutes: number, now: string): string {
  const span = minutes * 60_000
  return new Date(Math.floor(Date.parse(now) / span) * span).toISOString()
}
